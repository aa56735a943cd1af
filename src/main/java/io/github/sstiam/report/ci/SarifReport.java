package io.github.sstiam.report.ci;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sstiam.json.JsonWriter;
import io.github.sstiam.report.ReportSubject;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.report.text.CoverageText;
import io.github.sstiam.report.text.SuppressionText;
import io.github.sstiam.simulation.gate.ClassifiedPermission;
import io.github.sstiam.simulation.gate.Severity;
import io.github.sstiam.simulation.gate.Suppression;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A verification as SARIF 2.1.0, the form that code scanning reads
 * (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). Allowed permissions are not
 * results.
 */
public final class SarifReport {
  private static final String HOME = "https://github.com/sst-iam/sst-iam-maven-plugin";

  private SarifReport() {}

  /** The text of {@code report.sarif}. */
  public static String of(VerificationReport report) {
    return JsonWriter.indented(json -> write(json, report));
  }

  /** Writes the text of {@code report.sarif}, without keeping it in memory. */
  public static void write(VerificationReport report, Writer out) throws IOException {
    JsonWriter.indented(json -> write(json, report), out);
  }

  private static void write(JsonGenerator json, VerificationReport report) throws IOException {
    json.writeStartObject();
    json.writeStringField(
        "$schema",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    tool(json);
    json.writeObjectFieldStart("automationDetails");
    json.writeStringField("id", category(report.subject()));
    json.writeEndObject();
    invocation(json, report);
    json.writeObjectFieldStart("originalUriBaseIds");
    json.writeObjectFieldStart(SarifLocations.ROOT);
    text(json, "description", "The root of the repository.");
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("columnKind", "utf16CodeUnits");
    results(json, report);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void tool(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "sst-iam");
    json.writeStringField("informationUri", HOME);
    json.writeArrayFieldStart("rules");
    for (Rule rule : Rule.values()) {
      json.writeStartObject();
      json.writeStringField("id", rule.id());
      text(json, "shortDescription", rule.sentence());
      text(json, "fullDescription", rule.description());
      text(json, "help", rule.description());
      json.writeStringField("helpUri", HOME + "/blob/main/docs/formats.md");
      json.writeObjectFieldStart("defaultConfiguration");
      json.writeStringField("level", "error");
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** The category that separates the runs of several apps and stages. */
  private static String category(ReportSubject subject) {
    return Stream.of(subject.app(), subject.stage())
        .flatMap(part -> part.stream())
        .collect(Collectors.joining("/", "sst-iam/", "/"));
  }

  /** The notifications: what could not be verified. */
  private static void invocation(JsonGenerator json, VerificationReport report) throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", true);
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (String line : CoverageText.unverified(report.verification())) {
      notification(json, "warning", line);
    }
    for (String line : CoverageText.lines(report.verification().coverage())) {
      notification(json, "note", line);
    }
    for (String remark : report.verification().coverage().remarks()) {
      notification(json, "note", remark);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void notification(JsonGenerator json, String level, String line)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("level", level);
    text(json, "message", line);
    json.writeEndObject();
  }

  private static void results(JsonGenerator json, VerificationReport report) throws IOException {
    SarifLocations locations = new SarifLocations(report.subject().files());
    json.writeArrayFieldStart("results");
    for (ClassifiedPermission judged : report.judged().permissions()) {
      if (judged.severity() != Severity.PASSED) {
        permission(json, new Finding(judged, report), locations);
      }
    }
    for (Suppression suppression : report.judged().expired()) {
      String text = SuppressionText.expired(suppression);
      suppression(json, Rule.EXPIRED_SUPPRESSION, "error", suppression, text, locations);
    }
    for (Suppression suppression : report.judged().unmatched()) {
      String text = SuppressionText.unmatched(suppression);
      suppression(json, Rule.UNMATCHED_SUPPRESSION, "error", suppression, text, locations);
    }
    for (Suppression suppression : report.judged().needless()) {
      String text = SuppressionText.needless(suppression);
      suppression(json, Rule.NEEDLESS_SUPPRESSION, "warning", suppression, text, locations);
    }
    json.writeEndArray();
  }

  private static void permission(JsonGenerator json, Finding finding, SarifLocations locations)
      throws IOException {
    json.writeStartObject();
    head(json, Rule.of(finding.verdict()), level(finding.judged().severity()), finding.text());
    locations.write(json, finding.requirement().origins());
    fingerprint(json, Fingerprint.of(finding.requirement()));
    if (finding.judged().suppression().isPresent()) {
      Suppression suppression = finding.judged().suppression().get();
      json.writeArrayFieldStart("suppressions");
      json.writeStartObject();
      json.writeStringField("kind", "external");
      json.writeStringField("status", "accepted");
      json.writeStringField("justification", suppression.reason());
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void suppression(
      JsonGenerator json,
      Rule rule,
      String level,
      Suppression suppression,
      String text,
      SarifLocations locations)
      throws IOException {
    json.writeStartObject();
    head(json, rule, level, text);
    locations.writeMain(json);
    fingerprint(json, Fingerprint.of(suppression));
    json.writeEndObject();
  }

  private static void head(JsonGenerator json, Rule rule, String level, String message)
      throws IOException {
    json.writeStringField("ruleId", rule.id());
    json.writeStringField("level", level);
    text(json, "message", message);
  }

  private static String level(Severity standing) {
    return switch (standing) {
      case FAILURE -> "error";
      case WARNING -> "warning";
      case SUPPRESSED -> "note";
      case PASSED -> "none";
    };
  }

  /**
   * GitHub matches the results of two runs by {@code primaryLocationLineHash}, and makes it of the
   * line if there is none; then all results of a line would be merged
   * (https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
   */
  private static void fingerprint(JsonGenerator json, String fingerprint) throws IOException {
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("permission/v1", fingerprint);
    json.writeStringField("primaryLocationLineHash", fingerprint + ":1");
    json.writeEndObject();
  }

  /** A message; a brace that starts no placeholder is written twice (section 3.11.5). */
  static void text(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text.replace("{", "{{").replace("}", "}}"));
    json.writeEndObject();
  }
}
