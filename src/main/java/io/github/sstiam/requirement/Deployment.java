package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.SstVersion;
import java.util.Optional;

/**
 * How an app is deployed.
 *
 * @param command what the deploying tool does
 * @param stacks whether the stacks exist already
 * @param version the version of SST; empty if it is unknown
 * @param serviceRole the ARN of the service role that CloudFormation is given ({@code --role-arn})
 * @param assumedRole the ARN of the role that runs the deploying tool ({@code --role} of SST 2)
 * @param roles whether the roles of the bootstrap stack are used
 */
public record Deployment(
    Command command,
    Stacks stacks,
    Optional<SstVersion> version,
    Optional<String> serviceRole,
    Optional<String> assumedRole,
    Roles roles) {
  /** The caller makes all calls, in all operations. */
  public static final Deployment BY_CALLER =
      new Deployment(
          Command.DEPLOY,
          Stacks.ANY,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Roles.CALLER);

  /** What the deploying tool does. */
  public enum Command {
    DEPLOY,
    START,
    REMOVE,
    DIFF,
    /** Only the bootstrap stacks. */
    BOOTSTRAP
  }

  /** Whether the stacks exist already. */
  public enum Stacks {
    /** Unknown: all operations are possible. */
    ANY,
    /** The first deployment: it creates, and deletes when it is rolled back. */
    NEW,
    /** A later deployment: all operations are possible. */
    DEPLOYED
  }

  /** Which identity makes the calls that the roles of the bootstrap stack are meant for. */
  public enum Roles {
    /** The roles that the assembly names, as the version of SST uses them. */
    AUTO,
    /** The caller, as if these roles did not exist. */
    CALLER
  }

  public Deployment {
    requireNonNull(command, "command is null");
    requireNonNull(stacks, "stacks is null");
    requireNonNull(version, "version is null");
    requireNonNull(serviceRole, "serviceRole is null");
    requireNonNull(assumedRole, "assumedRole is null");
    requireNonNull(roles, "roles is null");
  }
}
