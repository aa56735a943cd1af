package io.github.sstiam.policy;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonBoolean;
import io.github.sstiam.json.JsonValue.JsonNumber;
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
import java.util.TreeMap;

/**
 * Reads policy documents
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html). Finds all
 * problems of a document at once.
 */
public final class PolicyReader {
  private static final Set<String> POLICY_ELEMENTS = Set.of("Version", "Id", "Statement");
  private static final Set<String> STATEMENT_ELEMENTS =
      Set.of(
          "Action",
          "Condition",
          "Effect",
          "NotAction",
          "NotPrincipal",
          "NotResource",
          "Principal",
          "Resource",
          "Sid");
  private static final Set<String> PRINCIPAL_KINDS =
      Set.of("AWS", "CanonicalUser", "Federated", "Service");
  private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");

  private final PolicyKind kind;
  private final List<Problem> problems = new ArrayList<>();

  private PolicyReader(PolicyKind kind) {
    this.kind = kind;
  }

  /**
   * A document and its problems.
   *
   * @param document the valid parts of the document
   * @param problems the reasons why IAM would refuse it; empty for a valid document
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
   * Interprets a policy as far as possible.
   *
   * @param json the policy
   * @param kind what it is attached to
   * @return the document and its problems
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
    unknownElements(object, POLICY_ELEMENTS, "a policy");
    String version = object.string("Version").orElse("2008-10-17");
    boolean given = object.get("Version").isPresent();
    if (given && !object.string("Version").filter(VERSIONS::contains).isPresent()) {
      problem(
          object.get("Version").get(),
          "\"Version\" must be 2012-10-17 or 2008-10-17 (the version of IAM's language, not"
              + " yours)");
    }
    List<Statement> statements = new ArrayList<>();
    Optional<JsonValue> statement = object.get("Statement");
    if (statement.isEmpty()) {
      problem(object, "the policy has no \"Statement\"");
    } else {
      for (JsonValue element : listed(statement.get())) {
        statement(element).ifPresent(statements::add);
      }
      duplicateSids(statements);
    }
    return new PolicyDocument(version, text(object, "Id"), statements);
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

  /** The statement; empty if it has no valid effect or no actions. */
  private Optional<Statement> statement(JsonValue json) {
    if (!(json instanceof JsonObject object)) {
      problem(json, "a statement is an object, found " + json.kind());
      return Optional.empty();
    }
    unknownElements(object, STATEMENT_ELEMENTS, "a statement");
    Optional<Effect> effect = effect(object);
    Optional<ElementPatterns> actions = selection(object, "Action");
    Optional<ElementPatterns> resources = selection(object, "Resource");
    if (actions.isEmpty()) {
      problem(object, "the statement has neither \"Action\" nor \"NotAction\"");
    } else {
      checkActions(object, actions.get());
    }
    if (resources.isEmpty() && kind != PolicyKind.TRUST) {
      problem(object, "the statement has neither \"Resource\" nor \"NotResource\"");
    }
    Optional<PrincipalElement> principal = principal(object);
    if (kind == PolicyKind.IDENTITY && principal.isPresent()) {
      problem(
          object,
          "an identity-based policy has no \"Principal\": it applies to the identity that it is"
              + " attached to");
    }
    if (kind != PolicyKind.IDENTITY && principal.isEmpty()) {
      problem(object, "the statement has neither \"Principal\" nor \"NotPrincipal\"");
    }
    List<Condition> conditions = conditions(object);
    if (effect.isEmpty() || actions.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Statement(
            text(object, "Sid"),
            effect.get(),
            principal,
            actions.get(),
            resources,
            conditions,
            object.position()));
  }

  private Optional<Effect> effect(JsonObject object) {
    Optional<JsonValue> value = object.get("Effect");
    if (value.isEmpty()) {
      problem(object, "the statement has no \"Effect\"");
      return Optional.empty();
    }
    String text = object.string("Effect").orElse("");
    for (Effect effect : Effect.values()) {
      if (effect.text().equals(text)) {
        return Optional.of(effect);
      }
    }
    problem(value.get(), "\"Effect\" must be Allow or Deny");
    return Optional.empty();
  }

  private Optional<ElementPatterns> selection(JsonObject object, String element) {
    Optional<JsonValue> plain = object.get(element);
    Optional<JsonValue> negated = object.get("Not" + element);
    if (plain.isPresent() && negated.isPresent()) {
      problem(object, "the statement has both \"" + element + "\" and \"Not" + element + "\"");
    }
    if (plain.isPresent()) {
      return Optional.of(ElementPatterns.of(texts(plain.get(), element)));
    }
    return negated.map(value -> ElementPatterns.not(texts(value, "Not" + element)));
  }

