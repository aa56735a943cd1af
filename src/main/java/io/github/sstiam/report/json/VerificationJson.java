package io.github.sstiam.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sstiam.json.JsonWriter;
import io.github.sstiam.report.GrantingPolicy;
import io.github.sstiam.report.ReportSubject;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.Verification.UnverifiedPrincipal;
import io.github.sstiam.simulation.gate.ClassifiedPermission;
import io.github.sstiam.simulation.gate.Suppression;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A verification as JSON. */
public final class VerificationJson {
  /** The version of the format; it changes if a reader of the old format would be misled. */
  private static final String FORM_VERSION = "1";

  private static final Map<Enum<?>, String> NAMES = new ConcurrentHashMap<>();

  private VerificationJson() {}

  /** The text of {@code verification.json}. */
  public static String of(VerificationReport report) {
    return JsonWriter.lines(json -> write(json, report));
  }

  /** Writes the text of {@code verification.json}, without keeping it in memory. */
  public static void write(VerificationReport report, Writer out) throws IOException {
    JsonWriter.lines(json -> write(json, report), out);
  }

  private static void write(JsonGenerator json, VerificationReport report) throws IOException {
    Verification verification = report.verification();
    json.writeStartObject();
    json.writeStringField("version", FORM_VERSION);
    subject(json, report.subject());
    json.writeBooleanField("passed", report.judged().isPassed());
    json.writeStringField("principal", verification.principal());
    json.writeObjectFieldStart("totals");
    json.writeNumberField("permissions", verification.permissions().size());
    for (Outcome outcome : Outcome.values()) {
      json.writeNumberField(camelCase(outcome), verification.count(outcome));
    }
    json.writeEndObject();
    coverage(json, verification.coverage());
    json.writeArrayFieldStart("unverified");
    for (UnverifiedPrincipal unverified : verification.unverified()) {
      json.writeStartObject();
      principal(json, unverified.principal());
      json.writeNumberField("permissions", unverified.permissions());
      json.writeStringField("reason", unverified.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("permissions");
    PermissionJson permissions = new PermissionJson();
    for (ClassifiedPermission permission : report.judged().permissions()) {
      permissions.write(json, permission);
    }
    json.writeEndArray();
    permissions.writeReasons(json);
    suppressions(json, "expiredSuppressions", report.judged().expired());
    suppressions(json, "unmatchedSuppressions", report.judged().unmatched());
    suppressions(json, "needlessSuppressions", report.judged().needless());
    policies(json, report.policies());
    json.writeEndObject();
  }

  private static void subject(JsonGenerator json, ReportSubject subject) throws IOException {
    json.writeObjectFieldStart("subject");
    optional(json, "app", subject.app());
    optional(json, "stage", subject.stage());
    optional(json, "sstVersion", subject.version());
    json.writeStringField("source", subject.source());
    JsonWriter.strings(json, "accounts", subject.accounts());
    JsonWriter.strings(json, "regions", subject.regions());
    JsonWriter.strings(json, "stacks", subject.stacks());
    json.writeStringField("folder", subject.files().folder());
    json.writeStringField("file", subject.files().main());
    json.writeEndObject();
  }

  private static void suppressions(JsonGenerator json, String name, List<Suppression> suppressions)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Suppression suppression : suppressions) {
      suppression(json, suppression);
    }
    json.writeEndArray();
  }

  static void suppression(JsonGenerator json, Suppression suppression) throws IOException {
    json.writeStartObject();
    json.writeStringField("action", suppression.action());
    json.writeStringField("resource", suppression.resource().text());
    json.writeStringField("reason", suppression.reason());
    optional(json, "expires", suppression.expires().map(LocalDate::toString));
    json.writeStringField("place", suppression.place());
    json.writeEndObject();
  }

  private static void policies(JsonGenerator json, List<GrantingPolicy> policies)
      throws IOException {
    json.writeArrayFieldStart("policies");
    for (GrantingPolicy policy : policies) {
      json.writeStartObject();
      principal(json, policy.principal());
      json.writeStringField("grants", camelCase(policy.grants()));
      optional(json, "file", policy.file());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void optional(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }

  private static void coverage(JsonGenerator json, Coverage coverage) throws IOException {
    json.writeObjectFieldStart("coverage");
    json.writeNumberField("stacks", coverage.stacks());
    json.writeNumberField("resources", coverage.resources());
    json.writeNumberField("customResources", coverage.customResources());
    JsonWriter.strings(json, "unknownTypes", coverage.unknownTypes());
    JsonWriter.strings(json, "guessedTypes", coverage.guessedTypes());
    JsonWriter.strings(json, "unverifiedActions", coverage.unverifiedActions());
    JsonWriter.strings(json, "catalogues", coverage.catalogues());
    JsonWriter.strings(json, "remarks", coverage.remarks());
    json.writeEndObject();
  }

  static void principal(JsonGenerator json, DeployingPrincipal principal) throws IOException {
    json.writeStringField("principal", camelCase(principal.kind()));
    if (!principal.isCaller()) {
      json.writeStringField("role", principal.arn());
    }
  }

  /** The name of a constant in JSON. */
  static String camelCase(Enum<?> constant) {
    String known = NAMES.get(constant);
    if (known == null) {
      known = camelCase(constant.name());
      NAMES.put(constant, known);
    }
    return known;
  }

  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }
}
