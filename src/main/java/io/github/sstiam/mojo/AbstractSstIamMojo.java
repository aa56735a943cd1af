package io.github.sstiam.mojo;

import io.github.sstiam.app.SstVersion;
import io.github.sstiam.goal.GoalRequest;
import io.github.sstiam.goal.access.AwsOptions;
import io.github.sstiam.goal.app.AppRequest;
import io.github.sstiam.goal.app.AppRequest.StaleAssembly;
import io.github.sstiam.goal.app.AppRequest.UnknownTypes;
import io.github.sstiam.goal.deployment.DeploymentRequest;
import io.github.sstiam.goal.deployment.DeploymentRequest.Bootstrap;
import io.github.sstiam.goal.port.BuildCache;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.goal.port.GoalResult;
import io.github.sstiam.mojo.console.MavenLog;
import io.github.sstiam.mojo.console.SanitizedFault;
import io.github.sstiam.mojo.console.SanitizedLog;
import io.github.sstiam.mojo.parameter.CommandElement;
import io.github.sstiam.mojo.parameter.DeclaredResourceElement;
import io.github.sstiam.mojo.parameter.MavenSettings;
import io.github.sstiam.mojo.parameter.Parameters;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.Source;
import io.github.sstiam.reader.stack.Target;
import io.github.sstiam.requirement.Deployment.Command;
import io.github.sstiam.requirement.Deployment.Roles;
import io.github.sstiam.requirement.Deployment.Stacks;
import io.github.sstiam.simulation.gate.BuildGate.Response;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.components.interactivity.Prompter;

/**
 * Declares the parameters that all goals share, and turns them into the shared part of a request.
 * They are fields of a base class because Maven sets {@code -D} properties nowhere else.
 */
