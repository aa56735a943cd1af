package io.github.sstiam.reader.template;

import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The conditions of a template, with a third answer for what cannot be known before the deployment
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html).
 */
final class TemplateConditions {
  private final TemplateResolver resolver;
  private final Map<String, Member> definitions;
  private final Map<String, Optional<Boolean>> known = new HashMap<>();
  private final Deque<String> asked = new ArrayDeque<>();

  TemplateConditions(TemplateResolver resolver, JsonObject template) {
    this.resolver = resolver;
    this.definitions = template.members("Conditions");
  }

  /** Whether a condition holds; empty where it cannot be known. */
  Optional<Boolean> holds(String name, Position position) throws TemplateException {
    Optional<Boolean> answer = known.get(name);
    if (answer != null) {
      return answer;
    }
    Member definition = definitions.get(name);
    if (definition == null) {
      throw new TemplateException(position, "condition \"" + name + "\" is not defined");
    }
    if (asked.contains(name)) {
      throw TemplateException.circle(
          definition.namePosition(), "condition \"" + name + "\" depends on itself");
    }
    asked.push(name);
    try {
      Optional<Boolean> found = evaluate(definition.value());
      known.put(name, found);
      return found;
    } finally {
      asked.pop();
    }
  }

  private Optional<Boolean> evaluate(JsonValue expression) throws TemplateException {
    resolver.descend(expression.position());
    try {
      return answer(expression);
    } finally {
      resolver.ascend();
    }
  }

  private Optional<Boolean> answer(JsonValue expression) throws TemplateException {
    if (!(expression instanceof JsonObject object) || object.members().size() != 1) {
      return truth(Values.text(resolver.value(expression)), expression.position());
    }
    String function = object.members().keySet().iterator().next();
    JsonValue argument = object.members().get(function).value();
    return switch (function) {
      case "Condition" -> holds(IntrinsicFunctions.string(function, argument), argument.position());
      case "Fn::Equals" -> equal(arguments(function, argument));
      case "Fn::Not" -> evaluate(arguments(function, argument).get(0)).map(answer -> !answer);
      case "Fn::And" -> all(arguments(function, argument), true);
      case "Fn::Or" -> all(arguments(function, argument), false);
      default -> truth(Values.text(resolver.value(expression)), expression.position());
    };
  }

  /**
   * All of them for {@code Fn::And}; for {@code Fn::Or} the same with every answer turned round.
   */
  private Optional<Boolean> all(List<JsonValue> expressions, boolean and) throws TemplateException {
    boolean certain = true;
    for (JsonValue expression : expressions) {
      Optional<Boolean> answer = evaluate(expression);
      if (answer.isPresent() && answer.get() != and) {
        return Optional.of(!and);
      }
      certain &= answer.isPresent();
    }
    return certain ? Optional.of(and) : Optional.empty();
  }

  private Optional<Boolean> equal(List<JsonValue> sides) throws TemplateException {
    if (sides.size() != 2) {
      throw new TemplateException(
          sides.get(0).position(), "Fn::Equals compares two values, found " + sides.size());
    }
    List<Text> texts = new ArrayList<>();
    for (JsonValue side : sides) {
      texts.add(Values.text(resolver.value(side)));
    }
    return texts.stream().allMatch(Text::isKnown)
        ? Optional.of(texts.get(0).equals(texts.get(1)))
        : Optional.empty();
  }

  private static List<JsonValue> arguments(String function, JsonValue argument)
      throws TemplateException {
    if (argument instanceof JsonArray array && !array.elements().isEmpty()) {
      return array.elements();
    }
    throw new TemplateException(
        argument.position(), function + " takes a list, found " + argument.kind());
  }

  private static Optional<Boolean> truth(Text text, Position position) throws TemplateException {
    if (!text.isKnown()) {
      return Optional.empty();
    }
    return switch (text.pattern()) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> throw new TemplateException(position, "a condition is true or false");
    };
  }
}
