package io.github.sstiam.evaluation.condition;

/** Compares a value of a policy with a value of a request. */
interface ValueTest {
  /** What a comparison says. */
  enum Result {
    PASSED,
    FAILED,
    /** One of the two is no value of the operator's type: the condition is not met either way. */
    UNREADABLE
  }

  /**
   * Compares.
   *
   * @param policy the policy's value, its wildcards compiled if the operator has any
   * @param request the request's value
   */
  Result test(String policy, String request);

  /** The result of a plain comparison. */
  static Result of(boolean passed) {
    return passed ? Result.PASSED : Result.FAILED;
  }
}
