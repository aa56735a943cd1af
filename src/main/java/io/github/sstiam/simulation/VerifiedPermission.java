package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.PermissionRequirement;

/**
 * A permission requirement and the answer for it.
 *
 * @param requirement what is needed
 * @param verdict whether the principal has it
 */
public record VerifiedPermission(PermissionRequirement requirement, Verdict verdict) {
  public VerifiedPermission {
    requireNonNull(requirement, "requirement is null");
    requireNonNull(verdict, "verdict is null");
  }
}
