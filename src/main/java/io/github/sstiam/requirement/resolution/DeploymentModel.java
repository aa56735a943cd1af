package io.github.sstiam.requirement.resolution;

import io.github.sstiam.app.DeploymentRoles;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.app.Stack;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import io.github.sstiam.requirement.Deployment;
import io.github.sstiam.requirement.Deployment.Roles;
import java.util.Optional;

/**
 * Which identity makes which calls for one stack. The version limits were read from the packages on
 * npm: SST 3 and newer have Pulumi create the resources with the caller's credentials, with no
 * CloudFormation and no roles; SST 0.58 came with CDK 2 and its roles, 2.49.0 called CloudFormation
 * with the caller's credentials and no role, 2.49.4 hands the execution role over.
 */
record DeploymentModel(Deployment deployment, Stack stack) {
  private DeploymentRoles roles() {
    return stack.roles();
  }

  private boolean usesRoles() {
    return !usesPulumi() && deployment.roles() == Roles.AUTO && roles().executionRole().isPresent();
  }

  /** Whether Pulumi deploys the stack, without CloudFormation. */
  boolean usesPulumi() {
    return isAtLeast(3, 0, 0);
  }

  /** The identity that creates the resources. */
  DeployingPrincipal ofResources() {
    return roleOrCaller(Kind.EXECUTION_ROLE, executionRole());
  }

  /** The role that is passed to CloudFormation. */
  Optional<String> executionRole() {
    if (usesPulumi()) {
      return Optional.empty();
    }
    if (deployment.serviceRole().isPresent()) {
      return deployment.serviceRole();
    }
    return usesRoles() && !isCallerAlone() ? roles().executionRole() : Optional.empty();
  }

  private boolean isCallerAlone() {
    return isAtLeast(2, 49, 0) && !isAtLeast(2, 49, 4);
  }

  /** The identity that calls CloudFormation. */
  DeployingPrincipal ofCloudFormationCalls() {
    boolean assumes = usesRoles() && deployment.serviceRole().isEmpty() && !isAtLeast(2, 49, 0);
    return roleOrCaller(Kind.DEPLOY_ROLE, assumes ? roles().deployRole() : Optional.empty());
  }

  /** The deploy role, if the caller itself calls CloudFormation although the assembly names one. */
  Optional<String> triedDeployRole() {
    return usesRoles() && ofCloudFormationCalls().isCaller()
        ? roles().deployRole()
        : Optional.empty();
  }

  /** The identity that uploads an asset. */
  DeployingPrincipal ofPublishing(Kind kind, Optional<String> role) {
    return roleOrCaller(kind, usesRoles() ? role : Optional.empty());
  }

  private static DeployingPrincipal roleOrCaller(Kind kind, Optional<String> role) {
    return role.isPresent() ? DeployingPrincipal.role(kind, role.get()) : DeployingPrincipal.CALLER;
  }

  /** The letter of the deploying tool's generation in {@code calls.tsv}. */
  char generation() {
    if (usesPulumi()) {
      return isAtLeast(4, 0, 0) ? 'h' : 'g';
    }
    if (stack.name().pattern().equals("CDKToolkit")) {
      return 'k';
    }
    if (deployment.version().isEmpty()) {
      return stack.roles().executionRole().isPresent() ? 'd' : 'p';
    }
    if (isAtLeast(2, 49, 4)) {
      return 'f';
    }
    if (isAtLeast(2, 49, 0)) {
      return 'e';
    }
    if (isAtLeast(2, 0, 0)) {
      return 'd';
    }
    if (isAtLeast(1, 0, 0)) {
      return 'c';
    }
    return isAtLeast(0, 58, 0) ? 'b' : 'a';
  }

  private boolean isAtLeast(int major, int minor, int patch) {
    Optional<SstVersion> version = deployment.version();
    return version.isPresent() && version.get().isAtLeast(major, minor, patch);
  }
}
