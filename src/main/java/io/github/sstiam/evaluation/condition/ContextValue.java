package io.github.sstiam.evaluation.condition;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What is known of a condition key in a request.
 *
 * @param state whether the request has the key, and whether its value is known
 * @param values the values; exactly one of a single-valued key that is known, none if unknown
 * @param multivalued whether the key holds a list, to which only set operators apply
 *     (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html)
 */
public record ContextValue(State state, List<String> values, boolean multivalued) {
  /** What is known of a key. */
  public enum State {
    /** The request has the key with these values. */
    KNOWN,
    /** The request has the key with a list that holds these values, and perhaps others. */
    AT_LEAST,
    /** The request has the key; its value is unknown. */
    PRESENT,
    /** The request may have the key with any value, or lack it. */
    UNKNOWN,
    /** The request lacks the key. */
    ABSENT
  }

  /** A key that the request has with a value that is unknown. */
  public static final ContextValue PRESENT = new ContextValue(State.PRESENT, List.of(), false);

  /** A key of which nothing is known. */
  public static final ContextValue UNKNOWN = new ContextValue(State.UNKNOWN, List.of(), false);

  /** A key that the request lacks. */
  public static final ContextValue ABSENT = new ContextValue(State.ABSENT, List.of(), false);

  public ContextValue {
    requireNonNull(state, "state is null");
    values = List.copyOf(values);
    if (state == State.KNOWN && !multivalued && values.size() != 1) {
      throw new IllegalArgumentException("a single-valued key has one value, not " + values.size());
    }
  }

  /** A key with one value. */
  public static ContextValue of(String value) {
    return new ContextValue(State.KNOWN, List.of(value), false);
  }

  /** A key with a list of values. */
  public static ContextValue listOf(List<String> values) {
    return new ContextValue(State.KNOWN, values, true);
  }

  /** A key with a list of which only some values are known. */
  public static ContextValue atLeast(List<String> values) {
    return new ContextValue(State.AT_LEAST, values, true);
  }

  /** A key with known values: a list, or a single value. */
  public static ContextValue of(List<String> values, boolean multivalued) {
    return new ContextValue(State.KNOWN, values, multivalued);
  }

  /**
   * Whether IAM treats the key as having no value: a list without values, or an empty string
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html).
   */
  boolean isNull() {
    for (String value : values) {
      if (!value.isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
