package io.github.sstiam.app;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The roles that a cloud assembly names for one stack, and the bootstrap stack that holds them.
 *
 * @param deployRole the deploy role, which the caller assumes
 * @param executionRole the role that CloudFormation uses
 * @param lookupRole the lookup role
 * @param bootstrap what the stack requires of the bootstrap stack
 */
public record DeploymentRoles(
    Optional<RoleArn> deployRole,
    Optional<RoleArn> executionRole,
    Optional<RoleArn> lookupRole,
    Optional<Bootstrap> bootstrap) {
  /** An assembly that names no roles, as CDK 1's legacy synthesis writes it. */
  public static final DeploymentRoles NONE =
      new DeploymentRoles(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public DeploymentRoles {
    requireNonNull(deployRole, "deployRole is null");
    requireNonNull(executionRole, "executionRole is null");
    requireNonNull(lookupRole, "lookupRole is null");
    requireNonNull(bootstrap, "bootstrap is null");
  }

  /**
   * What a stack requires of the bootstrap stack.
   *
   * @param version the least version of the bootstrap template
   * @param versionParameter the SSM parameter that holds the deployed version
   */
  public record Bootstrap(int version, Optional<String> versionParameter) {
    public Bootstrap {
      requireNonNull(versionParameter, "versionParameter is null");
    }
  }
}
