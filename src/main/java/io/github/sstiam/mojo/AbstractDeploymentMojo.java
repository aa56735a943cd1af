package io.github.sstiam.mojo;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.mojo.access.DeploymentNeeds;
import io.github.sstiam.mojo.console.Explanations;
import io.github.sstiam.mojo.parameter.Parameters;
import io.github.sstiam.reader.SupportStacks;
import io.github.sstiam.requirement.Deployment;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of goals that ask what a deployment needs: what is done, and by whom. */
abstract class AbstractDeploymentMojo extends AbstractSstIamMojo {
  /**
   * What is to be done: {@code deploy}, {@code start} ({@code sst start} and {@code sst dev}),
   * {@code remove}, {@code diff}, or {@code bootstrap} for the bootstrap stacks alone.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.command", defaultValue = "deploy")
  private String command;

  /**
   * Whether the stacks are there already: {@code new} for a first deployment, which updates
   * nothing, {@code deployed} for a later one, {@code any} for the whole life of the stacks.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.stacks", defaultValue = "any")
  private String stacks;

  /**
   * Whether the bootstrap stacks of CDK and SST are to be deployed, too, which SST does where they
   * are missing: {@code include}, {@code exclude}, or {@code auto}. Then IAM is asked whether the
   * roles of CDK's bootstrap stack are there; where IAM is not asked, the stacks are included.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.bootstrap", defaultValue = "auto")
  private String bootstrap;

  /**
   * The ARN of the service role that CloudFormation is given ({@code --role-arn} of SST 0 and 1,
   * and of the CDK). It then needs the permissions of the resources, and the caller needs to pass
   * it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.roleArn")
  private String roleArn;

  /**
   * The ARN of the role that SST 2 runs as ({@code --role}, or {@code role} in its configuration).
   * It then counts as the caller, and whose credentials these are needs to assume it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.assumeRoleArn")
  private String assumeRoleArn;

  /**
   * Who does the work: {@code auto} is the caller together with the roles of CDK's bootstrap stack
   * that the assembly names, as the version of SST uses them; {@code caller} is the caller alone.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.roles", defaultValue = "auto")
  private String roles;

  /**
   * The ARN of the permissions boundary that the app's roles are made under. The policies that are
   * written let roles be made and changed under it alone.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.boundary")
  private String boundary;

  /**
   * Actions, separated by commas, of which is told why the deployment needs them, or why it does
   * not: {@code s3:PutObject}, or {@code s3:Put*}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.explain")
  private List<String> explain;

  final Optional<String> boundary() {
    return Parameters.text(boundary);
  }

  @Override
  final void run(SstApp app, Catalog catalog) throws MojoExecutionException, MojoFailureException {
    DeploymentNeeds needs = needs(app, catalog);
    if (boundary().isPresent()) {
      needs = needs.under(boundary().get(), catalog);
    }
    NavigableSet<String> unknown = needs.bootstrapped().coverage().unknownTypes();
    if (failsOnUnknownTypes() && !unknown.isEmpty()) {
      throw new MojoExecutionException(
          "The catalogue has no permissions for the resource types "
              + String.join(", ", unknown)
              + ", so what their deployment needs is not known. Give the deployer what their"
              + " documentation asks for, and set -Dsst-iam.unknownTypes=warn.");
    }
    explain(app, needs, catalog);
    run(app, needs, catalog);
  }

  /**
   * Does the goal's own work.
   *
   * @param app the app
   * @param needs what its deployment needs
   * @param catalog the permission catalogue
   */
  abstract void run(SstApp app, DeploymentNeeds needs, Catalog catalog)
      throws MojoExecutionException, MojoFailureException;

