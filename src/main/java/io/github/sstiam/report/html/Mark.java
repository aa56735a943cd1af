package io.github.sstiam.report.html;

import io.github.sstiam.report.text.VerificationText;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.gate.ClassifiedPermission;
import io.github.sstiam.simulation.gate.Severity;
import java.util.List;
import java.util.Locale;

/**
 * The mark of a permission: its sign shows the outcome, its colour the consequence for the build.
 *
 * @param outcome the outcome
 * @param standing the consequence for the build
 */
record Mark(Outcome outcome, Severity standing) implements Comparable<Mark> {
  /** The mark of an allowed permission. */
  static final Mark ALLOWED = new Mark(Outcome.ALLOWED, Severity.PASSED);

  /** The worst first. */
  static final List<Severity> STANDINGS =
      List.of(Severity.FAILURE, Severity.WARNING, Severity.SUPPRESSED, Severity.PASSED);

  /** The worst first. */
  static final List<Outcome> OUTCOMES =
      List.of(
          Outcome.EXPLICITLY_DENIED,
          Outcome.IMPLICITLY_DENIED,
          Outcome.DENIED_BY_ORGANIZATION,
          Outcome.UNKNOWN,
          Outcome.ALLOWED);

  /** The mark of a permission. */
  static Mark of(ClassifiedPermission judged) {
    return new Mark(judged.verdict().outcome(), judged.severity());
  }

  /** The worse of two. */
  Mark worse(Mark other) {
    return compareTo(other) <= 0 ? this : other;
  }

  boolean isAllowed() {
    return outcome == Outcome.ALLOWED;
  }

  /** The outcome in words. */
  String words() {
    return VerificationText.name(outcome);
  }

  /** The CSS classes for the sign and the colour. */
  String classes() {
    return key(outcome) + " " + key(standing);
  }

  /** The name of a constant in the page's classes, values and filters. */
  static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words for a standing. */
  static String words(Severity standing) {
    return switch (standing) {
      case FAILURE -> "fails the build";
      case WARNING -> "warning";
      case SUPPRESSED -> "suppressed";
      case PASSED -> "passed";
    };
  }

  /** The worst first. */
  @Override
  public int compareTo(Mark other) {
    int byStanding = STANDINGS.indexOf(standing) - STANDINGS.indexOf(other.standing);
    return byStanding != 0
        ? byStanding
        : OUTCOMES.indexOf(outcome) - OUTCOMES.indexOf(other.outcome);
  }
}
