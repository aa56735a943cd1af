package io.github.sstiam.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One line of a statement's condition block.
 *
 * @param operator the operator as written, such as {@code ForAnyValue:StringLikeIfExists}
 * @param key the condition key as written, such as {@code aws:RequestedRegion}
 * @param values the values, any of which may match; JSON booleans and numbers as their text
 */
public record Condition(String operator, String key, List<String> values) {
  private static final Set<String> OPERATORS =
      Set.of(
          "arnequals",
          "arnlike",
          "arnnotequals",
          "arnnotlike",
          "binaryequals",
          "bool",
          "dateequals",
          "dategreaterthan",
          "dategreaterthanequals",
          "datelessthan",
          "datelessthanequals",
          "datenotequals",
          "ipaddress",
          "notipaddress",
          "numericequals",
          "numericgreaterthan",
          "numericgreaterthanequals",
          "numericlessthan",
          "numericlessthanequals",
          "numericnotequals",
          "stringequals",
          "stringequalsignorecase",
          "stringlike",
          "stringnotequals",
          "stringnotequalsignorecase",
          "stringnotlike");

  public Condition {
    requireNonNull(operator, "operator is null");
    requireNonNull(key, "key is null");
    values = List.copyOf(values);
  }

  // As a record's own, which is slow to make in a cold JVM.
  @Override
  public boolean equals(Object other) {
    return other instanceof Condition that
        && operator.equals(that.operator)
        && key.equals(that.key)
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * operator.hashCode() + key.hashCode()) + values.hashCode();
  }

  @Override
  public String toString() {
    return "Condition[operator=" + operator + ", key=" + key + ", values=" + values + "]";
  }

  /**
   * Whether IAM knows an operator
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
   *
   * @param operator the operator as written, with its set prefix and {@code IfExists}; case does
   *     not matter
   */
  public static boolean isOperator(String operator) {
    String base = base(operator);
    return base.equals("null")
        ? operator.toLowerCase(Locale.ROOT).endsWith("null")
        : OPERATORS.contains(base);
  }

  /**
   * An operator in lower case, without its set prefix and {@code IfExists}.
   *
   * @param operator the operator as written
   */
  public static String base(String operator) {
    String lower = operator.toLowerCase(Locale.ROOT);
    int from = 0;
    if (lower.startsWith("forallvalues:") || lower.startsWith("foranyvalue:")) {
      from = lower.indexOf(':') + 1;
    }
    int to = lower.length() - (lower.endsWith("ifexists") ? "ifexists".length() : 0);
    return lower.substring(from, Math.max(from, to));
  }
}