  private void checkActions(JsonObject object, ElementPatterns actions) {
    String element = actions.negated() ? "NotAction" : "Action";
    for (JsonValue item : listed(object.get(element).orElseThrow())) {
      if (item instanceof JsonString action
          && !action.value().equals("*")
          && !action.value().matches("[A-Za-z0-9-]+:[A-Za-z0-9*?.]+")) {
        problem(
            item,
            "\"" + action.value() + "\" is not an action: IAM expects <service>:<action> or *");
      }
    }
  }

  private Optional<PrincipalElement> principal(JsonObject object) {
    if (object.get("Principal").isPresent() && object.get("NotPrincipal").isPresent()) {
      problem(object, "the statement has both \"Principal\" and \"NotPrincipal\"");
    }
    boolean negated = object.get("Principal").isEmpty();
    Optional<JsonValue> value = object.get(negated ? "NotPrincipal" : "Principal");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<String>> principals = new TreeMap<>();
    if (value.get() instanceof JsonString string) {
      if (!string.value().equals("*")) {
        problem(string, "\"Principal\" is \"*\" or an object such as {\"AWS\": ...}");
      }
      principals.put("*", List.of(string.value()));
    } else if (value.get() instanceof JsonObject kinds) {
      unknownElements(kinds, PRINCIPAL_KINDS, "a principal");
      kinds.members().forEach((name, member) -> principals.put(name, texts(member.value(), name)));
    } else {
      problem(value.get(), "\"Principal\" is \"*\" or an object");
    }
    return Optional.of(new PrincipalElement(negated, principals));
  }

  private List<Condition> conditions(JsonObject object) {
    Optional<JsonValue> block = object.get("Condition");
    if (block.isEmpty()) {
      return List.of();
    }
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, Member> operator : members(block.get()).entrySet()) {
      if (!Condition.isOperator(operator.getKey())) {
        problems.add(
            new Problem(
                operator.getValue().namePosition(),
                "\"" + operator.getKey() + "\" is not a condition operator"));
      }
      for (Map.Entry<String, Member> key : members(operator.getValue().value()).entrySet()) {
        List<String> values = new ArrayList<>();
        for (JsonValue value : listed(key.getValue().value())) {
          scalar(value).ifPresent(values::add);
        }
        conditions.add(new Condition(operator.getKey(), key.getKey(), values));
      }
    }
    return conditions;
  }

  private Map<String, Member> members(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object.members();
    }
    problem(value, "a condition is an object of operators, found " + value.kind());
    return Map.of();
  }

  private Optional<String> scalar(JsonValue value) {
    if (value instanceof JsonString string) {
      return Optional.of(string.value());
    }
    if (value instanceof JsonNumber number) {
      return Optional.of(number.text());
    }
    if (value instanceof JsonBoolean bool) {
      return Optional.of(Boolean.toString(bool.value()));
    }
    problem(value, "a condition's value is a string, found " + value.kind());
    return Optional.empty();
  }

  private void unknownElements(JsonObject object, Set<String> known, String what) {
    for (Map.Entry<String, Member> entry : object.members().entrySet()) {
      if (!known.contains(entry.getKey())) {
        problems.add(
            new Problem(
                entry.getValue().namePosition(),
                "\""
                    + entry.getKey()
                    + "\" is not an element of "
                    + what
                    + "; IAM knows "
                    + String.join(", ", known.stream().sorted().toList())));
      }
    }
  }

  /** The text of an element that must be a string if it is present. */
  private Optional<String> text(JsonObject object, String element) {
    Optional<JsonValue> value = object.get(element);
    if (value.isPresent() && !(value.get() instanceof JsonString)) {
      problem(value.get(), "\"" + element + "\" is a string, found " + value.get().kind());
    }
    return object.string(element);
  }

  /** A list, or the only element of one. */
  private static List<JsonValue> listed(JsonValue value) {
    return value instanceof JsonArray array ? array.elements() : List.of(value);
  }

  /** The texts of a list of strings, or of one string. */
  private List<String> texts(JsonValue value, String element) {
    List<String> texts = new ArrayList<>();
    for (JsonValue item : listed(value)) {
      if (item instanceof JsonString string) {
        texts.add(string.value());
      } else {
        problem(item, "\"" + element + "\" holds strings, found " + item.kind());
      }
    }
    return texts;
  }

  private void problem(JsonValue value, String problem) {
    problems.add(new Problem(value.position(), problem));
  }
}
