package io.github.sstiam.evaluation.condition;

/**
 * What is known of a statement about a request: Kleene's logic of three values
 * (https://en.wikipedia.org/wiki/Three-valued_logic#Kleene_and_Priest_logics).
 */
public enum Truth {
  FALSE,
  /** True for some of the values that the request may have, false for others. */
  UNKNOWN,
  TRUE;

  /** The truth of what is known. */
  public static Truth of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  /** Whether both hold. */
  public Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Whether one of the two holds. */
  public Truth or(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The opposite. */
  public Truth not() {
    return switch (this) {
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
      case TRUE -> FALSE;
    };
  }
}
