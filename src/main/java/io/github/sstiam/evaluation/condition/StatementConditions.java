package io.github.sstiam.evaluation.condition;

import io.github.sstiam.policy.Condition;
import java.util.List;

/**
 * The condition block of a statement, compiled: evaluates all its conditions for a request. All of
 * them must be met
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html).
 */
public final class StatementConditions {
  /** A result, and the context that it is for. */
  private record Evaluated(RequestContext context, ConditionResult result) {}

  private final CompiledCondition[] conditions;

  // Many requests share one context.
  private volatile Evaluated last;

  private StatementConditions(CompiledCondition[] conditions) {
    this.conditions = conditions;
  }

  /**
   * Compiles a condition block.
   *
   * @param conditions the conditions; none for a statement without condition
   * @param variables whether the policy's version has policy variables
   */
  public static StatementConditions of(List<Condition> conditions, boolean variables) {
    CompiledCondition[] compiled = new CompiledCondition[conditions.size()];
    for (int i = 0; i < compiled.length; i++) {
      compiled[i] = CompiledCondition.of(conditions.get(i), variables);
    }
    return new StatementConditions(compiled);
  }

  /** Evaluates the conditions: whether all of them are met. */
  public ConditionResult evaluate(RequestContext context) {
    if (conditions.length == 0) {
      return ConditionResult.MET;
    }
    Evaluated known = last;
    if (known == null || known.context() != context) {
      known = new Evaluated(context, evaluated(context));
      last = known;
    }
    return known.result();
  }

  private ConditionResult evaluated(RequestContext context) {
    ConditionResult result = ConditionResult.MET;
    for (CompiledCondition condition : conditions) {
      result = result.and(condition.evaluate(context));
      if (result.truth() == Truth.FALSE) {
        return result;
      }
    }
    return result;
  }
}
