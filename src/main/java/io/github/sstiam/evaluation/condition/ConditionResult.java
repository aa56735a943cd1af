package io.github.sstiam.evaluation.condition;

import static java.util.Objects.requireNonNull;

/**
 * The result of evaluating one condition, or all conditions of a statement, for a request.
 *
 * @param truth whether the conditions are met
 * @param missing the keys whose values would settle it; none unless the result is unknown
 */
public record ConditionResult(Truth truth, MissingKeys missing) {
  static final ConditionResult MET = new ConditionResult(Truth.TRUE, MissingKeys.NONE);
  static final ConditionResult UNMET = new ConditionResult(Truth.FALSE, MissingKeys.NONE);

  public ConditionResult {
    requireNonNull(truth, "truth is null");
    requireNonNull(missing, "missing is null");
  }

  /** A result that does not depend on what is unknown. */
  static ConditionResult of(boolean met) {
    return met ? MET : UNMET;
  }

  /** A result that depends on the values of keys. */
  static ConditionResult unknown(MissingKeys missing) {
    return new ConditionResult(Truth.UNKNOWN, missing);
  }

  /** Whether both are met. What is unmet does not depend on what is unknown elsewhere. */
  ConditionResult and(ConditionResult other) {
    return combined(other, truth.and(other.truth));
  }

  /** Whether one of the two is met. */
  ConditionResult or(ConditionResult other) {
    return combined(other, truth.or(other.truth));
  }

  private ConditionResult combined(ConditionResult other, Truth both) {
    return switch (both) {
      case TRUE -> MET;
      case FALSE -> UNMET;
      case UNKNOWN -> unknown(missing.and(other.missing));
    };
  }

  /** The opposite, which depends on the same keys. */
  ConditionResult not() {
    return switch (truth) {
      case TRUE -> UNMET;
      case FALSE -> MET;
      case UNKNOWN -> this;
    };
  }
}
