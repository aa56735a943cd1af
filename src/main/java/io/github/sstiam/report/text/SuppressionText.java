package io.github.sstiam.report.text;

import io.github.sstiam.report.Counts;
import io.github.sstiam.report.Reasons;
import io.github.sstiam.simulation.gate.ClassifiedPermission;
import io.github.sstiam.simulation.gate.ClassifiedVerification;
import io.github.sstiam.simulation.gate.Suppression;
import io.github.sstiam.text.Sanitizer;
import java.util.ArrayList;
import java.util.List;

/** What the console says of suppressions. */
public final class SuppressionText {
  private SuppressionText() {}

  /**
   * The permissions that are suppressed, one a line below a headline; none where there are none.
   */
  public static List<String> suppressed(ClassifiedVerification judged) {
    List<ClassifiedPermission> permissions = judged.suppressed();
    if (permissions.isEmpty()) {
      return List.of();
    }
    int count = permissions.size();
    List<String> lines = new ArrayList<>();
    lines.add(Counts.of(count, "permission") + (count == 1 ? " is" : " are") + " suppressed:");
    for (ClassifiedPermission permission : permissions) {
      Suppression suppression = permission.suppression().orElseThrow();
      lines.add(
          "  "
              + permission.requirement().action()
              + " on "
              + permission.requirement().resource()
              + ": "
              + Reasons.of(permission.verdict())
              + " ("
              + suppression.place()
              + lastDay(suppression)
              + ": "
              + suppression.reason()
              + ")");
    }
    return plain(lines);
  }

  /** The suppressions for which the build fails, one a line. */
  public static List<String> failures(ClassifiedVerification judged) {
    List<String> lines = new ArrayList<>();
    judged.expired().forEach(suppression -> lines.add(expired(suppression)));
    judged.unmatched().forEach(suppression -> lines.add(unmatched(suppression)));
    return plain(lines);
  }

  /** Each a line, whatever the names in it hold. */
  private static List<String> plain(List<String> lines) {
    return lines.stream().map(Sanitizer::line).toList();
  }

  /** The suppressions of which the build warns, one a line. */
  public static List<String> warnings(ClassifiedVerification judged) {
    return plain(judged.needless().stream().map(SuppressionText::needless).toList());
  }

  /** What is wrong with a suppression that has expired, and what to do. */
  public static String expired(Suppression suppression) {
    return named(suppression)
        + " has expired: its last day was "
        + suppression.expires().orElseThrow()
        + ". Grant the permission and take the suppression out, or give it a later day.";
  }

  /** What is wrong with a suppression that matches nothing, and what to do. */
  public static String unmatched(Suppression suppression) {
    return named(suppression)
        + " matches no permission that was verified. Take it out, or correct its action and"
        + " resource.";
  }

  /** Why a suppression is no longer needed. */
  public static String needless(Suppression suppression) {
    return named(suppression)
        + " is no longer needed, as all that it matches is allowed. Take it out.";
  }

  private static String named(Suppression suppression) {
    return suppression.place()
        + " ("
        + suppression.action()
        + " on "
        + suppression.resource()
        + ": "
        + suppression.reason()
        + ")";
  }

  private static String lastDay(Suppression suppression) {
    return suppression.expires().map(day -> ", until " + day).orElse("");
  }
}
