package io.github.sstiam.evaluation.condition;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The condition operators
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
 *
 * @param comparison compares one value of the policy with one value of the request
 * @param negated whether the operator is true if no listed value passes the comparison
 * @param wildcards whether the policy's value may hold wildcards
 * @param variables whether the policy's value may hold policy variables
 */
record Operator(ValueComparison comparison, boolean negated, boolean wildcards, boolean variables) {
  /** All operators but {@code Null}, which tests only whether the key is present. */
  private static final Map<String, Operator> TABLE =
      Map.ofEntries(
          Map.entry("stringequals", new Operator(StringComparison.EQUAL, false, false, true)),
          Map.entry("stringnotequals", new Operator(StringComparison.EQUAL, true, false, true)),
          Map.entry(
              "stringequalsignorecase",
              new Operator(StringComparison.EQUAL_IGNORING_CASE, false, false, true)),
          Map.entry(
              "stringnotequalsignorecase",
              new Operator(StringComparison.EQUAL_IGNORING_CASE, true, false, true)),
          Map.entry("stringlike", new Operator(StringComparison.LIKE, false, true, true)),
          Map.entry("stringnotlike", new Operator(StringComparison.LIKE, true, true, true)),
          Map.entry(
              "numericequals",
              new Operator(OrderComparison.number(c -> c == 0), false, false, false)),
          Map.entry(
              "numericnotequals",
              new Operator(OrderComparison.number(c -> c == 0), true, false, false)),
          Map.entry(
              "numericlessthan",
              new Operator(OrderComparison.number(c -> c < 0), false, false, false)),
          Map.entry(
              "numericlessthanequals",
              new Operator(OrderComparison.number(c -> c <= 0), false, false, false)),
          Map.entry(
              "numericgreaterthan",
              new Operator(OrderComparison.number(c -> c > 0), false, false, false)),
          Map.entry(
              "numericgreaterthanequals",
              new Operator(OrderComparison.number(c -> c >= 0), false, false, false)),
          Map.entry(
              "dateequals", new Operator(OrderComparison.date(c -> c == 0), false, false, false)),
          Map.entry(
              "datenotequals", new Operator(OrderComparison.date(c -> c == 0), true, false, false)),
          Map.entry(
              "datelessthan", new Operator(OrderComparison.date(c -> c < 0), false, false, false)),
          Map.entry(
              "datelessthanequals",
              new Operator(OrderComparison.date(c -> c <= 0), false, false, false)),
          Map.entry(
              "dategreaterthan",
              new Operator(OrderComparison.date(c -> c > 0), false, false, false)),
          Map.entry(
              "dategreaterthanequals",
              new Operator(OrderComparison.date(c -> c >= 0), false, false, false)),
          Map.entry("bool", new Operator(StringComparison.BOOL, false, false, false)),
          Map.entry("binaryequals", new Operator(StringComparison.EQUAL, false, false, false)),
          Map.entry("ipaddress", new Operator(IpComparison.IN_RANGE, false, false, false)),
          Map.entry("notipaddress", new Operator(IpComparison.IN_RANGE, true, false, false)),
          Map.entry("arnequals", new Operator(ArnComparison.LIKE, false, true, true)),
          Map.entry("arnlike", new Operator(ArnComparison.LIKE, false, true, true)),
          Map.entry("arnnotequals", new Operator(ArnComparison.LIKE, true, true, true)),
          Map.entry("arnnotlike", new Operator(ArnComparison.LIKE, true, true, true)));

  /** The operator of a name without prefix and {@code IfExists}; empty if IAM has none. */
  static Optional<Operator> named(String name) {
    return Optional.ofNullable(TABLE.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The names of all operators but {@code Null}, in lower case. */
  static Set<String> names() {
    return TABLE.keySet();
  }
}
