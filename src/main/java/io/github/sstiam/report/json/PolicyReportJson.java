package io.github.sstiam.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sstiam.audit.ActivityComparison;
import io.github.sstiam.audit.EscalationFinding;
import io.github.sstiam.audit.ExcessGrant;
import io.github.sstiam.audit.PolicyFinding;
import io.github.sstiam.composition.fitting.FittedPolicy.AddedAction;
import io.github.sstiam.composition.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.json.JsonWriter;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.report.PolicyReport;
import io.github.sstiam.report.PolicyReport.EmittedPolicy;
import io.github.sstiam.report.text.EvidenceText;
import io.github.sstiam.report.text.VerificationText;
import io.github.sstiam.requirement.PermissionRequirement;
import java.io.IOException;
import java.util.List;

/** The report on policies as JSON. */
public final class PolicyReportJson {
  /** The version of the format; it changes if a reader of the old format would be misled. */
  private static final String FORM_VERSION = "1";

  private PolicyReportJson() {}

  /** The text of {@code policy-report.json}. */
  public static String of(PolicyReport report) {
    return JsonWriter.indented(json -> write(json, report));
  }

  private static void write(JsonGenerator json, PolicyReport report) throws IOException {
    json.writeStartObject();
    json.writeStringField("version", FORM_VERSION);
    json.writeStringField("strategy", report.strategy());
    json.writeArrayFieldStart("policies");
    for (EmittedPolicy policy : report.policies()) {
      policy(json, policy);
    }
    json.writeEndArray();
    if (report.excess().isPresent()) {
      json.writeArrayFieldStart("excess");
      for (ExcessGrant grant : report.excess().get().grants()) {
        excess(json, grant);
      }
      json.writeEndArray();
    }
    if (report.activity().isPresent()) {
      activity(json, report.activity().get());
    }
    json.writeEndObject();
  }

  private static void policy(JsonGenerator json, EmittedPolicy emitted) throws IOException {
    json.writeStartObject();
    json.writeStringField("principal", emitted.principal().toString());
    json.writeNumberField("permissions", emitted.requirements().size());
    json.writeArrayFieldStart("requirements");
    for (PermissionRequirement requirement : emitted.requirements()) {
      requirement(json, requirement);
    }
    json.writeEndArray();
    json.writeNumberField("quota", emitted.quota().characters());
    JsonWriter.strings(json, "files", emitted.files());
    json.writeArrayFieldStart("documents");
    for (FittedDocument document : emitted.policy().documents()) {
      json.writeStartObject();
      json.writeNumberField("characters", PolicyWriter.size(document.policy()));
      json.writeNumberField("statements", document.policy().statements().size());
      JsonWriter.strings(json, "purposes", document.purposes());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("addedByWildcards");
    for (AddedAction added : emitted.policy().added()) {
      json.writeStartObject();
      json.writeStringField("pattern", added.pattern());
      json.writeStringField("action", added.action().toString());
      JsonWriter.strings(json, "resources", added.resources());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("escalations");
    for (EscalationFinding finding : emitted.escalations().findings()) {
      escalation(json, finding);
    }
    json.writeEndArray();
    findings(json, emitted.findings());
    json.writeEndObject();
  }

  private static void requirement(JsonGenerator json, PermissionRequirement requirement)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("action", requirement.action().toString());
    json.writeStringField("resource", requirement.resource().text());
    json.writeStringField("necessity", VerificationText.name(requirement.necessity()));
    json.writeStringField("evidence", EvidenceText.name(requirement.evidence()));
    json.writeStringField("source", requirement.source());
    json.writeEndObject();
  }

  private static void escalation(JsonGenerator json, EscalationFinding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", finding.path().id());
    json.writeStringField("title", finding.path().title());
    json.writeStringField("severity", VerificationJson.camelCase(finding.severity()));
    JsonWriter.strings(json, "resources", texts(finding.resources()));
    JsonWriter.strings(json, "conditionKeys", finding.conditionKeys());
    json.writeStringField("why", finding.path().why());
    json.writeStringField("remedy", finding.path().remedy());
    json.writeStringField("source", finding.path().source());
    json.writeEndObject();
  }

  private static void findings(JsonGenerator json, List<PolicyFinding> findings)
      throws IOException {
    json.writeArrayFieldStart("findings");
    for (PolicyFinding finding : findings) {
      json.writeStartObject();
      json.writeStringField("type", finding.type());
      json.writeStringField("code", finding.code());
      json.writeStringField("details", finding.details());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void excess(JsonGenerator json, ExcessGrant grant) throws IOException {
    json.writeStartObject();
    json.writeStringField("action", grant.action().toString());
    json.writeStringField("accessLevel", VerificationJson.camelCase(grant.accessLevel()));
    json.writeStringField("kind", VerificationJson.camelCase(grant.kind()));
    json.writeBooleanField("conditional", grant.isConditional());
    JsonWriter.strings(
        json,
        "grantedOn",
        grant.grants().stream().map(each -> each.resource().text()).distinct().toList());
    JsonWriter.strings(json, "neededOn", texts(grant.needed()));
    json.writeEndObject();
  }

  private static void activity(JsonGenerator json, ActivityComparison activity) throws IOException {
    json.writeObjectFieldStart("activity");
    json.writeNumberField("grantedOnly", activity.grantedOnly());
    json.writeArrayFieldStart("actions");
    for (ActivityComparison.Row row : activity.rows()) {
      json.writeStartObject();
      json.writeStringField("action", row.action().toString());
      json.writeBooleanField("used", row.used());
      if (row.granted().isPresent()) {
        json.writeBooleanField("granted", row.granted().get());
      }
      json.writeBooleanField("needed", row.needed());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(Object::toString).toList();
  }
}
