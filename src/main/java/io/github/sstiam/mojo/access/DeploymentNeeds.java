package io.github.sstiam.mojo.access;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a deployment needs where the bootstrap stacks are there, and where they are not.
 *
 * @param bootstrapped what it needs where they are there
 * @param fromScratch what it needs where they are to be deployed, too
 * @param bootstrap which of the two counts
 */
public record DeploymentNeeds(
    RequirementSet bootstrapped, RequirementSet fromScratch, Bootstrap bootstrap) {
  /** Whether the bootstrap stacks are to be deployed. */
  public enum Bootstrap {
    /** Who knows is asked; else they are. */
    AUTO,
    INCLUDE,
    EXCLUDE
  }

  private static final String BOUNDARY_KEY = "iam:PermissionsBoundary";

  /** What is said where the bootstrap stacks are included because nobody could be asked. */
  public static final String NOTE =
      "The bootstrap stacks are taken to be missing, for nobody is asked whether they are there."
          + " If they are, set -Dsst-iam.bootstrap=exclude.";

  public DeploymentNeeds {
    requireNonNull(bootstrapped, "bootstrapped is null");
    requireNonNull(fromScratch, "fromScratch is null");
    requireNonNull(bootstrap, "bootstrap is null");
  }

  /** What is needed as far as the parameter says; where it is {@code auto}, all of it. */
  public RequirementSet unasked() {
    return bootstrap == Bootstrap.EXCLUDE ? bootstrapped : fromScratch;
  }

  /** Whether the bootstrap stacks are included only because nobody was asked. */
  public boolean isAssumed() {
    return bootstrap == Bootstrap.AUTO
        && !bootstrapped.requirements().equals(fromScratch.requirements());
  }

  /** The same with more context. */
  public DeploymentNeeds with(List<ContextEntry> entries) {
    return new DeploymentNeeds(bootstrapped.with(entries), fromScratch.with(entries), bootstrap);
  }

  /**
   * The same where every role is made under a permissions boundary, which the requests then carry.
   *
   * @param boundary the boundary's ARN
   * @param catalog knows which actions have the key
   */
  public DeploymentNeeds under(String boundary, Catalog catalog) {
    UnaryOperator<PermissionRequirement> bounded =
        requirement ->
            catalog
                .action(requirement.action())
                .filter(action -> action.conditionKeys().contains(BOUNDARY_KEY))
                .map(
                    action ->
                        requirement.with(List.of(ContextEntry.string(BOUNDARY_KEY, boundary))))
                .orElse(requirement);
    return new DeploymentNeeds(bootstrapped.map(bounded), fromScratch.map(bounded), bootstrap);
  }
}
