package io.github.sstiam.simulation.gate;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.VerifiedPermission;
import java.util.Optional;

/**
 * A verified permission and its consequence for the build.
 *
 * @param requirement the permission that a principal needs
 * @param verdict whether the principal has it
 * @param severity the consequence for the build
 * @param suppression why it is suppressed; present for that severity only
 */
public record ClassifiedPermission(
    PermissionRequirement requirement,
    Verdict verdict,
    Severity severity,
    Optional<Suppression> suppression) {
  public ClassifiedPermission {
    requireNonNull(requirement, "requirement is null");
    requireNonNull(verdict, "verdict is null");
    requireNonNull(severity, "severity is null");
    if ((severity == Severity.SUPPRESSED) != suppression.isPresent()) {
      throw new IllegalArgumentException(
          "a suppressed permission, and only that, has a suppression");
    }
  }

  /** The requirement and the verdict, without the consequence. */
  public VerifiedPermission verified() {
    return new VerifiedPermission(requirement, verdict);
  }
}
