package io.github.sstiam.report.text;

import io.github.sstiam.audit.ActivityComparison;
import io.github.sstiam.audit.EscalationFinding;
import io.github.sstiam.audit.EscalationFinding.Exposure;
import io.github.sstiam.audit.Escalations;
import io.github.sstiam.audit.Excess;
import io.github.sstiam.audit.ExcessLine;
import io.github.sstiam.composition.PolicyDifference;
import io.github.sstiam.composition.fitting.FittedPolicy.AddedAction;
import io.github.sstiam.composition.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.report.Counts;
import io.github.sstiam.report.PolicyReport.EmittedPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The lines that the console shows about policies. */
public final class PolicyText {
  /** The lines of one kind that fit on a screen; the report has the rest. */
  private static final int MOST_LINES = 20;

  private PolicyText() {}

  /** The size of a policy, such as {@code 190 permissions in 23 statements, 5,322 of 6,144 ...}. */
  public static String size(EmittedPolicy emitted) {
    List<FittedDocument> documents = emitted.policy().documents();
    int statements =
        documents.stream().mapToInt(document -> document.policy().statements().size()).sum();
    String sizes =
        documents.stream()
            .map(document -> Counts.of(PolicyWriter.size(document.policy())))
            .collect(Collectors.joining(" + "));
    return Counts.of(emitted.requirements().size())
        + " permissions in "
        + Counts.of(statements)
        + " statements, "
        + sizes
        + " of "
        + Counts.of(emitted.quota().characters())
        + " characters for "
        + emitted.quota().words()
        + (documents.size() == 1 ? "" : " each");
  }

  /** What wildcards grant beyond the requirements; empty if they grant nothing more. */
  public static List<String> wildcards(List<AddedAction> added) {
    if (added.isEmpty()) {
      return List.of();
    }
    Map<String, List<String>> byPattern = new TreeMap<>();
    added.forEach(
        entry -> {
          List<String> actions =
              byPattern.computeIfAbsent(entry.pattern(), key -> new ArrayList<>());
          if (!actions.contains(entry.action().toString())) {
            actions.add(entry.action().toString());
          }
        });
    List<String> lines = new ArrayList<>();
    lines.add(
        "To fit the quota, the policy uses wildcards, which grant actions that are not needed"
            + " (-Dsst-iam.wildcards=never lists every action):");
    byPattern.forEach(
        (pattern, actions) -> lines.add("  " + pattern + " adds " + String.join(", ", actions)));
    return shortened(lines);
  }

  /**
   * The privilege escalations that a policy allows; empty if it allows none.
   *
   * @param escalations what was found
   * @param bounded whether the policy requires a permissions boundary
   * @param report the name of the file that lists all of them
   */
  public static List<String> escalations(Escalations escalations, boolean bounded, String report) {
    List<EscalationFinding> findings = escalations.findings();
    if (findings.isEmpty()) {
      return List.of();
    }
    if (escalations.isAdministrator()) {
      return List.of("The policy grants everything, so that its holder is an administrator.");
    }
    String ways = findings.size() + (findings.size() == 1 ? " way" : " ways");
    List<String> lines = new ArrayList<>();
    if (isOpen(escalations)) {
      lines.add("The policy allows privilege escalation in " + ways + ":");
      findings.stream()
          .filter(finding -> finding.severity() == Exposure.OPEN)
          .forEach(finding -> lines.add("  " + finding.path().title()));
    } else {
      lines.add(
          "The policy allows privilege escalation in "
              + ways
              + ", all limited by resource names or conditions (see "
              + report
              + ").");
    }
    if (!bounded && findings.stream().anyMatch(EscalationFinding::needsBoundary)) {
      lines.add(
          "Only a permissions boundary prevents escalation by creating or changing roles: with"
              + " -Dsst-iam.boundary=ARN the policy allows only roles that have this boundary. The app"
              + " must then set it on its roles, too.");
    }
    return shortened(lines);
  }

  /** Whether a privilege escalation is possible without any limit. */
  public static boolean isOpen(Escalations escalations) {
    return escalations.findings().stream().anyMatch(finding -> finding.severity() == Exposure.OPEN);
  }

