package io.github.sstiam.goal.deployment;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.Deployment;
import java.util.List;
import java.util.Optional;

/**
 * How an app is deployed, and what the user wants explained about it.
 *
 * @param command what the deploying tool does
 * @param stacks whether the stacks exist already
 * @param bootstrap whether the bootstrap stacks are deployed, too
 * @param roles whether the roles of the bootstrap stack take part
 * @param serviceRole the ARN of the service role that CloudFormation is given ({@code --role-arn})
 * @param assumedRole the ARN of the role that the deploying tool assumes ({@code --role} of SST 2)
 * @param boundary the ARN of the permissions boundary that the app's roles are created with
 * @param explain the actions to explain; their names may hold wildcards
 */
public record DeploymentRequest(
    Deployment.Command command,
    Deployment.Stacks stacks,
    Bootstrap bootstrap,
    Deployment.Roles roles,
    Optional<String> serviceRole,
    Optional<String> assumedRole,
    Optional<String> boundary,
    List<String> explain) {
  /** Whether the bootstrap stacks of CDK and SST are deployed, too. */
  public enum Bootstrap {
    /** They are if they are missing. Query IAM; if that is not possible, include them. */
    AUTO,
    INCLUDE,
    EXCLUDE
  }

  public DeploymentRequest {
    requireNonNull(command, "command is null");
    requireNonNull(stacks, "stacks is null");
    requireNonNull(bootstrap, "bootstrap is null");
    requireNonNull(roles, "roles is null");
    requireNonNull(serviceRole, "serviceRole is null");
    requireNonNull(assumedRole, "assumedRole is null");
    requireNonNull(boundary, "boundary is null");
    explain = List.copyOf(explain);
    if (command == Deployment.Command.BOOTSTRAP) {
      bootstrap = Bootstrap.INCLUDE;
    }
  }

  /** The same deployment with a service role. */
  public DeploymentRequest withServiceRole(String arn) {
    return new DeploymentRequest(
        command, stacks, bootstrap, roles, Optional.of(arn), assumedRole, boundary, explain);
  }

  /** Whether the bootstrap stacks are, or may be, deployed, too. */
  boolean mayBootstrap() {
    return switch (command) {
      case BOOTSTRAP -> true;
      case DEPLOY, START -> bootstrap != Bootstrap.EXCLUDE;
      case REMOVE, DIFF -> false;
    };
  }
}
