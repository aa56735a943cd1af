package io.github.sstiam.reader.template;

import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The conditions of a template, in three-valued logic: a condition that depends on what only the
 * deployment knows is neither true nor false
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html).
 */
final class TemplateConditions {
  private final ExpressionEvaluator expressions;
  private final EvaluationBudget budget;
  private final Map<String, Member> definitions;
  private final Map<String, Optional<Boolean>> known = new HashMap<>();
  private final Deque<String> asked = new ArrayDeque<>();

  /**
   * @param expressions evaluates what the conditions compare
   * @param budget limits the evaluation, together with that of the expressions
   */
  TemplateConditions(
      JsonObject template, ExpressionEvaluator expressions, EvaluationBudget budget) {
    this.expressions = expressions;
    this.budget = budget;
    this.definitions = template.members("Conditions");
  }

  /**
   * Whether a condition holds; empty if that is statically unknown.
   *
   * @param position where the condition is named, for the error if it is not defined
   */
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
      Optional<Boolean> holds = evaluate(definition.value());
      known.put(name, holds);
      return holds;
    } finally {
      asked.pop();
    }
  }

  private Optional<Boolean> evaluate(JsonValue expression) throws TemplateException {
    budget.enter(expression.position());
    try {
      return answer(expression);
    } finally {
      budget.leave();
    }
  }

  private Optional<Boolean> answer(JsonValue expression) throws TemplateException {
    if (!(expression instanceof JsonObject object) || object.members().size() != 1) {
      return truth(expressions.text(expression), expression.position());
    }
    String function = object.members().keySet().iterator().next();
    JsonValue argument = object.members().get(function).value();
    return switch (function) {
      case "Condition" ->
          holds(ExpressionEvaluator.string(function, argument), argument.position());
      case "Fn::Equals" -> equal(arguments(function, argument));
      case "Fn::Not" -> evaluate(arguments(function, argument).get(0)).map(answer -> !answer);
      case "Fn::And" -> all(arguments(function, argument), true);
      case "Fn::Or" -> all(arguments(function, argument), false);
      default -> truth(expressions.text(expression), expression.position());
    };
  }

  /** {@code Fn::And}, or with every answer negated {@code Fn::Or}. */
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
    Text left = expressions.text(sides.get(0));
    Text right = expressions.text(sides.get(1));
    return left.isKnown() && right.isKnown() ? Optional.of(left.equals(right)) : Optional.empty();
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
