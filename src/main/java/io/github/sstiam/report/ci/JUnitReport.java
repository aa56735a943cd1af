package io.github.sstiam.report.ci;

import io.github.sstiam.report.Reasons;
import io.github.sstiam.report.ReportSubject;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.report.text.CoverageText;
import io.github.sstiam.report.text.SuppressionText;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verification.UnverifiedPrincipal;
import io.github.sstiam.simulation.judgement.JudgedPermission;
import io.github.sstiam.simulation.judgement.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A verification as JUnit XML, the form that Maven Surefire writes
 * (https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd): a test
 * case for each permission, its class the construct that needs it. What the build fails for is a
 * failure; what it does not fail for is skipped. Nothing takes time, for no two runs take the same.
 */
public final class JUnitReport {
  private static final String SELF = "sst-iam";

  private record TestCase(String name, Optional<Problem> problem, String output) {}

  private record Problem(boolean fails, String type, String message, String text) {}

  private final VerificationReport report;
  private final Map<String, Map<String, TestCase>> cases = new TreeMap<>();

  private JUnitReport(VerificationReport report) {
    this.report = report;
  }

  /** The text of {@code TEST-sst-iam.xml}. */
  public static String of(VerificationReport report) {
    JUnitReport junit = new JUnitReport(report);
    report.judged().permissions().forEach(junit::addPermission);
    report.verification().unverified().forEach(junit::addUnverified);
    for (Suppression suppression : report.judged().expired()) {
      junit.addSuppression(
          true, suppression, Rule.EXPIRED_SUPPRESSION, SuppressionText.expired(suppression));
    }
    for (Suppression suppression : report.judged().unmatched()) {
      junit.addSuppression(
          true, suppression, Rule.UNMATCHED_SUPPRESSION, SuppressionText.unmatched(suppression));
    }
    for (Suppression suppression : report.judged().needless()) {
      junit.addSuppression(
          false, suppression, Rule.NEEDLESS_SUPPRESSION, SuppressionText.needless(suppression));
    }
    junit.addCoverage();
    return junit.document();
  }

  private void addPermission(JudgedPermission judged) {
    Finding finding = new Finding(judged, report);
    String name = name(finding);
    Optional<Problem> problem =
        switch (judged.standing()) {
          case PASSED -> Optional.empty();
          case FAILURE -> Optional.of(problem(true, finding, Reasons.of(finding.verdict())));
          case WARNING -> Optional.of(problem(false, finding, finding.text()));
          case SUPPRESSED -> Optional.of(problem(false, finding, finding.text()));
        };
    add(Finding.owner(finding.first()), new TestCase(name, problem, ""));
  }

  private static Problem problem(boolean fails, Finding finding, String message) {
    return new Problem(fails, Rule.of(finding.verdict()).id(), message, finding.text());
  }

  /** What tells permissions of the same action and resource apart stands behind them. */
  private String name(Finding finding) {
    PermissionRequirement requirement = finding.requirement();
    String name =
        finding.title() + (requirement.principal().isCaller() ? "" : " by " + finding.principal());
    Map<String, TestCase> others = cases.getOrDefault(Finding.owner(finding.first()), Map.of());
    return others.containsKey(name) ? name + " with " + context(requirement) : name;
  }

  private static String context(PermissionRequirement requirement) {
    return requirement.context().stream()
        .map((ContextEntry entry) -> entry.key() + "=" + String.join(",", entry.values()))
        .collect(Collectors.joining("; "));
  }

  private void addUnverified(UnverifiedPrincipal unverified) {
    Problem problem = new Problem(false, "unverified", unverified.reason(), "");
    String name = "verify the " + unverified.principal();
    add(SELF, new TestCase(name, Optional.of(problem), ""));
  }

  private void addSuppression(boolean fails, Suppression suppression, Rule rule, String text) {
    String name =
        suppression.place() + ": " + suppression.action() + " on " + suppression.resource();
    add(SELF, new TestCase(name, Optional.of(new Problem(fails, rule.id(), text, text)), ""));
  }

  private void addCoverage() {
    List<String> lines = new ArrayList<>();
    lines.add(CoverageText.subject(report.subject()));
    lines.addAll(CoverageText.lines(report.verification().coverage()));
    lines.addAll(report.verification().coverage().remarks());
    add(SELF, new TestCase("coverage", Optional.empty(), String.join("\n", lines)));
  }

  private void add(String owner, TestCase testCase) {
    cases.computeIfAbsent(owner, key -> new TreeMap<>()).put(testCase.name(), testCase);
  }

  private String document() {
    XmlWriter xml = new XmlWriter();
    xml.start(
        "testsuite",
        "name",
        suite(report.subject()),
        "time",
        "0",
        "tests",
        String.valueOf(all().count()),
        "errors",
        "0",
        "skipped",
        String.valueOf(problems(false)),
        "failures",
        String.valueOf(problems(true)));
    cases.forEach((owner, own) -> own.values().forEach(each -> write(xml, owner, each)));
    return xml.end().document();
  }

  private static String suite(ReportSubject subject) {
    return Stream.of(Optional.of(SELF), subject.app(), subject.stage())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  private Stream<TestCase> all() {
    return cases.values().stream().flatMap(own -> own.values().stream());
  }

  private long problems(boolean failing) {
    return all().flatMap(each -> each.problem().stream()).filter(p -> p.fails() == failing).count();
  }

  private static void write(XmlWriter xml, String owner, TestCase testCase) {
    String[] attributes = {"name", testCase.name(), "classname", owner, "time", "0"};
    if (testCase.problem().isEmpty() && testCase.output().isEmpty()) {
      xml.empty("testcase", attributes);
      return;
    }
    xml.start("testcase", attributes);
    testCase
        .problem()
        .ifPresent(
            problem -> {
              if (problem.fails()) {
                xml.text(
                    "failure",
                    problem.text(),
                    "message",
                    problem.message(),
                    "type",
                    problem.type());
              } else {
                xml.empty("skipped", "message", problem.message());
              }
            });
    if (!testCase.output().isEmpty()) {
      xml.text("system-out", testCase.output());
    }
    xml.end();
  }
}
