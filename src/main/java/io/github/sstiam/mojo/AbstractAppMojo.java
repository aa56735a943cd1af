package io.github.sstiam.mojo;

import io.github.sstiam.app.SstVersion;
import io.github.sstiam.mojo.access.CloudFormationTemplates;
import io.github.sstiam.mojo.parameter.Parameters;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.change.TemplateFolder;
import io.github.sstiam.reader.stack.Target;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of which app is deployed, and where to. */
abstract class AbstractAppMojo extends AbstractAwsMojo {
  /**
   * The folder of the SST app, in which its cloud assembly is looked for: {@code .sst/dist} (SST
   * 2), {@code .build/cdk.out} (SST 0 and 1), {@code cdk.out}. By default the project's folder.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.appDirectory", defaultValue = "${basedir}")
  private File appDirectory;

  /**
   * The folder of the app's cloud assembly, the one that holds {@code manifest.json}. By default it
   * is found in {@code appDirectory}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.assembly")
  private File assembly;

  /**
   * CloudFormation templates, JSON or YAML, that are read as stacks in place of a cloud assembly,
   * separated by commas. A stack has the name of its file without the extension, or {@code
   * stackName}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.templates")
  private List<File> templates;

  /**
   * The name of the stack that {@code templates} describes, where that is one file.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.stackName")
  private String stackName;

  /**
   * Values of the templates' parameters, each {@code Name=value}. A parameter that is not given has
   * its default; without one its value stays open.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.parameters")
  private List<String> parameters;

  /**
   * The region that the app is deployed to. By default what the cloud assembly says; where neither
   * does, it stays open.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.region")
  private String region;

  /**
   * The account that the app is deployed to, twelve digits. By default what the cloud assembly
   * says; where neither does, it stays open.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.account")
  private String account;

  /**
   * The partition that the app is deployed to: {@code aws}, {@code aws-cn} or {@code aws-us-gov}.
   * By default the one that the region belongs to.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.partition")
  private String partition;

  /**
   * The stage that is to be deployed. The cloud assembly must be of that stage, or the goal fails;
   * by default the assembly's stage is taken as it is.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.stage")
  private String stage;

  /**
   * Whether only what this deployment changes counts, by the templates that are deployed:
   * CloudFormation is asked for them, or they are read from {@code deployedTemplates}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.changesOnly", defaultValue = "false")
  private boolean changesOnly;

  /**
   * The folder with the deployed template of each stack as {@code <stack name>.json} or {@code
   * .yaml}, for {@code changesOnly} without asking CloudFormation; a stack without a file is new. A
   * file is made with {@code aws cloudformation get-template --stack-name NAME --query
   * TemplateBody}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.deployedTemplates")
  private File deployedTemplates;

  /**
   * The version of SST, which decides who does what. By default it is read from the app's package
   * files.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.sstVersion")
  private String sstVersion;

  /** The app as it is asked for, from whatever it can be read. */
  final ReadRequest.Builder app() throws MojoExecutionException {
    ReadRequest.Builder request =
        ReadRequest.in(appDirectory.toPath())
            .assembly(Parameters.path(assembly))
            .templates(Parameters.paths(templates))
            .stackName(Parameters.text(stackName))
            .parameters(Parameters.values("parameters", parameters))
            .target(
                new Target(
                    Parameters.text(partition), Parameters.text(account), Parameters.text(region)))
            .stage(Parameters.text(stage))
            .version(givenVersion());
    if (!changesOnly) {
      return request;
    }
    return request.changedFrom(
        deployedTemplates == null
            ? new CloudFormationTemplates(aws())
            : new TemplateFolder(deployedTemplates.toPath()));
  }

  /** The version of SST that the user gives. */
  final Optional<SstVersion> givenVersion() throws MojoExecutionException {
    Optional<String> given = Parameters.text(sstVersion);
    Optional<SstVersion> version =
        given.isPresent() ? SstVersion.of(given.get()) : Optional.empty();
    if (given.isPresent() && version.isEmpty()) {
      throw Parameters.refused("sstVersion", given.get(), "a version is written like 2.49.8");
    }
    return version;
  }
}
