package io.github.sstiam.goal.deployment;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.goal.deployment.DeploymentRequest.Bootstrap;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a deployment requires if the bootstrap stacks exist, and if they do not.
 *
 * @param bootstrapExists what it requires if they exist
 * @param bootstrapMissing what it requires if they are deployed, too
 * @param bootstrap which of the two counts
 */
public record DeploymentRequirements(
    RequirementSet bootstrapExists, RequirementSet bootstrapMissing, Bootstrap bootstrap) {
  private static final String BOUNDARY_KEY = "iam:PermissionsBoundary";

  /** The warning where the bootstrap stacks are assumed to be missing. */
  public static final String ASSUMPTION =
      "Assuming that the bootstrap stacks do not exist, because no AWS account was queried."
          + " If they exist, set -Dsst-iam.bootstrap=exclude.";

  public DeploymentRequirements {
    requireNonNull(bootstrapExists, "bootstrapExists is null");
    requireNonNull(bootstrapMissing, "bootstrapMissing is null");
    requireNonNull(bootstrap, "bootstrap is null");
  }

  /**
   * What the deployment requires without a query of the account: with {@code auto}, the bootstrap
   * stacks are assumed to be missing.
   */
  public RequirementSet assumingBootstrapMissing() {
    return bootstrap == Bootstrap.EXCLUDE ? bootstrapExists : bootstrapMissing;
  }

  /**
   * Whether {@link #assumingBootstrapMissing} rests on an assumption: the user did not say whether
   * the bootstrap stacks exist, and it makes a difference.
   */
  public boolean needsAssumption() {
    return bootstrap == Bootstrap.AUTO
        && !bootstrapExists.requirements().equals(bootstrapMissing.requirements());
  }

  /** The same with more context entries in every request. */
  public DeploymentRequirements withContext(List<ContextEntry> entries) {
    return new DeploymentRequirements(
        bootstrapExists.with(entries), bootstrapMissing.with(entries), bootstrap);
  }

  /**
   * The same where every role is created with a permissions boundary, which the requests then
   * carry.
   *
   * @param boundary the boundary's ARN
   * @param catalog knows which actions have the key
   */
  DeploymentRequirements withBoundary(String boundary, Catalog catalog) {
    UnaryOperator<PermissionRequirement> bounded =
        requirement ->
            catalog
                .action(requirement.action())
                .filter(action -> action.conditionKeys().contains(BOUNDARY_KEY))
                .map(
                    action ->
                        requirement.with(List.of(ContextEntry.string(BOUNDARY_KEY, boundary))))
                .orElse(requirement);
    return new DeploymentRequirements(
        bootstrapExists.map(bounded), bootstrapMissing.map(bounded), bootstrap);
  }
}