abstract class AbstractSstIamMojo extends AbstractMojo {
  /**
   * Skips the goal. The log says so in one line.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.skip", defaultValue = "false")
  private boolean skip;

  /**
   * The folder of the SST app. The plugin looks for the cloud assembly in {@code .sst/dist} (SST
   * 2), {@code .build/cdk.out} (SST 0 and 1) and {@code cdk.out} of this folder. By default the
   * project's folder.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.appDirectory", defaultValue = "${basedir}")
  private File appDirectory;

  /**
   * What the plugin reads the app from. {@code auto} uses {@code templates} if they are set, else
   * the cloud assembly, else the constructs of a folder with {@code sst.json} or {@code
   * sst.config.ts}, else {@code declaredResources}. {@code assembly}, {@code constructs} and {@code
   * declared} use only that source.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.source", defaultValue = "auto")
  private String source;

  /**
   * The folder of the app's cloud assembly, which contains {@code manifest.json}. By default the
   * plugin looks for it in {@code appDirectory}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.assembly")
  private File assembly;

  /**
   * Comma-separated CloudFormation templates, JSON or YAML. The plugin reads each as a stack
   * instead of a cloud assembly. A stack has the name of its file without the extension, or {@code
   * stackName}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.templates")
  private List<File> templates;

  /**
   * The name of the stack that {@code templates} describes, if that is a single file.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.stackName")
  private String stackName;

  /**
   * Values of the templates' parameters, each {@code Name=value}. A parameter without a value here
   * has its default; without a default its value is unknown.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.parameters")
  private List<String> parameters;

  /**
   * The region that the app is deployed to. By default the region of the cloud assembly; if that
   * names none, the region is unknown.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.region")
  private String region;

  /**
   * The account that the app is deployed to, twelve digits. By default the account of the cloud
   * assembly; if that names none, the account is unknown.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.account")
  private String account;

  /**
   * The partition that the app is deployed to: {@code aws}, {@code aws-cn} or {@code aws-us-gov}.
   * By default the partition of the region.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.partition")
  private String partition;

  /**
   * The stage that is to be deployed. The goal fails if the cloud assembly is of another stage. By
   * default any stage is accepted.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.stage")
  private String stage;

  /**
   * The version of SST, which decides which principal makes which calls. By default it is read from
   * the app's package files.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.sstVersion")
  private String sstVersion;

  /**
   * Whether to consider only what this deployment changes. The plugin compares the app with the
   * deployed templates, which it reads from CloudFormation or from {@code deployedTemplates}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.changesOnly", defaultValue = "false")
  private boolean changesOnly;

  /**
   * The folder with the deployed template of each stack as {@code <stack name>.json} or {@code
   * .yaml}, for {@code changesOnly} without a query to CloudFormation; a stack without a file is
   * new. To create a file: {@code aws cloudformation get-template --stack-name NAME --query
   * TemplateBody}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.deployedTemplates")
  private File deployedTemplates;

  /**
   * What to do if sources of the app are newer than the cloud assembly: {@code warn} names them,
   * {@code fail} fails, {@code ignore} does not compare.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.staleAssembly", defaultValue = "warn")
  private String staleAssembly;

  /**
   * Whether the plugin first runs the app's own synthesis. The synthesis runs code of the app with
   * the environment and the AWS credentials of the build. Without this parameter, the plugin runs
   * no code of the app.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.synthesise", defaultValue = "false")
  private boolean synthesise;

  /**
   * The program that {@code synthesise} runs in the app's folder: each argument an {@code
   * <argument>}, or all of them in one text, separated by blanks and with quotes around arguments
   * that contain blanks. The plugin starts the program without a shell. By default {@code npx
   * --no-install sst build} with {@code --stage} and {@code --region} where they are given.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.synthesisCommand")
  private CommandElement synthesisCommand;

  /**
   * How many seconds the synthesis may take. After that the plugin stops it, and the goal fails.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.synthesisTimeout", defaultValue = "600")
  private int synthesisTimeout;

  /**
   * Resources that no source of the app shows. The plugin adds them to those that the source shows.
   *
   * <pre>{@code
   * <declaredResources>
   *   <declaredResource>
   *     <type>AWS::DynamoDB::Table</type>
   *     <name>orders-*</name>
   *   </declaredResource>
   * </declaredResources>
   * }</pre>
   *
   * @since 0.1.0
   */
  @Parameter private List<DeclaredResourceElement> declaredResources;

