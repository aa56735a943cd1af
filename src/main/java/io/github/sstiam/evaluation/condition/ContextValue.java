package io.github.sstiam.evaluation.condition;

import java.util.List;

/**
 * The value of a condition key in a request.
 *
 * @param values the values; exactly one unless {@code multivalued}
 * @param multivalued whether the key holds a list, to which only set operators apply
 *     (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html)
 */
public record ContextValue(List<String> values, boolean multivalued) {
  public ContextValue {
    values = List.copyOf(values);
    if (!multivalued && values.size() != 1) {
      throw new IllegalArgumentException("a single-valued key has one value, not " + values.size());
    }
  }

  /** A key with one value. */
  public static ContextValue of(String value) {
    return new ContextValue(List.of(value), false);
  }

  /** A key with a list of values. */
  public static ContextValue listOf(List<String> values) {
    return new ContextValue(values, true);
  }
}
