package io.github.sstiam.report.text;

import io.github.sstiam.report.Counts;
import io.github.sstiam.report.ReportSubject;
import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.text.Sanitizer;
import java.util.ArrayList;
import java.util.List;

/** Describes what a verification covers and what it does not cover. */
public final class CoverageText {
  private CoverageText() {}

  /** One line about the app: its name, stage, version of SST, accounts and regions. */
  public static String subject(ReportSubject subject) {
    List<String> parts = new ArrayList<>();
    parts.add("App " + subject.app().orElse("with unknown name"));
    subject.stage().ifPresent(stage -> parts.add("stage " + stage));
    subject.version().ifPresent(version -> parts.add("SST " + version));
    parts.add(named("account", List.copyOf(subject.accounts())));
    parts.add(named("region", List.copyOf(subject.regions())));
    return Sanitizer.line(String.join(", ", parts));
  }

  private static String named(String noun, List<String> names) {
    List<String> known = names.stream().filter(name -> !name.equals("*")).toList();
    return known.isEmpty()
        ? "any " + noun
        : noun + (known.size() == 1 ? " " : "s ") + String.join(" and ", known);
  }

  /** First a line about what a verification covers, then a line for each kind of gap. */
  public static List<String> lines(Coverage coverage) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Coverage: %s, %s (%s), %s"
            .formatted(
                Counts.of(coverage.stacks(), "stack"),
                Counts.of(coverage.resources(), "resource"),
                Counts.of(coverage.customResources(), "custom resource"),
                Counts.of(coverage.unknownTypes().size(), "unknown type")));
    addAll(
        lines, "Resource types without permission data, not verified: ", coverage.unknownTypes());
    addAll(
        lines,
        "Resource types whose permissions are guessed from names: ",
        coverage.guessedTypes());
    addAll(
        lines,
        "Actions that a handler names but AWS does not document, not verified: ",
        coverage.unverifiedActions());
    return List.copyOf(lines);
  }

  private static void addAll(List<String> lines, String label, Iterable<String> names) {
    String joined = String.join(", ", names);
    if (!joined.isEmpty()) {
      lines.add(label + Sanitizer.line(joined));
    }
  }

  /** A line for each identity that could not be verified. */
  public static List<String> unverified(Verification verification) {
    return verification.unverified().stream()
        .map(
            unverified ->
                "Not verified: the "
                    + unverified.principal()
                    + ", which needs "
                    + Counts.of(unverified.permissions(), "permission")
                    + ": "
                    + unverified.reason())
        .map(Sanitizer::line)
        .toList();
  }
}
