package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.simulation.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether the principals of a deployment can deploy an app.
 *
 * @param principal the caller, as a report names it
 * @param permissions every permission requirement with its verdict, sorted
 * @param unverified principals that could not be simulated, sorted
 * @param coverage how much of the app the requirements cover
 */
public record Verification(
    String principal,
    List<VerifiedPermission> permissions,
    List<UnverifiedPrincipal> unverified,
    Coverage coverage) {
  private static final Set<Outcome> DENIED =
      Set.of(Outcome.EXPLICITLY_DENIED, Outcome.IMPLICITLY_DENIED, Outcome.DENIED_BY_ORGANIZATION);

  public Verification {
    requireNonNull(principal, "principal is null");
    permissions = List.copyOf(permissions);
    unverified = List.copyOf(unverified);
    requireNonNull(coverage, "coverage is null");
  }

  /**
   * A principal that could not be simulated.
   *
   * @param principal the principal
   * @param permissions how many permissions it needs
   * @param reason why it could not be simulated
   */
  public record UnverifiedPrincipal(DeployingPrincipal principal, int permissions, String reason) {
    public UnverifiedPrincipal {
      requireNonNull(principal, "principal is null");
      requireNonNull(reason, "reason is null");
    }
  }

  /** The denied permissions of one necessity. */
  public List<VerifiedPermission> missing(Necessity necessity) {
    return matching(necessity, DENIED);
  }

  /** The permissions of one necessity that could not be decided. */
  public List<VerifiedPermission> unknown(Necessity necessity) {
    return matching(necessity, Set.of(Outcome.UNKNOWN));
  }

  private List<VerifiedPermission> matching(Necessity necessity, Set<Outcome> outcomes) {
    List<VerifiedPermission> matching = new ArrayList<>();
    for (VerifiedPermission permission : permissions) {
      if (permission.requirement().necessity() == necessity
          && outcomes.contains(permission.verdict().outcome())) {
        matching.add(permission);
      }
    }
    return matching;
  }

  /** The number of permissions with an outcome. */
  public long count(Outcome outcome) {
    long count = 0;
    for (VerifiedPermission permission : permissions) {
      if (permission.verdict().outcome() == outcome) {
        count++;
      }
    }
    return count;
  }
}