  private DeploymentNeeds needs(SstApp app, Catalog catalog) throws MojoExecutionException {
    Deployment deployment = deployment(app, catalog);
    RequirementResolver resolver = new RequirementResolver(catalog);
    SstApp own = own(app, deployment, catalog);
    List<Stack> bootstrapStacks =
        bootstraps(deployment)
            ? SupportStacks.bootstrap(app, deployment.version(), catalog)
            : List.of();
    if (bootstraps(deployment) && own.stacks().isEmpty() && bootstrapStacks.isEmpty()) {
      throw new MojoExecutionException(
          "<command> (-Dsst-iam.command) is \"bootstrap\", but neither SST 3 and newer nor plain"
              + " templates have bootstrap stacks. What SST 3 makes first is part of"
              + " -Dsst-iam.command=deploy.");
    }
    RequirementResolver.Both needs = resolver.resolve(own, bootstrapStacks, deployment);
    return new DeploymentNeeds(needs.own(), needs.all(), bootstrap(deployment));
  }

  private DeploymentNeeds.Bootstrap bootstrap(Deployment deployment) throws MojoExecutionException {
    return deployment.command() == Deployment.Command.BOOTSTRAP
        ? DeploymentNeeds.Bootstrap.INCLUDE
        : Parameters.choice("bootstrap", bootstrap, DeploymentNeeds.Bootstrap.class);
  }

  /** Whether the bootstrap stacks are, or may be, deployed, too. */
  private boolean bootstraps(Deployment deployment) throws MojoExecutionException {
    return switch (deployment.command()) {
      case BOOTSTRAP -> true;
      case DEPLOY, START -> bootstrap(deployment) != DeploymentNeeds.Bootstrap.EXCLUDE;
      case REMOVE, DIFF -> false;
    };
  }

  /** What is deployed where the bootstrap stacks are there. */
  private static SstApp own(SstApp app, Deployment deployment, Catalog catalog) {
    return switch (deployment.command()) {
      case BOOTSTRAP -> app.with(List.of());
      case START -> app.plus(SupportStacks.debug(app, deployment.version(), catalog));
      case DEPLOY, REMOVE, DIFF -> app;
    };
  }

  private static SstApp fromScratch(SstApp app, Deployment deployment, Catalog catalog) {
    return own(app, deployment, catalog)
        .plus(SupportStacks.bootstrap(app, deployment.version(), catalog));
  }

  private void explain(SstApp app, DeploymentNeeds needs, Catalog catalog)
      throws MojoExecutionException {
    List<String> asked = Parameters.texts(explain);
    if (asked.isEmpty()) {
      return;
    }
    Deployment deployment = deployment(app, catalog);
    SstApp whole =
        bootstraps(deployment)
            ? fromScratch(app, deployment, catalog)
            : own(app, deployment, catalog);
    new Explanations(catalog).of(asked, whole, deployment, needs.unasked()).forEach(getLog()::info);
  }

  private Deployment deployment(SstApp app, Catalog catalog) throws MojoExecutionException {
    return new Deployment(
        Parameters.choice("command", command, Deployment.Command.class),
        Parameters.choice("stacks", stacks, Deployment.Stacks.class),
        version(app),
        serviceRole(app, catalog),
        role("assumeRoleArn", assumeRoleArn),
        Parameters.choice("roles", roles, Deployment.Roles.class));
  }

  /** The version of SST: the given one, else what the app's package files say. */
  final Optional<SstVersion> version(SstApp app) throws MojoExecutionException {
    Optional<SstVersion> given = givenVersion();
    return given.isPresent() ? given : app.version();
  }

  /**
   * The ARN of the service role that CloudFormation is given.
   *
   * @param app the app
   * @param catalog the permission catalogue
   */
  Optional<String> serviceRole(SstApp app, Catalog catalog) throws MojoExecutionException {
    return role("roleArn", roleArn);
  }

  /** The role that the deploying tool runs as. */
  final Optional<String> assumedRole() {
    return Parameters.text(assumeRoleArn);
  }

  private static Optional<String> role(String name, String value) throws MojoExecutionException {
    Optional<String> arn = Parameters.text(value);
    if (arn.isPresent() && !arn.get().matches("arn:aws[a-z-]*:iam::[0-9]{12}:role/.+")) {
      throw Parameters.refused(
          name,
          arn.get(),
          "the ARN of a role is written like arn:aws:iam::123456789012:role/deploy");
    }
    return arn;
  }
}
