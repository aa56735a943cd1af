package io.github.sstiam.mojo;

import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import java.util.ArrayList;
import java.util.List;

/**
 * What a build fails for, and what it only warns of.
 *
 * @param failOn the least necessity for which it fails
 * @param onUnknown whether it fails for what could not be decided
 * @param onOrganizationDenial whether it fails for what only the organization denies
 */
record Judgement(Necessity failOn, Response onUnknown, Response onOrganizationDenial) {
  /** What a build does. */
  enum Response {
    FAIL,
    WARN
  }

  /** What the build fails for. */
  List<VerifiedPermission> failures(Verification verification) {
    List<VerifiedPermission> failures = new ArrayList<>();
    for (Necessity necessity : Necessity.values()) {
      if (necessity.compareTo(failOn) <= 0) {
        verification.missing(necessity).stream()
            .filter(
                permission ->
                    onOrganizationDenial == Response.FAIL || !isByOrganization(permission))
            .forEach(failures::add);
        if (onUnknown == Response.FAIL) {
          failures.addAll(verification.unknown(necessity));
        }
      }
    }
    return List.copyOf(failures);
  }

  private static boolean isByOrganization(VerifiedPermission permission) {
    return permission.verdict().outcome() == Outcome.DENIED_BY_ORGANIZATION;
  }

  /** What is missing or could not be decided without the build failing for it. */
  List<VerifiedPermission> warnings(Verification verification) {
    List<VerifiedPermission> warnings = new ArrayList<>();
    for (Necessity necessity : Necessity.values()) {
      warnings.addAll(verification.missing(necessity));
      warnings.addAll(verification.unknown(necessity));
    }
    warnings.removeAll(failures(verification));
    return List.copyOf(warnings);
  }
}
