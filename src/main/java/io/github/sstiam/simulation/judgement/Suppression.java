package io.github.sstiam.simulation.judgement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Wildcard;
import io.github.sstiam.requirement.PermissionRequirement;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A permission that is known to be denied or undecided, and that somebody answers for.
 *
 * @param action the action, such as {@code s3:PutObject}; wildcards as in policies, but not for the
 *     service
 * @param resource the resources, of which a permission's must be a part
 * @param reason why the deployment does without it
 * @param expires the last day on which it counts; empty where it counts for good
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
    // One that silences every service would hide what nobody has looked at.
    if (!isAction(action)) {
      throw new IllegalArgumentException(
          "\"" + action + "\" is not an action such as s3:PutObject or s3:Put*");
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException("it has no reason");
    }
  }

  /** Whether a text is an action, or a pattern of actions of one service. */
  static boolean isAction(String text) {
    return text.matches("[A-Za-z0-9-]+:[A-Za-z0-9*?]+");
  }

  /** Whether it is about a permission. */
  boolean matches(PermissionRequirement requirement) {
    return Wildcard.matches(
            Wildcard.compile(action.toLowerCase(Locale.ROOT)),
            requirement.action().toString().toLowerCase(Locale.ROOT))
        && resource.covers(requirement.resource());
  }

  /** Whether its last day is before a day. */
  boolean isExpired(LocalDate today) {
    return expires.filter(today::isAfter).isPresent();
  }
}
