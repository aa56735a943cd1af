package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.PermissionRequirement;

/**
 * A permission requirement and its verdict.
 *
 * @param requirement the permission that the principal needs
 * @param verdict whether the principal has it
 */
public record VerifiedPermission(PermissionRequirement requirement, Verdict verdict) {
  public VerifiedPermission {
    requireNonNull(requirement, "requirement is null");
    requireNonNull(verdict, "verdict is null");
  }

  /** The same requirement with another verdict. */
  public VerifiedPermission withVerdict(Verdict other) {
    return new VerifiedPermission(requirement, other);
  }
}
