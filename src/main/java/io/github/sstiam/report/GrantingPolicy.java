package io.github.sstiam.report;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.requirement.DeployingPrincipal;
import java.util.Optional;

/**
 * A policy that a report offers.
 *
 * @param grants what it grants
 * @param principal whose it is
 * @param file the name of the file that holds it, where there is one
 * @param document the policy
 */
public record GrantingPolicy(
    Grants grants, DeployingPrincipal principal, Optional<String> file, PolicyDocument document) {
  /** What a policy of a report grants. */
  public enum Grants {
    /** What the identity lacks. */
    MISSING,
    /** All that the deployment needs of the identity. */
    ALL
  }

  public GrantingPolicy {
    requireNonNull(grants, "grants is null");
    requireNonNull(principal, "principal is null");
    requireNonNull(file, "file is null");
    requireNonNull(document, "document is null");
  }
}
