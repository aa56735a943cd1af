package io.github.sstiam.report.json;

import static io.github.sstiam.report.json.VerificationJson.camelCase;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.json.JsonWriter;
import io.github.sstiam.json.Position;
import io.github.sstiam.report.Reasons;
import io.github.sstiam.report.text.VerificationText;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.gate.ClassifiedPermission;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The permissions of {@code verification.json}, a line each. Thousands share a few contexts, and
 * all of a resource share an origin, so that the text of these is made once.
 */
final class PermissionJson {
  private final Map<List<ContextEntry>, String> contexts = new HashMap<>();
  private final IdentityHashMap<Origin, String> origins = new IdentityHashMap<>();

  /** Writes one permission. */
  void write(JsonGenerator json, ClassifiedPermission judged) throws IOException {
    PermissionRequirement requirement = judged.requirement();
    json.writeStartObject();
    VerificationJson.principal(json, requirement.principal());
    json.writeStringField("action", requirement.action().toString());
    json.writeStringField("resource", requirement.resource().text());
    json.writeStringField("necessity", VerificationText.name(requirement.necessity()));
    verdict(json, judged.verdict());
    json.writeStringField("standing", camelCase(judged.severity()));
    if (judged.suppression().isPresent()) {
      json.writeFieldName("suppression");
      VerificationJson.suppression(json, judged.suppression().get());
    }
    json.writeFieldName("context");
    json.writeRawValue(text(requirement.context()));
    json.writeArrayFieldStart("origins");
    for (Origin origin : requirement.origins()) {
      json.writeRawValue(text(origin));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void verdict(JsonGenerator json, Verdict verdict) throws IOException {
    json.writeStringField("outcome", camelCase(verdict.outcome()));
    json.writeStringField("reason", Reasons.of(verdict));
    if (verdict.layer().isPresent()) {
      json.writeStringField("layer", camelCase(verdict.layer().get()));
    }
    if (verdict.uncertainty().isPresent()) {
      json.writeStringField("uncertainty", camelCase(verdict.uncertainty().get()));
    }
    json.writeArrayFieldStart("statements");
    for (MatchedStatement statement : verdict.statements()) {
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

  private String text(List<ContextEntry> context) {
    String text = contexts.get(context);
    if (text == null) {
      text = JsonWriter.line(json -> context(json, context));
      contexts.put(context, text);
    }
    return text;
  }

  private static void context(JsonGenerator json, List<ContextEntry> context) throws IOException {
    json.writeStartArray();
    for (ContextEntry entry : context) {
      json.writeStartObject();
      json.writeStringField("key", entry.key());
      json.writeStringField("type", entry.type().text());
      JsonWriter.strings(json, "values", entry.values());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private String text(Origin origin) {
    String text = origins.get(origin);
    if (text == null) {
      text = JsonWriter.line(json -> origin(json, origin));
      origins.put(origin, text);
    }
    return text;
  }

  private static void origin(JsonGenerator json, Origin origin) throws IOException {
    json.writeStartObject();
    json.writeStringField("stack", origin.stack());
    if (origin instanceof ResourceOrigin resource) {
      json.writeStringField("logicalId", resource.logicalId());
      json.writeStringField("type", resource.type());
      if (resource.place().isPresent()) {
        json.writeObjectFieldStart("place");
        json.writeStringField("file", resource.place().get().file());
        json.writeNumberField("line", resource.place().get().line());
        json.writeEndObject();
      }
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
}
