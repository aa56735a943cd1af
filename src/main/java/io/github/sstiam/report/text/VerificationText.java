package io.github.sstiam.report.text;

import io.github.sstiam.report.Counts;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.report.text.Paint.Style;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import io.github.sstiam.simulation.gate.Severity;
import io.github.sstiam.text.Sanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The lines that the console shows about a verification; in the common case they fit on one screen.
 */
public final class VerificationText {
  /** The lines that fit on a screen together with those around them. */
  private static final int MOST_FAILURES = 30;

  private static final int MOST_WARNINGS = 12;

  private final VerificationReport report;
  private final Paint paint;

  /**
   * @param report the verification and its policies
   * @param paint styles parts of the text
   */
  public VerificationText(VerificationReport report, Paint paint) {
    this.report = report;
    this.paint = paint;
  }

  /** One line: how many permissions have which outcome. */
  public String totals() {
    Verification verification = report.verification();
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      int count = (int) verification.count(outcome);
      if (count > 0) {
        parts.add(paint.of(style(outcome), Counts.of(count) + " " + name(outcome)));
      }
    }
    return Counts.of(verification.permissions().size(), "permission")
        + ": "
        + (parts.isEmpty() ? "none needed" : String.join(", ", parts));
  }

  /**
   * The message of a failed verification.
   *
   * @param directory the folder with the policies that grant what is missing
   */
  public String failure(String directory) {
    List<VerifiedPermission> failures = report.judged().of(Severity.FAILURE);
    List<String> lines = new ArrayList<>();
    for (DeployingPrincipal principal : principals(failures)) {
      List<VerifiedPermission> own = of(principal, failures);
      addDenied(principal, own.stream().filter(each -> !isUndecided(each)).toList(), lines);
      addUndecided(principal, own.stream().filter(VerificationText::isUndecided).toList(), lines);
    }
    addNoteOnOrganization(failures, lines);
    lines.add(totals() + ".");
    Remedy.lines(report.verification(), failures, report.policies(), directory).stream()
        .map(Sanitizer::line)
        .forEach(lines::add);
    return String.join("\n", lines);
  }

  private void addDenied(
      DeployingPrincipal principal, List<VerifiedPermission> denied, List<String> lines) {
    if (!denied.isEmpty()) {
      lines.add(
          name(principal)
              + " lacks "
              + paint.of(Style.FAILURE, Counts.of(denied.size(), "permission"))
              + " that the deployment needs:");
      lines.addAll(new PermissionLines(paint, denied).upTo(MOST_FAILURES));
    }
  }

  private void addUndecided(
      DeployingPrincipal principal, List<VerifiedPermission> undecided, List<String> lines) {
    if (!undecided.isEmpty()) {
      lines.add(
          "It is unknown whether "
              + name(principal)
              + " has "
              + paint.of(Style.WARNING, Counts.of(undecided.size(), "permission"))
              + " that the deployment needs (provide the values of condition keys as"
              + " <contextEntries>, or set -Dsst-iam.onUnknown=warn to continue the build):");
      lines.addAll(new PermissionLines(paint, undecided).upTo(MOST_FAILURES));
      missingKeys(undecided).forEach(key -> lines.add("  to add: " + contextEntry(key)));
    }
  }

  private String name(DeployingPrincipal principal) {
    return Sanitizer.line(
        principal.isCaller() ? report.verification().principal() : "The " + principal);
  }

  /** The warning about permissions that do not fail the build; empty if there are none. */
  public String warning() {
    List<VerifiedPermission> warnings = report.judged().of(Severity.WARNING);
    if (warnings.isEmpty()) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        Counts.of(warnings.size(), "permission")
            + " that the deployment may need, or whose outcome is unknown; the build does not fail for"
            + (warnings.size() == 1 ? " it:" : " them:"));
    for (DeployingPrincipal principal : principals(warnings)) {
      if (!principal.isCaller()) {
        lines.add("  For the " + Sanitizer.line(principal.toString()) + ":");
      }
      lines.addAll(new PermissionLines(paint, of(principal, warnings)).upTo(MOST_WARNINGS));
    }
    addNoteOnOrganization(warnings, lines);
    return String.join("\n", lines);
  }

  /**
   * IAM does not report the condition keys that only policies of an organization use
   * (https://github.com/aws/aws-cli/issues/10525).
   */
  private static void addNoteOnOrganization(
      List<VerifiedPermission> permissions, List<String> lines) {
    if (permissions.stream()
        .anyMatch(permission -> permission.verdict().outcome() == Outcome.DENIED_BY_ORGANIZATION)) {
      lines.add(
          "IAM does not report missing condition keys that only policies of the organization use;"
              + " if the action works in practice, provide the keys as <contextEntries> or set"
              + " -Dsst-iam.onOrganizationDenial=warn.");
    }
  }

  private static NavigableSet<String> missingKeys(List<VerifiedPermission> undecided) {
    return undecided.stream()
        .flatMap(permission -> permission.verdict().missingContext().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String contextEntry(String key) {
    return "<contextEntry><key>"
        + Sanitizer.line(key)
        + "</key><type>string</type><values><value>...</value></values></contextEntry>";
  }

  private static NavigableSet<DeployingPrincipal> principals(List<VerifiedPermission> permissions) {
    return permissions.stream()
        .map(permission -> permission.requirement().principal())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<VerifiedPermission> of(
      DeployingPrincipal principal, List<VerifiedPermission> permissions) {
    return permissions.stream()
        .filter(permission -> permission.requirement().principal().equals(principal))
        .toList();
  }

  private static boolean isUndecided(VerifiedPermission permission) {
    return permission.verdict().outcome() == Outcome.UNKNOWN;
  }

  /** The word for a necessity. */
  public static String name(Necessity necessity) {
    return switch (necessity) {
      case REQUIRED -> "required";
      case CONDITIONAL -> "conditional";
    };
  }

  /** The words for an outcome. */
  public static String name(Outcome outcome) {
    return switch (outcome) {
      case ALLOWED -> "allowed";
      case EXPLICITLY_DENIED -> "explicitly denied";
      case IMPLICITLY_DENIED -> "implicitly denied";
      case DENIED_BY_ORGANIZATION -> "denied by the organization";
      case UNKNOWN -> "unknown";
    };
  }

  private static Style style(Outcome outcome) {
    return switch (outcome) {
      case ALLOWED -> Style.SUCCESS;
      case UNKNOWN -> Style.WARNING;
      case EXPLICITLY_DENIED, IMPLICITLY_DENIED, DENIED_BY_ORGANIZATION -> Style.FAILURE;
    };
  }
}
