package io.github.sstiam.policy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sstiam.json.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes policy documents, the same bytes for the same document. */
public final class PolicyWriter {
  private PolicyWriter() {}

  /** The document as indented JSON with a newline at its end. */
  public static String write(PolicyDocument policy) {
    return JsonWriter.indented(json -> document(json, policy));
  }

  /** The document's text without white space. */
  public static String compact(PolicyDocument policy) {
    return JsonWriter.compact(json -> document(json, policy));
  }

  /**
   * How many characters IAM counts: all but white space
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
   */
  public static int size(PolicyDocument policy) {
    return compact(policy).length();
  }

  private static void document(JsonGenerator json, PolicyDocument policy) throws IOException {
    // IAM's API takes no other characters than these, but their escapes.
    json.setHighestNonEscapedChar(JsonMistake.LAST_OF_IAM);
    json.writeStartObject();
    json.writeStringField("Version", policy.version());
    if (policy.id().isPresent()) {
      json.writeStringField("Id", policy.id().get());
    }
    json.writeArrayFieldStart("Statement");
    for (Statement statement : policy.statements()) {
      statement(json, statement);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void statement(JsonGenerator json, Statement statement) throws IOException {
    json.writeStartObject();
    if (statement.sid().isPresent()) {
      json.writeStringField("Sid", statement.sid().get());
    }
    json.writeStringField("Effect", statement.effect().text());
    if (statement.principal().isPresent()) {
      principal(json, statement.principal().get());
    }
    JsonWriter.strings(
        json, name("Action", statement.actions().negated()), statement.actions().patterns());
    if (statement.resources().isPresent()) {
      ElementPatterns resources = statement.resources().get();
      JsonWriter.strings(json, name("Resource", resources.negated()), resources.patterns());
    }
    if (!statement.conditions().isEmpty()) {
      conditions(json, statement.conditions());
    }
    json.writeEndObject();
  }

  private static void principal(JsonGenerator json, PrincipalElement principal) throws IOException {
    String name = name("Principal", principal.negated());
    if (principal.values().containsKey("*")) {
      json.writeStringField(name, "*");
      return;
    }
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, List<String>> kind : principal.values().entrySet()) {
      JsonWriter.strings(json, kind.getKey(), kind.getValue());
    }
    json.writeEndObject();
  }

  private static void conditions(JsonGenerator json, List<Condition> conditions)
      throws IOException {
    Map<String, List<Condition>> byOperator = new LinkedHashMap<>();
    for (Condition condition : conditions) {
      byOperator
          .computeIfAbsent(condition.operator(), operator -> new ArrayList<>())
          .add(condition);
    }
    json.writeObjectFieldStart("Condition");
    for (Map.Entry<String, List<Condition>> operator : byOperator.entrySet()) {
      json.writeObjectFieldStart(operator.getKey());
      for (Condition condition : operator.getValue()) {
        if (condition.values().size() == 1) {
          json.writeStringField(condition.key(), condition.values().get(0));
        } else {
          JsonWriter.strings(json, condition.key(), condition.values());
        }
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static String name(String element, boolean negated) {
    return negated ? "Not" + element : element;
  }
}
