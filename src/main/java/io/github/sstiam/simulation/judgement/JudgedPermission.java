package io.github.sstiam.simulation.judgement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.simulation.VerifiedPermission;
import java.util.Optional;

/**
 * A verified permission and what it means to the build.
 *
 * @param permission the permission
 * @param standing what it means
 * @param suppression why it is suppressed; present for that standing alone
 */
public record JudgedPermission(
    VerifiedPermission permission, Standing standing, Optional<Suppression> suppression) {
  public JudgedPermission {
    requireNonNull(permission, "permission is null");
    requireNonNull(standing, "standing is null");
    if ((standing == Standing.SUPPRESSED) != suppression.isPresent()) {
      throw new IllegalArgumentException("a suppressed permission, and only that, has a reason");
    }
  }
}
