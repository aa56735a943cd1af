package io.github.sstiam.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One line of a statement's condition block.
 *
 * @param operator the operator as written, such as {@code ForAnyValue:StringLikeIfExists}
 * @param key the condition key as written, such as {@code aws:RequestedRegion}
 * @param values the values, any of which may match; JSON booleans and numbers as their text
 */
public record Condition(String operator, String key, List<String> values) {
  public Condition {
    requireNonNull(operator, "operator is null");
    requireNonNull(key, "key is null");
    values = List.copyOf(values);
  }
}
