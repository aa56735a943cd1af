package io.github.sstiam.evaluation.condition;

import io.github.sstiam.policy.Glob;

/** Compares a value of a policy with a value of a request. */
interface ValueComparison {
  /** The result of a comparison. */
  enum Result {
    PASSED,
    FAILED,
    /** A value does not have the operator's type: the condition is not met, negated or not. */
    UNREADABLE
  }

  /**
   * Compares two values.
   *
   * @param policy the policy's value, with wildcards only if the operator allows them
   * @param request the request's value
   */
  Result compare(Glob policy, String request);

  /** The result of a comparison of two values that have the operator's type. */
  static Result of(boolean passed) {
    return passed ? Result.PASSED : Result.FAILED;
  }
}
