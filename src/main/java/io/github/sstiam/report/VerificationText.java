package io.github.sstiam.report;

import io.github.sstiam.app.Construct;
import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A verification as the lines that the console shows. */
public final class VerificationText {
  private VerificationText() {}

  /** One line: how many permissions have which outcome. */
  public static String totals(Verification verification) {
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = verification.count(outcome);
      if (count > 0) {
        parts.add(count + " " + name(outcome));
      }
    }
    int size = verification.permissions().size();
    return size + " permissions: " + (parts.isEmpty() ? "none needed" : String.join(", ", parts));
  }

  /**
   * First what a verification accounts for, then a line for each kind of thing that it does not.
   */
  public static List<String> coverage(Coverage coverage) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Coverage: %s, %s (%s), %s",
            counted(coverage.stacks(), "stack"),
            counted(coverage.resources(), "resource"),
            counted(coverage.customResources(), "custom resource"),
            counted(coverage.unknownTypes().size(), "unknown type")));
    addAll(
        lines, "Resource types without permission data, not verified: ", coverage.unknownTypes());
    addAll(
        lines,
        "Resource types whose permissions are guessed from names: ",
        coverage.guessedTypes());
    addAll(
        lines,
        "Actions that a handler names and AWS does not document, not verified: ",
        coverage.unverifiedActions());
    return List.copyOf(lines);
  }

  private static void addAll(List<String> lines, String label, Iterable<String> names) {
    String joined = String.join(", ", names);
    if (!joined.isEmpty()) {
      lines.add(label + joined);
    }
  }

  /**
   * Permissions grouped by the construct and the resource that need them, one line a permission.
   *
   * @param permissions what is to be listed
   * @return the lines, indented
   */
  public static List<String> grouped(List<VerifiedPermission> permissions) {
    Map<String, Map<String, List<String>>> groups = new TreeMap<>();
    for (VerifiedPermission permission : permissions) {
      Origin origin = permission.requirement().origins().get(0);
      int others = permission.requirement().origins().size() - 1;
      String line =
          permission.requirement().action()
              + " on "
              + permission.requirement().resource()
              + ": "
              + Reasons.of(permission.verdict())
              + (others == 0 ? "" : " (and for " + counted(others, "more resource") + ")");
      groups
          .computeIfAbsent(owner(origin), key -> new TreeMap<>())
          .computeIfAbsent(subject(origin), key -> new ArrayList<>())
          .add(line);
    }
    List<String> lines = new ArrayList<>();
    groups.forEach(
        (owner, subjects) -> {
          lines.add("  " + owner);
          subjects.forEach(
              (subject, needs) -> {
                lines.add("    " + subject);
                needs.forEach(need -> lines.add("      " + need));
              });
        });
    return List.copyOf(lines);
  }

  /**
   * The message with which a verification fails.
   *
   * @param verification the verification
   * @param failures what it fails for: denied or undecided permissions
   * @param policyFile the policies that grant them, and where they are
   */
  public static String failure(
      Verification verification, List<VerifiedPermission> failures, String policyFile) {
    List<String> lines = new ArrayList<>();
    for (DeployingPrincipal principal : principals(failures)) {
      String name = principal.isCaller() ? verification.principal() : "The " + principal;
      List<VerifiedPermission> own = of(principal, failures);
      List<VerifiedPermission> undecided =
          own.stream().filter(VerificationText::isUndecided).toList();
      List<VerifiedPermission> denied =
          own.stream().filter(permission -> !isUndecided(permission)).toList();
      if (!denied.isEmpty()) {
        lines.add(
            name
                + " lacks "
                + counted(denied.size(), "permission")
                + " that the deployment needs:");
        lines.addAll(grouped(denied));
      }
      if (!undecided.isEmpty()) {
        lines.add(
            "It cannot be decided whether "
                + name
                + " has "
                + counted(undecided.size(), "permission")
                + " that the deployment needs (give the values of condition keys as"
                + " <contextEntries>; -Dsst-iam.onUnknown=warn lets the build go on):");
        lines.addAll(grouped(undecided));
        missingKeys(undecided).forEach(key -> lines.add("  to add: " + contextEntry(key)));
      }
    }
    addNoteOnOrganization(failures, lines);
    lines.add(totals(verification) + ".");
    lines.add(
        "Grant what is missing: attach "
            + policyFile
            + " to the deploying identity; where a statement denies explicitly, change that"
            + " statement.");
    return String.join("\n", lines);
  }

  private static NavigableSet<String> missingKeys(List<VerifiedPermission> undecided) {
    return undecided.stream()
        .flatMap(permission -> permission.verdict().missingContext().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String contextEntry(String key) {
    return "<contextEntry><key>"
        + key
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

  /** A line for each identity about whom nobody could be asked. */
  public static List<String> unverified(Verification verification) {
    return verification.unverified().stream()
        .map(
            unverified ->
                "Not verified: the "
                    + unverified.principal()
                    + ", of which the deployment needs "
                    + counted(unverified.permissions(), "permission")
                    + ": "
                    + unverified.reason())
        .toList();
  }

  /** The warning about permissions for which the build does not fail. */
  public static String warning(List<VerifiedPermission> permissions) {
    List<String> lines = new ArrayList<>();
    lines.add(
        counted(permissions.size(), "permission")
            + " that the deployment may need, or that could not be decided, but for which the build"
            + " does not fail:");
    for (DeployingPrincipal principal : principals(permissions)) {
      if (!principal.isCaller()) {
        lines.add("  Of the " + principal + ":");
      }
      lines.addAll(grouped(of(principal, permissions)));
    }
    addNoteOnOrganization(permissions, lines);
    return String.join("\n", lines);
  }

  /**
   * Of the keys that an organization's policies ask for, IAM reports none
   * (https://github.com/aws/aws-cli/issues/10525).
   */
  private static void addNoteOnOrganization(
      List<VerifiedPermission> permissions, List<String> lines) {
    if (permissions.stream()
        .anyMatch(permission -> permission.verdict().outcome() == Outcome.DENIED_BY_ORGANIZATION)) {
      lines.add(
          "Condition keys that only policies of the organization use are not reported as missing;"
              + " if such a denial is none in practice, give the keys as <contextEntries> or set"
              + " -Dsst-iam.onOrganizationDenial=warn.");
    }
  }

  private static boolean isUndecided(VerifiedPermission permission) {
    return permission.verdict().outcome() == Outcome.UNKNOWN;
  }

  private static String owner(Origin origin) {
    if (origin instanceof ResourceOrigin resource) {
      return resource.construct().map(VerificationText::shown).orElse(resource.stack());
    }
    return "Deployment of " + origin.stack();
  }

  private static String shown(Construct construct) {
    String type = construct.type().isBlank() ? "" : " (" + construct.type() + ")";
    return construct.path() + type + construct.place().map(place -> " at " + place).orElse("");
  }

  private static String subject(Origin origin) {
    if (origin instanceof ResourceOrigin resource) {
      return resource.type() + " " + resource.logicalId();
    }
    if (origin instanceof CallOrigin call) {
      return "to " + call.purpose();
    }
    throw new AssertionError(origin);
  }

  /** The word for a necessity. */
  static String name(Necessity necessity) {
    return switch (necessity) {
      case REQUIRED -> "required";
      case CONDITIONAL -> "conditional";
    };
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case ALLOWED -> "allowed";
      case EXPLICITLY_DENIED -> "explicitly denied";
      case IMPLICITLY_DENIED -> "implicitly denied";
      case DENIED_BY_ORGANIZATION -> "denied by the organization";
      case UNKNOWN -> "unknown";
    };
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
