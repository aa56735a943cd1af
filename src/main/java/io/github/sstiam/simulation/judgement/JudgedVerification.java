package io.github.sstiam.simulation.judgement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import java.util.ArrayList;
import java.util.List;

/**
 * A verification and what the build makes of it.
 *
 * @param verification the verification
 * @param permissions its permissions in the same order, each with what it means to the build
 * @param expired suppressions whose last day is over; they suppress nothing
 * @param unmatched suppressions that match no permission
 * @param needless suppressions that match permissions, all of which are allowed
 */
public record JudgedVerification(
    Verification verification,
    List<JudgedPermission> permissions,
    List<Suppression> expired,
    List<Suppression> unmatched,
    List<Suppression> needless) {
  public JudgedVerification {
    requireNonNull(verification, "verification is null");
    permissions = List.copyOf(permissions);
    expired = List.copyOf(expired);
    unmatched = List.copyOf(unmatched);
    needless = List.copyOf(needless);
  }

  /** Whether the build goes on. */
  public boolean isPassed() {
    return of(Standing.FAILURE).isEmpty() && expired.isEmpty() && unmatched.isEmpty();
  }

  /** The permissions of a standing. */
  public List<VerifiedPermission> of(Standing standing) {
    List<VerifiedPermission> found = new ArrayList<>();
    for (JudgedPermission judged : permissions) {
      if (judged.standing() == standing) {
        found.add(judged.permission());
      }
    }
    return found;
  }

  /** The permissions that are suppressed, each with its suppression. */
  public List<JudgedPermission> suppressed() {
    List<JudgedPermission> suppressed = new ArrayList<>();
    for (JudgedPermission judged : permissions) {
      if (judged.standing() == Standing.SUPPRESSED) {
        suppressed.add(judged);
      }
    }
    return suppressed;
  }
}
