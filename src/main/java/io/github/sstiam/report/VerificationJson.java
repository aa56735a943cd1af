package io.github.sstiam.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.json.JsonWriter;
import io.github.sstiam.json.Position;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.DecidingStatement;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.Verification.UnverifiedPrincipal;
import io.github.sstiam.simulation.VerifiedPermission;
import java.io.IOException;
import java.util.Locale;

/** A verification as JSON: the result records written out. */
public final class VerificationJson {
  /** The version of the form; a new one is made when a reader of the old would be misled. */
  private static final String FORM_VERSION = "1";

  private VerificationJson() {}

  /** The text of {@code verification.json}. */
  public static String of(VerificationReport report) {
    return JsonWriter.indented(json -> write(json, report));
  }

  private static void write(JsonGenerator json, VerificationReport report) throws IOException {
    Verification verification = report.verification();
    json.writeStartObject();
    json.writeStringField("version", FORM_VERSION);
    json.writeStringField("principal", verification.principal());
    json.writeObjectFieldStart("totals");
    json.writeNumberField("permissions", verification.permissions().size());
    for (Outcome outcome : Outcome.values()) {
      json.writeNumberField(name(outcome), verification.count(outcome));
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
    for (VerifiedPermission permission : verification.permissions()) {
      permission(json, permission);
    }
    json.writeEndArray();
    json.writeEndObject();
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

  private static void permission(JsonGenerator json, VerifiedPermission permission)
      throws IOException {
    PermissionRequirement requirement = permission.requirement();
    json.writeStartObject();
    principal(json, requirement.principal());
    json.writeStringField("action", requirement.action().toString());
    json.writeStringField("resource", requirement.resource().text());
    json.writeStringField("necessity", VerificationText.name(requirement.necessity()));
    verdict(json, permission.verdict());
    json.writeArrayFieldStart("context");
    for (ContextEntry entry : requirement.context()) {
      json.writeStartObject();
      json.writeStringField("key", entry.key());
      json.writeStringField("type", entry.type().text());
      JsonWriter.strings(json, "values", entry.values());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("origins");
    for (Origin origin : requirement.origins()) {
      origin(json, origin);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void principal(JsonGenerator json, DeployingPrincipal principal)
      throws IOException {
    json.writeStringField("principal", camelCase(principal.kind()));
    if (!principal.isCaller()) {
      json.writeStringField("role", principal.arn());
    }
  }

  private static void verdict(JsonGenerator json, Verdict verdict) throws IOException {
    json.writeStringField("outcome", name(verdict.outcome()));
    json.writeStringField("reason", Reasons.of(verdict));
    if (verdict.layer().isPresent()) {
      json.writeStringField("layer", camelCase(verdict.layer().get()));
    }
    if (verdict.uncertainty().isPresent()) {
      json.writeStringField("uncertainty", camelCase(verdict.uncertainty().get()));
    }
    json.writeArrayFieldStart("statements");
    for (DecidingStatement statement : verdict.statements()) {
      json.writeStartObject();
      json.writeStringField("policy", statement.policy());
      if (statement.sid().isPresent()) {
        json.writeStringField("sid", statement.sid().get());
      }
      if (!statement.position().equals(Position.NONE)) {
        json.writeNumberField("line", statement.position().line());
        json.writeNumberField("column", statement.position().column());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonWriter.strings(json, "missingContext", verdict.missingContext());
  }

  private static void origin(JsonGenerator json, Origin origin) throws IOException {
    json.writeStartObject();
    json.writeStringField("stack", origin.stack());
    if (origin instanceof ResourceOrigin resource) {
      json.writeStringField("logicalId", resource.logicalId());
      json.writeStringField("type", resource.type());
      if (resource.construct().isPresent()) {
        json.writeObjectFieldStart("construct");
        json.writeStringField("path", resource.construct().get().path());
        json.writeStringField("type", resource.construct().get().type());
        if (resource.construct().get().place().isPresent()) {
          json.writeStringField("place", resource.construct().get().place().get().toString());
        }
        json.writeEndObject();
      }
      json.writeArrayFieldStart("operations");
      for (Operation operation : resource.operations()) {
        json.writeString(camelCase(operation));
      }
      json.writeEndArray();
    } else if (origin instanceof CallOrigin call) {
      json.writeStringField("purpose", call.purpose());
    } else {
      throw new AssertionError(origin);
    }
    json.writeEndObject();
  }

  private static String name(Outcome outcome) {
    return camelCase(outcome);
  }

  /** A constant as JSON names it. */
  static String camelCase(Enum<?> constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }
}
