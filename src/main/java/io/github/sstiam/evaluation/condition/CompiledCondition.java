package io.github.sstiam.evaluation.condition;

import io.github.sstiam.policy.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of a condition block, compiled. The rules for keys that the request lacks and for set
 * operators are those of
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
   * Evaluates the condition. One with an operator that does not exist is never met.
   *
   * @param context the request's context
   * @return whether the condition is met, and the keys that it asks for and the request lacks
   */
  public ConditionResult evaluate(RequestContext context) {
    ContextValue value = context.get(key);
    if (isNull) {
      return ConditionResult.of(isMetByPresence(value == null, context), MissingKeys.NONE);
    }
    if (operator.isEmpty()) {
      return ConditionResult.of(false, MissingKeys.NONE);
    }
    if (value == null) {
      return withoutKey();
    }
    return switch (set) {
      case NONE ->
          value.multivalued()
              ? ConditionResult.of(false, MissingKeys.NONE)
              : compare(value.values().get(0), context);
      case FOR_ALL_VALUES -> compareEach(value.values(), context, false);
      case FOR_ANY_VALUE -> compareEach(value.values(), context, true);
    };
  }

  private boolean isMetByPresence(boolean absent, RequestContext context) {
    for (PatternText wanted : values) {
      // The operator takes no variables, so that its values are always there.
      String text = wanted.resolve(context).text().orElseThrow().text();
      if (Boolean.toString(absent).equalsIgnoreCase(text)) {
        return true;
      }
    }
    return false;
  }

  private ConditionResult withoutKey() {
    if (ifExists) {
      return ConditionResult.of(true, MissingKeys.NONE);
    }
    boolean met =
        switch (set) {
          case NONE -> operator.orElseThrow().negated();
          case FOR_ALL_VALUES -> true;
          case FOR_ANY_VALUE -> false;
        };
    return ConditionResult.of(met, MissingKeys.of(key));
  }

  /** Compares values of the request until one is met or, for all values, one is not. */
  private ConditionResult compareEach(List<String> request, RequestContext context, boolean any) {
    MissingKeys missing = MissingKeys.NONE;
    for (String value : request) {
      ConditionResult result = compare(value, context);
      missing = missing.and(result.missing());
      if (result.met() == any) {
        return ConditionResult.of(any, missing);
      }
    }
    return ConditionResult.of(!any, missing);
  }

  private ConditionResult compare(String request, RequestContext context) {
    Operator compared = operator.orElseThrow();
    boolean passed = false;
    MissingKeys missing = MissingKeys.NONE;
    for (PatternText value : values) {
      ResolvedText policy = value.resolve(context);
      missing = missing.and(policy.missing());
      ValueComparison.Result result =
          policy.text().isEmpty()
              ? ValueComparison.Result.UNREADABLE
              : compared.comparison().compare(policy.text().get(), request);
      if (result == ValueComparison.Result.UNREADABLE && compared.negated()) {
        return ConditionResult.of(false, missing);
      }
      passed |= result == ValueComparison.Result.PASSED;
    }
    return ConditionResult.of(passed != compared.negated(), missing);
  }
}
