package io.github.sstiam.simulation.judgement;

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
 * What a build fails for, and what it only warns of.
 *
 * @param failOn the least necessity for which it fails
 * @param onUnknown whether it fails for what could not be decided
 * @param onOrganizationDenial whether it fails for what only the organization denies
 * @param suppressions what is known and answered for
 * @param today the day on which suppressions must still count
 */
public record Judgement(
    Necessity failOn,
    Response onUnknown,
    Response onOrganizationDenial,
    List<Suppression> suppressions,
    LocalDate today) {
  /** What a build does. */
  public enum Response {
    FAIL,
    WARN
  }

  public Judgement {
    requireNonNull(failOn, "failOn is null");
    requireNonNull(onUnknown, "onUnknown is null");
    requireNonNull(onOrganizationDenial, "onOrganizationDenial is null");
    suppressions = List.copyOf(suppressions);
    requireNonNull(today, "today is null");
  }

  /** Judges a verification. */
  public JudgedVerification judge(Verification verification) {
    List<VerifiedPermission> all = verification.permissions();
    List<Suppression> valid = suppressions.stream().filter(each -> !each.isExpired(today)).toList();
    return new JudgedVerification(
        verification,
        all.stream().map(this::judged).toList(),
        suppressions.stream().filter(each -> each.isExpired(today)).toList(),
        valid.stream().filter(each -> matched(each, all).findAny().isEmpty()).toList(),
        valid.stream().filter(each -> isNeedless(each, all)).toList());
  }

  private static Stream<VerifiedPermission> matched(
      Suppression suppression, List<VerifiedPermission> permissions) {
    return permissions.stream().filter(permission -> suppression.matches(permission.requirement()));
  }

  /** One that matches only what another has suppressed already is needed, too. */
  private static boolean isNeedless(Suppression suppression, List<VerifiedPermission> permissions) {
    return matched(suppression, permissions).findAny().isPresent()
        && matched(suppression, permissions)
            .allMatch(permission -> permission.verdict().outcome() == Outcome.ALLOWED);
  }

  private JudgedPermission judged(VerifiedPermission permission) {
    if (permission.verdict().outcome() == Outcome.ALLOWED) {
      return new JudgedPermission(permission, Standing.PASSED, Optional.empty());
    }
    Optional<Suppression> suppression =
        suppressions.stream()
            .filter(each -> !each.isExpired(today))
            .filter(each -> each.matches(permission.requirement()))
            .findFirst();
    if (suppression.isPresent()) {
      return new JudgedPermission(permission, Standing.SUPPRESSED, suppression);
    }
    return new JudgedPermission(
        permission, fails(permission) ? Standing.FAILURE : Standing.WARNING, Optional.empty());
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
