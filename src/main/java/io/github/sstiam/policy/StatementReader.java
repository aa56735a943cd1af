package io.github.sstiam.policy;

import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonBoolean;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import io.github.sstiam.policy.PolicySyntaxException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads statements
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html).
 */
final class StatementReader {
  private static final Set<String> ELEMENTS =
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

  private final PolicyKind kind;
  private final List<Problem> problems;

  StatementReader(PolicyKind kind, List<Problem> problems) {
    this.kind = kind;
    this.problems = problems;
  }

  /** The statement, or empty where it lacks what makes it one. */
  Optional<Statement> read(JsonValue json) {
    if (!(json instanceof JsonObject object)) {
      problem(json.position(), "a statement is an object, found " + json.kind());
      return Optional.empty();
    }
    PolicyReader.unknownElements(object, ELEMENTS, "a statement", problems);
    Optional<Effect> effect = effect(object);
    Optional<ElementPatterns> actions = selection(object, "Action");
    Optional<ElementPatterns> resources = selection(object, "Resource");
    if (actions.isEmpty()) {
      problem(object.position(), "the statement has neither \"Action\" nor \"NotAction\"");
    } else {
      checkActions(object, actions.get());
    }
    if (resources.isEmpty() && kind != PolicyKind.TRUST) {
      problem(object.position(), "the statement has neither \"Resource\" nor \"NotResource\"");
    }
    Optional<PrincipalElement> principal = principal(object);
    if (kind == PolicyKind.IDENTITY && principal.isPresent()) {
      problem(
          object.position(),
          "an identity-based policy has no \"Principal\": it applies to whom it is attached to");
    }
    if (kind != PolicyKind.IDENTITY && principal.isEmpty()) {
      problem(object.position(), "the statement has neither \"Principal\" nor \"NotPrincipal\"");
    }
    List<Condition> conditions = conditions(object);
    if (effect.isEmpty() || actions.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Statement(
            PolicyReader.text(object, "Sid", problems),
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
      problem(object.position(), "the statement has no \"Effect\"");
      return Optional.empty();
    }
    String text = object.string("Effect").orElse("");
    for (Effect effect : Effect.values()) {
      if (effect.text().equals(text)) {
        return Optional.of(effect);
      }
    }
    problem(value.get().position(), "\"Effect\" must be Allow or Deny");
    return Optional.empty();
  }

  private Optional<ElementPatterns> selection(JsonObject object, String element) {
    Optional<JsonValue> plain = object.get(element);
    Optional<JsonValue> negated = object.get("Not" + element);
    if (plain.isPresent() && negated.isPresent()) {
      problem(
          object.position(),
          "the statement has both \"" + element + "\" and \"Not" + element + "\"");
    }
    if (plain.isPresent()) {
      return Optional.of(ElementPatterns.of(PolicyReader.texts(plain.get(), element, problems)));
    }
    return negated.map(
        value -> ElementPatterns.not(PolicyReader.texts(value, "Not" + element, problems)));
  }

  private void checkActions(JsonObject object, ElementPatterns actions) {
    String element = actions.negated() ? "NotAction" : "Action";
    for (JsonValue item : PolicyReader.listed(object.get(element).orElseThrow())) {
      if (item instanceof JsonString action
          && !action.value().equals("*")
          && !action.value().matches("[A-Za-z0-9-]+:[A-Za-z0-9*?.]+")) {
        problem(
            item.position(),
            "\"" + action.value() + "\" is no action: IAM expects <service>:<action> or *");
      }
    }
  }

  private Optional<PrincipalElement> principal(JsonObject object) {
    if (object.get("Principal").isPresent() && object.get("NotPrincipal").isPresent()) {
      problem(object.position(), "the statement has both \"Principal\" and \"NotPrincipal\"");
    }
    boolean negated = object.get("Principal").isEmpty();
    Optional<JsonValue> value = object.get(negated ? "NotPrincipal" : "Principal");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<String>> principals = new TreeMap<>();
    if (value.get() instanceof JsonString string) {
      if (!string.value().equals("*")) {
        problem(string.position(), "\"Principal\" is \"*\" or an object such as {\"AWS\": ...}");
      }
      principals.put("*", List.of(string.value()));
    } else if (value.get() instanceof JsonObject kinds) {
      PolicyReader.unknownElements(kinds, PRINCIPAL_KINDS, "a principal", problems);
      kinds
          .members()
          .forEach(
              (name, member) ->
                  principals.put(name, PolicyReader.texts(member.value(), name, problems)));
    } else {
      problem(value.get().position(), "\"Principal\" is \"*\" or an object");
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
        problem(
            operator.getValue().namePosition(),
            "\"" + operator.getKey() + "\" is no condition operator");
      }
      for (Map.Entry<String, Member> key : members(operator.getValue().value()).entrySet()) {
        List<String> values = new ArrayList<>();
        for (JsonValue value : PolicyReader.listed(key.getValue().value())) {
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
    problem(value.position(), "a condition is an object of operators, found " + value.kind());
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
    problem(value.position(), "a condition's value is a string, found " + value.kind());
    return Optional.empty();
  }

  private void problem(Position position, String problem) {
    problems.add(new Problem(position, problem));
  }
}
