package io.github.sstiam.requirement.resolution;

import io.github.sstiam.app.DeployingTool;
import io.github.sstiam.app.DeploymentRoles;
import io.github.sstiam.app.RoleArn;
import io.github.sstiam.app.Stack;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import io.github.sstiam.requirement.Deployment;
import io.github.sstiam.requirement.Deployment.Roles;
import java.util.Optional;

/**
 * Which identity makes which calls for one stack, by the tool that deploys it.
 *
 * @param deployment how the app is deployed
 * @param stack the stack
 */
record DeploymentModel(Deployment deployment, Stack stack) {
  private DeploymentRoles roles() {
    return stack.roles();
  }

  private boolean usesRoles() {
    return !usesPulumi() && deployment.roles() == Roles.AUTO && roles().executionRole().isPresent();
  }

  /** The tool that deploys the stack. */
  DeployingTool tool() {
    return DeployingTool.of(deployment.version(), roles());
  }

  /** Whether Pulumi deploys the stack, without CloudFormation. */
  boolean usesPulumi() {
    return tool().isPulumi();
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
    return usesRoles() && tool().passesExecutionRole()
        ? roles().executionRole().map(RoleArn::text)
        : Optional.empty();
  }

  /** The identity that calls CloudFormation. */
  DeployingPrincipal ofCloudFormationCalls() {
    boolean assumes =
        usesRoles() && deployment.serviceRole().isEmpty() && tool().assumesDeployRole();
    return roleOrCaller(
        Kind.DEPLOY_ROLE, assumes ? roles().deployRole().map(RoleArn::text) : Optional.empty());
  }

  /** The deploy role, if the caller itself calls CloudFormation although the assembly names one. */
  Optional<String> triedDeployRole() {
    return usesRoles() && ofCloudFormationCalls().isCaller()
        ? roles().deployRole().map(RoleArn::text)
        : Optional.empty();
  }

  /** The identity that uploads an asset. */
  DeployingPrincipal ofPublishing(Kind kind, Optional<RoleArn> role) {
    return roleOrCaller(kind, usesRoles() ? role.map(RoleArn::text) : Optional.empty());
  }

  private static DeployingPrincipal roleOrCaller(Kind kind, Optional<String> role) {
    return role.isPresent() ? DeployingPrincipal.role(kind, role.get()) : DeployingPrincipal.CALLER;
  }

  /** The tool whose calls deploy the stack: CDK's own command for its bootstrap stack. */
  DeployingTool callingTool() {
    boolean bootstrap = !usesPulumi() && stack.name().pattern().equals("CDKToolkit");
    return bootstrap ? DeployingTool.CDK_BOOTSTRAP : tool();
  }
}