  /** What present policies grant beyond the requirements. */
  public static List<String> excess(Excess excess) {
    if (excess.isEmpty()) {
      return List.of("The policies grant nothing beyond what the caller needs.");
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "The policies grant "
            + Counts.of(
                (int) excess.grants().stream().map(grant -> grant.action()).distinct().count())
            + " actions that the caller does not need, or grant them on more resources than needed ("
            + excess.levels().entrySet().stream()
                .map(
                    level ->
                        Counts.of(level.getValue())
                            + " "
                            + level.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "))
            + "):");
    excess.lines().forEach(line -> lines.add("  " + line(line)));
    return shortened(lines);
  }

  private static String line(ExcessLine line) {
    String actions =
        line.whole()
            ? line.service() + ":* (" + Counts.of(line.actions().size()) + " actions)"
            : line.actions().stream()
                    .limit(4)
                    .map(Object::toString)
                    .collect(Collectors.joining(", "))
                + (line.actions().size() > 4
                    ? " and " + Counts.of(line.actions().size() - 4) + " more"
                    : "");
    String why =
        switch (line.kind()) {
          case UNNEEDED -> "not needed";
          case WIDER_RESOURCES -> "needed on fewer resources";
          case WIDER_CONDITIONS -> "needed for one service only";
          case UNMET_CONDITIONS -> "needed, but granted under conditions that no request meets";
        };
    return actions
        + " on "
        + line.resources().stream().limit(2).map(Object::toString).collect(Collectors.joining(", "))
        + (line.resources().size() > 2 ? " and more" : "")
        + ": "
        + why
        + (line.conditional() ? " (granted under conditions)" : "");
  }

  /** How the existing files differ from the policy that would be written, by action. */
  public static List<String> difference(PolicyDifference difference) {
    List<String> lines = new ArrayList<>();
    difference.missing().forEach(entry -> lines.add("+ " + entry(entry)));
    difference.surplus().forEach(entry -> lines.add("- " + entry(entry)));
    lines.sort(Comparator.comparing(line -> line.substring(2)));
    return lines;
  }

  private static String entry(PolicyDifference.Entry entry) {
    return (entry.effect().equals("Allow") ? "" : entry.effect() + " ")
        + entry.action()
        + (entry.resource().isEmpty() ? "" : " on " + entry.resource())
        + (entry.conditions().isEmpty() ? "" : " if " + entry.conditions());
  }

  /** The actions that the identity used, is granted and needs. */
  public static List<String> activity(ActivityComparison activity) {
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "  %-4s %-7s %-6s %s", "used", "granted", "needed", ""));
    for (ActivityComparison.Row row : activity.rows()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-4s %-7s %-6s %s",
              mark(row.used()),
              row.granted().map(PolicyText::mark).orElse("?"),
              mark(row.needed()),
              row.action()));
    }
    if (activity.grantedOnly() > 0) {
      lines.add(
          "  and "
              + Counts.of(activity.grantedOnly())
              + " actions that are granted but neither used nor needed");
    }
    return lines;
  }

  private static String mark(boolean holds) {
    return holds ? "yes" : "-";
  }

  /** How to grant everything, and what that means. */
  public static List<String> administrator(String partition) {
    String arn = "arn:" + partition + ":iam::aws:policy/AdministratorAccess";
    return List.of(
        "AdministratorAccess (" + arn + ") grants every action on every resource of the account.",
        "Anyone who obtains such credentials controls the account: use it only in a development"
            + " account, and never for a build server.",
        "To attach it to a user: aws iam attach-user-policy --user-name USER --policy-arn " + arn,
        "To attach it to a role: aws iam attach-role-policy --role-name ROLE --policy-arn " + arn);
  }

  private static List<String> shortened(List<String> lines) {
    if (lines.size() <= MOST_LINES + 1) {
      return List.copyOf(lines);
    }
    List<String> some = new ArrayList<>(lines.subList(0, MOST_LINES));
    some.add("  and " + (lines.size() - MOST_LINES) + " more, in policy-report.json");
    return some;
  }
}
