package io.github.sstiam.evaluation.condition;

import io.github.sstiam.policy.Condition;
import java.util.List;

/**
 * The condition block of a statement, compiled: evaluates all its conditions for a request. All of
 * them must be met
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html).
 */
public final class StatementConditions {
  private final CompiledCondition[] conditions;

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

  /**
   * Evaluates the conditions. Does not stop at the first that is not met, so that the result names
   * every missing key.
   */
  public ConditionResult evaluate(RequestContext context) {
    boolean met = true;
    MissingKeys missing = MissingKeys.NONE;
    for (CompiledCondition condition : conditions) {
      ConditionResult result = condition.evaluate(context);
      met &= result.met();
      missing = missing.and(result.missing());
    }
    return ConditionResult.of(met, missing);
  }
}
