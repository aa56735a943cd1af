package io.github.sstiam.simulation.judgement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    List<JudgedPermission> permissions = new ArrayList<>(verification.permissions().size());
    Set<Suppression> used = new HashSet<>();
    for (VerifiedPermission permission : verification.permissions()) {
      JudgedPermission judged = judged(permission);
      judged.suppression().ifPresent(used::add);
      permissions.add(judged);
    }
    return new JudgedVerification(
        verification,
        permissions,
        suppressions.stream().filter(each -> each.isExpired(today)).toList(),
        suppressions.stream()
            .filter(each -> !each.isExpired(today) && !isUsed(each, verification, used))
            .toList());
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

  /** One that matches only what another has suppressed already is used, too. */
  private static boolean isUsed(
      Suppression suppression, Verification verification, Set<Suppression> used) {
    return used.contains(suppression)
        || verification.permissions().stream()
            .anyMatch(
                permission ->
                    permission.verdict().outcome() != Outcome.ALLOWED
                        && suppression.matches(permission.requirement()));
  }
}
