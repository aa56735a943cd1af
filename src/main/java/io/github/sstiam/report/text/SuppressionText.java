package io.github.sstiam.report.text;

import io.github.sstiam.report.Counts;
import io.github.sstiam.report.Reasons;
import io.github.sstiam.simulation.gate.ClassifiedPermission;
import io.github.sstiam.simulation.gate.ClassifiedVerification;
import io.github.sstiam.simulation.gate.Suppression;
import io.github.sstiam.text.Sanitizer;
import java.util.ArrayList;
import java.util.List;

/** The lines that the console shows about suppressions. */
public final class SuppressionText {
  private SuppressionText() {}

  /** A headline and a line for each suppressed permission; empty if no permission is suppressed. */
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

  /** A line for each suppression that fails the build. */
  public static List<String> failures(ClassifiedVerification judged) {
    List<String> lines = new ArrayList<>();
    judged.expired().forEach(suppression -> lines.add(expired(suppression)));
    judged.unmatched().forEach(suppression -> lines.add(unmatched(suppression)));
    return plain(lines);
  }

  /** Removes line breaks and control characters from each line. */
  private static List<String> plain(List<String> lines) {
    return lines.stream().map(Sanitizer::line).toList();
  }

  /** A line for each suppression that the build warns about. */
  public static List<String> warnings(ClassifiedVerification judged) {
    return plain(judged.needless().stream().map(SuppressionText::needless).toList());
  }

  /** What is wrong with a suppression that has expired, and what to do. */
  public static String expired(Suppression suppression) {
    return named(suppression)
        + " has expired: its last day was "
        + suppression.expires().orElseThrow()
        + ". Grant the permission and remove the suppression, or set a later date.";
  }

  /** What is wrong with a suppression that matches nothing, and what to do. */
  public static String unmatched(Suppression suppression) {
    return named(suppression)
        + " matches no verified permission. Remove it, or correct its action and resource.";
  }

  /** Why a suppression is no longer needed. */
  public static String needless(Suppression suppression) {
    return named(suppression)
        + " is no longer needed, because all permissions that it matches are allowed. Remove it.";
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
