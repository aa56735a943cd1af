package io.github.sstiam.evaluation.condition;

import io.github.sstiam.policy.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One line of a condition block, ready to be asked. The rules for keys that the request lacks and
 * for set operators are those of
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html.
 */
public final class CompiledCondition {
  private enum SetOperator {
    NONE,
    FOR_ALL_VALUES,
    FOR_ANY_VALUE
  }

  private static final String IF_EXISTS = "ifexists";

  private final String key;
  private final SetOperator set;
  private final boolean ifExists;
  private final boolean isNull;
  private final Optional<Operator> operator;
  private final List<PatternText> values;

  private CompiledCondition(Condition condition, boolean variables) {
    this.key = condition.key().toLowerCase(Locale.ROOT);
    String name = condition.operator().toLowerCase(Locale.ROOT).strip();
    int colon = name.indexOf(':');
    this.set =
        switch (colon < 0 ? "" : name.substring(0, colon)) {
          case "forallvalues" -> SetOperator.FOR_ALL_VALUES;
          case "foranyvalue" -> SetOperator.FOR_ANY_VALUE;
          default -> SetOperator.NONE;
        };
    String base = set == SetOperator.NONE ? name : name.substring(colon + 1);
    this.ifExists = base.endsWith(IF_EXISTS);
    String bare = ifExists ? base.substring(0, base.length() - IF_EXISTS.length()) : base;
    this.isNull = bare.equals("null") && !ifExists;
    this.operator = Operator.named(bare);
    this.values =
        condition.values().stream()
            .map(
                value ->
                    PatternText.of(
                        value,
                        operator.map(Operator::wildcards).orElse(false),
                        variables && operator.map(Operator::variables).orElse(false)))
            .toList();
  }

  /**
   * Compiles a condition.
   *
   * @param condition the condition
   * @param variables whether the policy's version has policy variables
   */
  public static CompiledCondition of(Condition condition, boolean variables) {
    return new CompiledCondition(condition, variables);
  }

  /**
   * Whether the condition is met. One with an operator that does not exist never is.
   *
   * @param context the request's context
   * @param missing takes the keys that are asked for and that the request lacks
   */
  public boolean isMet(RequestContext context, Consumer<String> missing) {
    ContextValue value = context.get(key);
    if (isNull) {
      return values.stream()
          .map(wanted -> wanted.resolve(context, missing))
          .anyMatch(wanted -> Boolean.toString(value == null).equalsIgnoreCase(wanted));
    }
    if (operator.isEmpty()) {
      return false;
    }
    if (value == null) {
      return isMetWithoutKey(missing);
    }
    return switch (set) {
      case NONE -> !value.multivalued() && passes(value.values().get(0), context, missing);
      case FOR_ALL_VALUES -> value.values().stream().allMatch(one -> passes(one, context, missing));
      case FOR_ANY_VALUE -> value.values().stream().anyMatch(one -> passes(one, context, missing));
    };
  }

  private boolean isMetWithoutKey(Consumer<String> missing) {
    if (ifExists) {
      return true;
    }
    missing.accept(key);
    return switch (set) {
      case NONE -> operator.orElseThrow().negated();
      case FOR_ALL_VALUES -> true;
      case FOR_ANY_VALUE -> false;
    };
  }

  private boolean passes(String request, RequestContext context, Consumer<String> missing) {
    Operator tested = operator.orElseThrow();
    boolean passed = false;
    for (PatternText value : values) {
      String policy = value.resolve(context, missing);
      ValueTest.Result result =
          policy == null ? ValueTest.Result.UNREADABLE : tested.test().test(policy, request);
      if (result == ValueTest.Result.UNREADABLE && tested.negated()) {
        return false;
      }
      passed |= result == ValueTest.Result.PASSED;
    }
    return passed != tested.negated();
  }
}
