package io.github.sstiam.simulation.gate;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides which permissions fail the build and which only cause a warning.
 *
 * @param failOn the lowest necessity that fails the build
 * @param onUnknown the response to permissions that could not be decided
 * @param onOrganizationDenial the response to permissions that only the organization denies
 * @param suppressions the accepted denials
 * @param today the day for which suppressions must be valid
 */
public record BuildGate(
    Necessity failOn,
    Response onUnknown,
    Response onOrganizationDenial,
    List<Suppression> suppressions,
    LocalDate today) {
  /** The response of the build. */
  public enum Response {
    FAIL,
    WARN
  }

  public BuildGate {
    requireNonNull(failOn, "failOn is null");
    requireNonNull(onUnknown, "onUnknown is null");
    requireNonNull(onOrganizationDenial, "onOrganizationDenial is null");
    suppressions = List.copyOf(suppressions);
    requireNonNull(today, "today is null");
  }

  /** Classifies the permissions of a verification. */
  public ClassifiedVerification classify(Verification verification) {
    List<VerifiedPermission> all = verification.permissions();
    List<Suppression> valid = suppressions.stream().filter(each -> !each.isExpired(today)).toList();
    return new ClassifiedVerification(
        verification,
        all.stream().map(this::classified).toList(),
        suppressions.stream().filter(each -> each.isExpired(today)).toList(),
        valid.stream().filter(each -> matched(each, all).findAny().isEmpty()).toList(),
        valid.stream().filter(each -> isNeedless(each, all)).toList());
  }

  private static Stream<VerifiedPermission> matched(
      Suppression suppression, List<VerifiedPermission> permissions) {
    return permissions.stream().filter(permission -> suppression.matches(permission.requirement()));
  }

  /** A suppression that matches only what another one suppresses already is not needless. */
  private static boolean isNeedless(Suppression suppression, List<VerifiedPermission> permissions) {
    return matched(suppression, permissions).findAny().isPresent()
        && matched(suppression, permissions)
            .allMatch(permission -> permission.verdict().outcome() == Outcome.ALLOWED);
  }

  private ClassifiedPermission classified(VerifiedPermission permission) {
    boolean allowed = permission.verdict().outcome() == Outcome.ALLOWED;
    Optional<Suppression> suppression =
        allowed
            ? Optional.empty()
            : suppressions.stream()
                .filter(each -> !each.isExpired(today))
                .filter(each -> each.matches(permission.requirement()))
                .findFirst();
    Severity severity =
        allowed
            ? Severity.PASSED
            : suppression.isPresent()
                ? Severity.SUPPRESSED
                : fails(permission) ? Severity.FAILURE : Severity.WARNING;
    return new ClassifiedPermission(
        permission.requirement(), permission.verdict(), severity, suppression);
  }

  private boolean fails(VerifiedPermission permission) {
    if (permission.requirement().necessity().compareTo(failOn) > 0) {
      return false;
    }
    return switch (permission.verdict().outcome()) {
      case ALLOWED -> false;
      case EXPLICITLY_DENIED, IMPLICITLY_DENIED -> true;
      case DENIED_BY_ORGANIZATION -> onOrganizationDenial == Response.FAIL;
      case UNKNOWN -> onUnknown == Response.FAIL;
    };
  }
}
