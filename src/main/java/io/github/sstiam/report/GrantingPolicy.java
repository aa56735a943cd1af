package io.github.sstiam.report;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.requirement.DeployingPrincipal;
import java.util.Optional;

/**
 * A policy that a report offers.
 *
 * @param grants whether it grants what is missing or everything
 * @param principal the identity to attach it to
 * @param file the name of its file; empty if it was not written
 * @param document the policy
 */
public record GrantingPolicy(
    Grants grants, DeployingPrincipal principal, Optional<String> file, PolicyDocument document) {
  /** Which permissions a policy grants. */
  public enum Grants {
    /** The permissions that the identity lacks. */
    MISSING,
    /** All permissions that the identity needs. */
    ALL
  }

  public GrantingPolicy {
    requireNonNull(grants, "grants is null");
    requireNonNull(principal, "principal is null");
    requireNonNull(file, "file is null");
    requireNonNull(document, "document is null");
  }
}