  /**
   * What to do if the plugin reads constructs and does not know one: {@code warn} names it, {@code
   * fail} fails.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.unknownConstructs", defaultValue = "warn")
  private String unknownConstructs;

  /**
   * What to do if the app declares resource types that the catalogue does not know: {@code warn}
   * names them and verifies the rest, {@code fail} fails, {@code describe} queries CloudFormation
   * ({@code cloudformation:DescribeType}), which also knows private and third-party types, and
   * warns of types that are still unknown.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.unknownTypes", defaultValue = "warn")
  private String unknownTypes;

  /**
   * The archive {@code CloudformationSchema.zip} that AWS publishes for each region. The
   * permissions that its schemas list for the handlers of resource types then replace those of the
   * embedded catalogue.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.catalog")
  private File catalog;

  /**
   * Files with rules of your own: corrections of the catalogue, and types that it does not know.
   * They take precedence over the plugin's rules, and those of a file over those of the files after
   * it. docs/rules.md describes the form.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.rules")
  private List<File> rules;

  /**
   * The folder that caches CloudFormation's descriptions of resource types for a day.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "sst-iam.typeCache",
      defaultValue = "${settings.localRepository}/.cache/sst-iam")
  private File typeCache;

  /**
   * The command to verify: {@code deploy}, {@code start} ({@code sst start} and {@code sst dev}),
   * {@code remove}, {@code diff}, or {@code bootstrap} for the bootstrap stacks alone.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.command", defaultValue = "deploy")
  private String command;

  /**
   * Whether the stacks exist already: {@code new} for a first deployment, which updates nothing,
   * {@code deployed} for a later one, {@code any} for the whole life of the stacks.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.stacks", defaultValue = "any")
  private String stacks;

  /**
   * Whether the deployment includes the bootstrap stacks of CDK and SST, which SST deploys if they
   * do not exist: {@code include}, {@code exclude}, or {@code auto}. With {@code auto}, the plugin
   * queries IAM for the roles of CDK's bootstrap stack; if it does not query IAM, it includes the
   * stacks.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.bootstrap", defaultValue = "auto")
  private String bootstrap;

  /**
   * The ARN of the service role that CloudFormation is given ({@code --role-arn} of SST 0 and 1,
   * and of the CDK). That role then needs the permissions for the resources, and the caller needs
   * permission to pass it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.roleArn")
  private String roleArn;

  /**
   * The ARN of the role that SST 2 assumes ({@code --role}, or {@code role} in its configuration).
   * This role is treated as the caller. The identity behind your credentials must be able to assume
   * it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.assumeRoleArn")
  private String assumeRoleArn;

  /**
   * Which principals deploy: {@code auto} is the caller together with the roles of CDK's bootstrap
   * stack that the assembly names, as the version of SST uses them; {@code caller} is the caller
   * alone.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.roles", defaultValue = "auto")
  private String roles;

  /**
   * The ARN of the permissions boundary of the app's roles. The policies that the plugin writes
   * allow the identity to create and change roles only with this boundary.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.boundary")
  private String boundary;

  /**
   * Comma-separated actions to explain: why the deployment needs them, or why not. An action may
   * contain wildcards: {@code s3:PutObject}, or {@code s3:Put*}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.explain")
  private List<String> explain;

  /**
   * The profile of the AWS configuration files that supplies the credentials. By default the AWS
   * SDK's own choice ({@code AWS_PROFILE}, else {@code default}).
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.profile")
  private String profile;

  /**
   * The address of an AWS-compatible endpoint that the plugin calls instead of AWS, such as {@code
   * http://localhost:4566}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.endpoint")
  private String endpoint;

  /**
   * The code that your multi-factor authentication device shows, for a profile with {@code
   * mfa_serial}. By default Maven prompts for it at the terminal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.mfaToken")
  private String mfaToken;

  /**
   * How many seconds a query to AWS may take, including all its requests.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.timeout", defaultValue = "300")
  private int timeout;

  /**
   * The folder that the goal writes to.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "sst-iam.outputDirectory",
      defaultValue = "${project.build.directory}/sst-iam")
  private File outputDirectory;

  /**
   * Whether Maven works offline ({@code -o}): the plugin then does not call AWS.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${settings.offline}", readonly = true)
  private boolean offline;

  /**
   * The project's folder.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${basedir}", readonly = true)
  private File basedir;

  /**
   * The Maven session: its settings name proxies, and its modules share answers of AWS.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${session}", readonly = true)
  private MavenSession session;

  /**
   * The execution of this goal, whose name the messages give.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  private MojoExecution execution;

  @Inject private Provider<Prompter> prompter;

  @Inject private Provider<SettingsDecrypter> decrypter;

  /**
   * Runs the goal.
   *
   * @param log where it reports what it does
   * @param cache what it shares with other goals of the session
   * @throws MojoExecutionException if a parameter has a value that is not valid
   * @throws GoalException if the goal cannot run
   */
  abstract GoalResult run(GoalLog log, BuildCache cache)
      throws MojoExecutionException, GoalException;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipping sst-iam:" + execution.getGoal() + " (sst-iam.skip=true)");
      return;
    }
    boolean interactive = session != null && session.getRequest().isInteractiveMode();
    Optional<String> failure;
    try {
      failure = run(new MavenLog(getLog(), interactive), SessionCache.of(session)).failure();
    } catch (GoalException e) {
      MojoExecutionException fault = new MojoExecutionException(e.getMessage(), e.getCause());
      fault.setStackTrace(e.getStackTrace());
      throw SanitizedFault.of(fault);
    } catch (MojoExecutionException e) {
      throw SanitizedFault.of(e);
    }
    if (failure.isPresent()) {
      throw SanitizedFault.of(new MojoFailureException(failure.get()));
    }
  }

  /** Names of the app reach the console by the log and by exceptions; both are sanitized. */
  @Override
  public final Log getLog() {
    return new SanitizedLog(super.getLog());
  }

  /** The part of the request that all goals share. */
  final GoalRequest request() throws MojoExecutionException {
    return new GoalRequest(
        appRequest(), deploymentRequest(), awsOptions(), basedir.toPath(), output());
  }

  /** The permissions boundary of the app's roles. */
  final Optional<String> boundary() {
    return Parameters.text(boundary);
  }

  private AppRequest appRequest() throws MojoExecutionException {
    return new AppRequest(
        ReadRequest.in(appDirectory.toPath())
            .source(Parameters.choice("source", source, Source.class))
            .assembly(Parameters.path(assembly))
            .templates(Parameters.paths(templates))
            .stackName(Parameters.text(stackName))
            .parameters(Parameters.values("parameters", parameters))
            .target(
                new Target(
                    Parameters.text(partition), Parameters.text(account), Parameters.text(region)))
            .stage(Parameters.text(stage))
            .version(version())
            .declaring(DeclaredResourceElement.declarations(declaredResources))
            .failOnUnknownConstructs(
                Parameters.choice("unknownConstructs", unknownConstructs, Response.class)
                    == Response.FAIL)
            .build(),
        synthesis(),
        Parameters.choice("staleAssembly", staleAssembly, StaleAssembly.class),
        changesOnly
            ? Optional.of(new AppRequest.DeployedState(Parameters.path(deployedTemplates)))
            : Optional.empty(),
        new AppRequest.TypeSources(
            Parameters.path(catalog),
            basedir.toPath(),
            Parameters.paths(rules),
            Parameters.choice("unknownTypes", unknownTypes, UnknownTypes.class),
            typeCache.toPath()));
  }

  private Optional<SstVersion> version() throws MojoExecutionException {
    Optional<String> given = Parameters.text(sstVersion);
    Optional<SstVersion> version =
        given.isPresent() ? SstVersion.of(given.get()) : Optional.empty();
    if (given.isPresent() && version.isEmpty()) {
      throw Parameters.refused("sstVersion", given.get(), "a version is written like 2.49.8");
    }
    return version;
  }

  private Optional<AppRequest.Synthesis> synthesis() throws MojoExecutionException {
    if (!synthesise) {
      return Optional.empty();
    }
    return Optional.of(
        new AppRequest.Synthesis(
            synthesisCommand == null ? List.of() : synthesisCommand.arguments(),
            Parameters.seconds("synthesisTimeout", synthesisTimeout)));
  }

  private DeploymentRequest deploymentRequest() throws MojoExecutionException {
    return new DeploymentRequest(
        Parameters.choice("command", command, Command.class),
        Parameters.choice("stacks", stacks, Stacks.class),
        Parameters.choice("bootstrap", bootstrap, Bootstrap.class),
        Parameters.choice("roles", roles, Roles.class),
        Parameters.role("roleArn", roleArn),
        Parameters.role("assumeRoleArn", assumeRoleArn),
        boundary(),
        Parameters.texts(explain));
  }

  private AwsOptions awsOptions() throws MojoExecutionException {
    MavenSettings settings = new MavenSettings(session, prompter, decrypter);
    return new AwsOptions(
        Parameters.text(profile),
        Parameters.address("endpoint", endpoint),
        Parameters.seconds("timeout", timeout),
        offline,
        settings.proxy(),
        settings.mfaCode(Parameters.text(mfaToken)));
  }

  private Path output() {
    // In a folder without a POM, Maven leaves the variables of the build directory as they are.
    boolean inProject = !outputDirectory.getPath().contains("${");
    Path directory = inProject ? outputDirectory.toPath() : Path.of("target", "sst-iam");
    return directory.toAbsolutePath().normalize();
  }
}
