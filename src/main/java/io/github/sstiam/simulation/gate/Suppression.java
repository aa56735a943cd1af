package io.github.sstiam.simulation.gate;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.requirement.PermissionRequirement;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A denied or undecided permission that the project accepts.
 *
 * @param action the action, such as {@code s3:PutObject}; wildcards as in policies, but not for the
 *     service
 * @param resource the resources; they must cover the resource of the permission
 * @param reason why the deployment works without it
 * @param expires the last day on which it is valid; empty if it does not expire
 * @param place where it is declared, for messages: {@code <suppression> 1}, or a file with line and
 *     column
 */
public record Suppression(
    String action, ArnPattern resource, String reason, Optional<LocalDate> expires, String place) {
  public Suppression {
    requireNonNull(action, "action is null");
    requireNonNull(resource, "resource is null");
    requireNonNull(expires, "expires is null");
    requireNonNull(place, "place is null");
    // A suppression for all services would hide denials that have not been reviewed.
    if (!isAction(action)) {
      throw new IllegalArgumentException(
          "\"" + action + "\" is not an action such as s3:PutObject or s3:Put*");
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException("the suppression has no reason");
    }
  }

  /** Whether a text is an action, or a pattern of actions of one service. */
  static boolean isAction(String text) {
    return text.matches("[A-Za-z0-9-]+:[A-Za-z0-9*?]+");
  }

  /** Whether it applies to a permission. */
  boolean matches(PermissionRequirement requirement) {
    return Glob.matchesIgnoringCase(action, requirement.action().toString())
        && resource.covers(requirement.resource());
  }

  /** Whether its last day is before a day. */
  boolean isExpired(LocalDate today) {
    return expires.filter(today::isAfter).isPresent();
  }
}
