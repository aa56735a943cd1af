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
   * @return whether the condition is met
   */
  public ConditionResult evaluate(RequestContext context) {
    ContextValue value = context.get(key);
    if (isNull) {
      return isNull(value);
    }
    if (operator.isEmpty()) {
      return ConditionResult.UNMET;
    }
    return switch (value.state()) {
      case KNOWN -> compare(value, context);
      case AT_LEAST -> compareSome(value, context);
      case ABSENT -> withoutKey();
      case PRESENT, UNKNOWN -> ConditionResult.unknown(MissingKeys.of(key));
    };
  }

  /**
   * Whether the key has no value. With {@code ForAllValues} the operator is always met
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-null-with-qualifier).
   */
  private ConditionResult isNull(ContextValue value) {
    if (set == SetOperator.FOR_ALL_VALUES) {
      return ConditionResult.MET;
    }
    boolean withoutValue = listsBoolean(true);
    boolean withValue = listsBoolean(false);
    return switch (value.state()) {
      case KNOWN -> ConditionResult.of(value.isNull() ? withoutValue : withValue);
      case AT_LEAST ->
          value.isNull() && withoutValue != withValue
              ? ConditionResult.unknown(MissingKeys.of(key))
              : ConditionResult.of(withValue);
      case ABSENT -> ConditionResult.of(withoutValue);
      case PRESENT -> ConditionResult.of(withValue);
      case UNKNOWN ->
          withValue == withoutValue
              ? ConditionResult.of(withValue)
              : ConditionResult.unknown(MissingKeys.of(key));
    };
  }

  private boolean listsBoolean(boolean wanted) {
    for (PatternText value : values) {
      // The operator takes no variables, so that its values do not depend on a request.
      String text = value.resolve(RequestContext.EMPTY).text().orElseThrow().text();
      if (Boolean.toString(wanted).equalsIgnoreCase(text)) {
        return true;
      }
    }
    return false;
  }

  private ConditionResult withoutKey() {
    return ConditionResult.of(
        ifExists
            || switch (set) {
              case NONE -> operator.orElseThrow().negated();
              case FOR_ALL_VALUES -> true;
              case FOR_ANY_VALUE -> false;
            });
  }

  private ConditionResult compare(ContextValue value, RequestContext context) {
    return switch (set) {
      case NONE ->
          value.multivalued() ? ConditionResult.UNMET : compare(value.values().get(0), context);
      case FOR_ALL_VALUES ->
          value.isNull() ? ConditionResult.MET : compareEach(value.values(), context, false);
      case FOR_ANY_VALUE -> compareEach(value.values(), context, true);
    };
  }

  /** A list that may hold more: one value more may meet any, or fail all. */
  private ConditionResult compareSome(ContextValue value, RequestContext context) {
    ConditionResult more = ConditionResult.unknown(MissingKeys.of(key));
    return switch (set) {
      case NONE -> ConditionResult.UNMET;
      case FOR_ALL_VALUES -> more.and(compareEach(value.values(), context, false));
      case FOR_ANY_VALUE -> more.or(compareEach(value.values(), context, true));
    };
  }

  private ConditionResult compareEach(List<String> request, RequestContext context, boolean any) {
    ConditionResult result = ConditionResult.of(!any);
    for (String value : request) {
      ConditionResult one = compare(value, context);
      result = any ? result.or(one) : result.and(one);
    }
    return result;
  }

  private ConditionResult compare(String request, RequestContext context) {
    Operator compared = operator.orElseThrow();
    ConditionResult result = ConditionResult.UNMET;
    for (PatternText value : values) {
      ResolvedText policy = value.resolve(context);
      if (policy.isUnknown()) {
        result = result.or(ConditionResult.unknown(policy.missing()));
      } else if (policy.text().isPresent()) {
        ValueComparison.Result one = compared.comparison().compare(policy.text().get(), request);
        if (one == ValueComparison.Result.UNREADABLE && compared.negated()) {
          return ConditionResult.UNMET;
        }
        result = result.or(ConditionResult.of(one == ValueComparison.Result.PASSED));
      }
      // A variable without a value equals nothing, so that negated operators match
      // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value).
    }
    return compared.negated() ? result.not() : result;
  }
}
