package io.github.sstiam.report.ci;

import io.github.sstiam.report.Reasons;
import io.github.sstiam.report.ReportSubject;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.report.text.CoverageText;
import io.github.sstiam.report.text.SuppressionText;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verification.UnverifiedPrincipal;
import io.github.sstiam.simulation.gate.ClassifiedPermission;
import io.github.sstiam.simulation.gate.Suppression;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A verification as JUnit XML, the form that Maven Surefire writes
 * (https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd): a test
 * case for each permission, with the construct that needs it as its class. A permission that fails
 * the build is a failure; a warning or a suppressed permission is skipped. All times are 0, so that
 * the file is the same on every run.
 */
public final class JUnitReport {
  private static final String SELF = "sst-iam";

  private enum Result {
    PASSED,
    SKIPPED,
    FAILED
  }

  /** The texts of a large app would fill the heap, so that each is made when it is written. */
  private record TestCase(String name, Result result, Supplier<Problem> problem, String output) {}

  private record Problem(String type, String message, String text) {
    private static final Problem NONE = new Problem("", "", "");
  }

  private final VerificationReport report;
  private final Map<String, Map<String, TestCase>> cases = new TreeMap<>();

  private JUnitReport(VerificationReport report) {
    this.report = report;
  }

  /** The text of {@code TEST-sst-iam.xml}. */
  public static String of(VerificationReport report) {
    StringWriter out = new StringWriter();
    try {
      write(report, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toString();
  }

  /** Writes the text of {@code TEST-sst-iam.xml}, without keeping it in memory. */
  public static void write(VerificationReport report, Writer out) throws IOException {
    JUnitReport junit = new JUnitReport(report);
    report.judged().permissions().forEach(junit::addPermission);
    report.verification().unverified().forEach(junit::addUnverified);
    for (Suppression suppression : report.judged().expired()) {
      junit.addSuppression(
          Result.FAILED,
          suppression,
          Rule.EXPIRED_SUPPRESSION,
          SuppressionText.expired(suppression));
    }
    for (Suppression suppression : report.judged().unmatched()) {
      junit.addSuppression(
          Result.FAILED,
          suppression,
          Rule.UNMATCHED_SUPPRESSION,
          SuppressionText.unmatched(suppression));
    }
    for (Suppression suppression : report.judged().needless()) {
      junit.addSuppression(
          Result.SKIPPED,
          suppression,
          Rule.NEEDLESS_SUPPRESSION,
          SuppressionText.needless(suppression));
    }
    junit.addCoverage();
    junit.document(out);
  }

  private void addPermission(ClassifiedPermission judged) {
    Finding finding = new Finding(judged, report);
    String name = name(finding);
    Result result =
        switch (judged.severity()) {
          case PASSED -> Result.PASSED;
          case FAILURE -> Result.FAILED;
          case WARNING, SUPPRESSED -> Result.SKIPPED;
        };
    add(
        Finding.owner(finding.first()),
        new TestCase(name, result, () -> problem(result, finding), ""));
  }

  private static Problem problem(Result result, Finding finding) {
    String message = result == Result.FAILED ? Reasons.of(finding.verdict()) : finding.text();
    return new Problem(Rule.of(finding.verdict()).id(), message, finding.text());
  }

  /** Permissions of the same action and resource also get their context. */
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
    Problem problem = new Problem("unverified", unverified.reason(), "");
    String name = "verify the " + unverified.principal();
    add(SELF, new TestCase(name, Result.SKIPPED, () -> problem, ""));
  }

  private void addSuppression(Result result, Suppression suppression, Rule rule, String text) {
    String name =
        suppression.place() + ": " + suppression.action() + " on " + suppression.resource();
    add(SELF, new TestCase(name, result, () -> new Problem(rule.id(), text, text), ""));
  }

  private void addCoverage() {
    List<String> lines = new ArrayList<>();
    lines.add(CoverageText.subject(report.subject()));
    lines.addAll(CoverageText.lines(report.verification().coverage()));
    lines.addAll(report.verification().coverage().remarks());
    add(
        SELF,
        new TestCase("coverage", Result.PASSED, () -> Problem.NONE, String.join("\n", lines)));
  }

  private void add(String owner, TestCase testCase) {
    cases.computeIfAbsent(owner, key -> new TreeMap<>()).put(testCase.name(), testCase);
  }

  private void document(Writer out) throws IOException {
    XmlWriter xml = new XmlWriter(out);
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
        String.valueOf(count(Result.SKIPPED)),
        "failures",
        String.valueOf(count(Result.FAILED)));
    for (Map.Entry<String, Map<String, TestCase>> own : cases.entrySet()) {
      for (TestCase each : own.getValue().values()) {
        write(xml, own.getKey(), each);
      }
    }
    xml.end();
  }

  private static String suite(ReportSubject subject) {
    return Stream.of(Optional.of(SELF), subject.app(), subject.stage())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  private Stream<TestCase> all() {
    return cases.values().stream().flatMap(own -> own.values().stream());
  }

  private long count(Result result) {
    return all().filter(each -> each.result() == result).count();
  }

  private static void write(XmlWriter xml, String owner, TestCase testCase) throws IOException {
    String[] attributes = {"name", testCase.name(), "classname", owner, "time", "0"};
    if (testCase.result() == Result.PASSED && testCase.output().isEmpty()) {
      xml.empty("testcase", attributes);
      return;
    }
    xml.start("testcase", attributes);
    Problem problem = testCase.problem().get();
    switch (testCase.result()) {
      case FAILED ->
          xml.text("failure", problem.text(), "message", problem.message(), "type", problem.type());
      case SKIPPED -> xml.empty("skipped", "message", problem.message());
      case PASSED -> {
        // Only the output is written.
      }
    }
    if (!testCase.output().isEmpty()) {
      xml.text("system-out", testCase.output());
    }
    xml.end();
  }
}
