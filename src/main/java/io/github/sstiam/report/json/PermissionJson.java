package io.github.sstiam.report.json;

import static io.github.sstiam.report.json.VerificationJson.camelCase;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.json.JsonWriter;
import io.github.sstiam.json.Position;
import io.github.sstiam.report.Reasons;
import io.github.sstiam.report.text.EvidenceText;
import io.github.sstiam.report.text.VerificationText;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.OperationReasons;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.Reason;
import io.github.sstiam.requirement.ResourceReference;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.gate.ClassifiedPermission;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The permissions of {@code verification.json}, one on each line. Thousands of permissions share a
 * few contexts, resources and reasons, whose text is written once and reused.
 */
final class PermissionJson {
  private final Map<List<ContextEntry>, String> contexts = new HashMap<>();
  private final IdentityHashMap<ResourceReference, String> resources = new IdentityHashMap<>();
  private final Map<OperationReasons, String> operations = new HashMap<>();
  private final Map<Reason, Integer> numbers = new LinkedHashMap<>();

  /** Writes one permission. */
  void write(JsonGenerator json, ClassifiedPermission judged) throws IOException {
    PermissionRequirement requirement = judged.requirement();
    json.writeStartObject();
    VerificationJson.principal(json, requirement.principal());
    json.writeStringField("action", requirement.action().toString());
    json.writeStringField("resource", requirement.resource().text());
    json.writeStringField("necessity", VerificationText.name(requirement.necessity()));
    json.writeStringField("evidence", EvidenceText.name(requirement.evidence()));
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
      write(json, origin);
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
      json.writeStringField("key", entry.key().name());
      json.writeStringField("type", entry.type().text());
      JsonWriter.strings(json, "values", entry.values());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(JsonGenerator json, Origin origin) throws IOException {
    if (origin instanceof ResourceOrigin resource) {
      json.writeRawValue(joined(text(resource.resource()), text(resource.reasons())));
    } else if (origin instanceof CallOrigin call) {
      json.writeStartObject();
      json.writeStringField("stack", call.stack());
      json.writeStringField("purpose", call.purpose());
      json.writeStringField("evidence", EvidenceText.name(call.evidence()));
      json.writeStringField("source", call.source());
      json.writeEndObject();
    } else {
      throw new AssertionError(origin);
    }
  }

  /** One object with the members of two. */
  private static String joined(String one, String other) {
    return one.substring(0, one.length() - 1) + ", " + other.substring(1);
  }

  private String text(ResourceReference resource) {
    String text = resources.get(resource);
    if (text == null) {
      text = JsonWriter.line(json -> resource(json, resource));
      resources.put(resource, text);
    }
    return text;
  }

  private static void resource(JsonGenerator json, ResourceReference resource) throws IOException {
    json.writeStartObject();
    json.writeStringField("stack", resource.stack());
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
    json.writeEndObject();
  }

  private String text(OperationReasons reasons) {
    String text = operations.get(reasons);
    if (text == null) {
      text = JsonWriter.line(json -> operations(json, reasons));
      operations.put(reasons, text);
    }
    return text;
  }

  private void operations(JsonGenerator json, OperationReasons reasons) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("operations");
    for (Operation operation : reasons.operations()) {
      json.writeString(camelCase(operation));
    }
    json.writeEndArray();
    json.writeObjectFieldStart("reasons");
    for (Map.Entry<Operation, Reason> entry : reasons.byOperation().entrySet()) {
      json.writeNumberField(camelCase(entry.getKey()), number(entry.getValue()));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private int number(Reason reason) {
    Integer known = numbers.putIfAbsent(reason, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  /** Writes the reasons of all permissions so far, each in the place of its number. */
  void writeReasons(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("reasons");
    for (Reason reason : numbers.keySet()) {
      json.writeStartObject();
      json.writeStringField("necessity", camelCase(reason.strength()));
      json.writeStringField("reason", reason.text());
      json.writeStringField("evidence", EvidenceText.name(reason.evidence()));
      json.writeStringField("source", reason.source());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
