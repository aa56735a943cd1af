package io.github.sstiam.policy;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.policy.PolicySyntaxException.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads policy documents
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html). All that is
 * wrong with a document is found at once.
 */
public final class PolicyReader {
  private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
  private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");

  private final PolicyKind kind;
  private final List<Problem> problems = new ArrayList<>();

  private PolicyReader(PolicyKind kind) {
    this.kind = kind;
  }

  /**
   * A document and what is wrong with it.
   *
   * @param document all of the document that can be understood
   * @param problems what IAM would refuse it for; empty for a valid document
   */
  public record Reading(PolicyDocument document, List<Problem> problems) {
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads a policy.
   *
   * @param text the JSON text
   * @param name the policy's name, usually its file, for messages
   * @param kind what it is attached to
   * @return the policy
   * @throws PolicySyntaxException if IAM would refuse it
   */
  public static PolicyDocument read(String text, String name, PolicyKind kind)
      throws PolicySyntaxException {
    JsonValue json;
    try {
      json = JsonReader.read(text);
    } catch (JsonSyntaxException e) {
      throw new PolicySyntaxException(name, List.of(new Problem(e.position(), e.problem())));
    }
    Reading reading = interpret(json, kind);
    if (!reading.problems().isEmpty()) {
      throw new PolicySyntaxException(name, reading.problems());
    }
    return reading.document();
  }

  /**
   * Understands as much of a policy as there is to understand.
   *
   * @param json the policy
   * @param kind what it is attached to
   * @return the document, and what is wrong with it
   */
  public static Reading interpret(JsonValue json, PolicyKind kind) {
    PolicyReader reader = new PolicyReader(kind);
    PolicyDocument document = reader.document(json);
    return new Reading(document, reader.problems);
  }

  private PolicyDocument document(JsonValue json) {
    if (!(json instanceof JsonObject object)) {
      problem(json, "a policy is an object, found " + json.kind());
      return PolicyDocument.of(List.of());
    }
    unknownElements(object, ELEMENTS, "a policy");
    String version = object.string("Version").orElse("2008-10-17");
    boolean given = object.get("Version").isPresent();
    if (given && !object.string("Version").filter(VERSIONS::contains).isPresent()) {
      problem(
          object.get("Version").get(),
          "\"Version\" must be 2012-10-17 or 2008-10-17 (the version of IAM's language, not yours)");
    }
    List<Statement> statements = new ArrayList<>();
    Optional<JsonValue> statement = object.get("Statement");
    if (statement.isEmpty()) {
      problem(object, "the policy has no \"Statement\"");
    } else {
      StatementReader reader = new StatementReader(kind, problems);
      for (JsonValue element : listed(statement.get())) {
        reader.read(element).ifPresent(statements::add);
      }
      duplicateSids(statements);
    }
    return new PolicyDocument(version, text(object, "Id", problems), statements);
  }

  private void duplicateSids(List<Statement> statements) {
    Set<String> sids = new HashSet<>();
    for (Statement statement : statements) {
      if (statement.sid().isPresent()
          && !statement.sid().get().isEmpty()
          && !sids.add(statement.sid().get())) {
        problems.add(
            new Problem(
                statement.position(), "the Sid \"" + statement.sid().get() + "\" is used twice"));
      }
    }
  }

  private void unknownElements(JsonObject object, Set<String> known, String what) {
    unknownElements(object, known, what, problems);
  }

  static void unknownElements(
      JsonObject object, Set<String> known, String what, List<Problem> problems) {
    for (Map.Entry<String, Member> entry : object.members().entrySet()) {
      if (!known.contains(entry.getKey())) {
        problems.add(
            new Problem(
                entry.getValue().namePosition(),
                "\""
                    + entry.getKey()
                    + "\" is no element of "
                    + what
                    + "; IAM knows "
                    + String.join(", ", known.stream().sorted().toList())));
      }
    }
  }

  /** The text of an element that is a string where it is there. */
  static Optional<String> text(JsonObject object, String element, List<Problem> problems) {
    Optional<JsonValue> value = object.get(element);
    if (value.isPresent() && !(value.get() instanceof JsonString)) {
      problems.add(
          new Problem(
              value.get().position(),
              "\"" + element + "\" is a string, found " + value.get().kind()));
    }
    return object.string(element);
  }

  /** A list, or the only element of one. */
  static List<JsonValue> listed(JsonValue value) {
    return value instanceof JsonArray array ? array.elements() : List.of(value);
  }

  /** The texts of a list of strings, or of one string. */
  static List<String> texts(JsonValue value, String element, List<Problem> problems) {
    List<String> texts = new ArrayList<>();
    for (JsonValue item : listed(value)) {
      if (item instanceof JsonString string) {
        texts.add(string.value());
      } else {
        problems.add(
            new Problem(
                item.position(), "\"" + element + "\" holds strings, found " + item.kind()));
      }
    }
    return texts;
  }

  private void problem(JsonValue value, String problem) {
    problems.add(new Problem(value.position(), problem));
  }
}
