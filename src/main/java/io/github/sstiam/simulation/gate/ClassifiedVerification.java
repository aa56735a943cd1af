package io.github.sstiam.simulation.gate;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import java.util.ArrayList;
import java.util.List;

/**
 * A verification and its consequences for the build.
 *
 * @param verification the verification
 * @param permissions its permissions in the same order, each with its consequence
 * @param expired suppressions whose last day has passed; they have no effect
 * @param unmatched suppressions that match no permission
 * @param needless suppressions that match only allowed permissions
 */
public record ClassifiedVerification(
    Verification verification,
    List<ClassifiedPermission> permissions,
    List<Suppression> expired,
    List<Suppression> unmatched,
    List<Suppression> needless) {
  public ClassifiedVerification {
    requireNonNull(verification, "verification is null");
    permissions = List.copyOf(permissions);
    expired = List.copyOf(expired);
    unmatched = List.copyOf(unmatched);
    needless = List.copyOf(needless);
  }

  /** Whether the build continues. */
  public boolean isPassed() {
    return of(Severity.FAILURE).isEmpty() && expired.isEmpty() && unmatched.isEmpty();
  }

  /** The permissions of a severity. */
  public List<VerifiedPermission> of(Severity severity) {
    List<VerifiedPermission> found = new ArrayList<>();
    for (ClassifiedPermission permission : permissions) {
      if (permission.severity() == severity) {
        found.add(permission.verified());
      }
    }
    return found;
  }

  /** The suppressed permissions, each with its suppression. */
  public List<ClassifiedPermission> suppressed() {
    List<ClassifiedPermission> suppressed = new ArrayList<>();
    for (ClassifiedPermission permission : permissions) {
      if (permission.severity() == Severity.SUPPRESSED) {
        suppressed.add(permission);
      }
    }
    return suppressed;
  }
}
