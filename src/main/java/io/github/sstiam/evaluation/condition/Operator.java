package io.github.sstiam.evaluation.condition;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The condition operators
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
 *
 * @param test compares one value of the policy with one value of the request
 * @param negated whether the operator is true when no listed value passes the test
 * @param wildcards whether the policy's value may hold wildcards
 * @param variables whether the policy's value may hold policy variables
 */
record Operator(ValueTest test, boolean negated, boolean wildcards, boolean variables) {
  /** All operators but {@code Null}, which asks for the key alone. */
  private static final Map<String, Operator> TABLE =
      Map.ofEntries(
          Map.entry("stringequals", new Operator(StringTests.EQUAL, false, false, true)),
          Map.entry("stringnotequals", new Operator(StringTests.EQUAL, true, false, true)),
          Map.entry(
              "stringequalsignorecase",
              new Operator(StringTests.EQUAL_IGNORING_CASE, false, false, true)),
          Map.entry(
              "stringnotequalsignorecase",
              new Operator(StringTests.EQUAL_IGNORING_CASE, true, false, true)),
          Map.entry("stringlike", new Operator(StringTests.LIKE, false, true, true)),
          Map.entry("stringnotlike", new Operator(StringTests.LIKE, true, true, true)),
          Map.entry(
              "numericequals", new Operator(OrderTests.number(c -> c == 0), false, false, false)),
          Map.entry(
              "numericnotequals", new Operator(OrderTests.number(c -> c == 0), true, false, false)),
          Map.entry(
              "numericlessthan", new Operator(OrderTests.number(c -> c < 0), false, false, false)),
          Map.entry(
              "numericlessthanequals",
              new Operator(OrderTests.number(c -> c <= 0), false, false, false)),
          Map.entry(
              "numericgreaterthan",
              new Operator(OrderTests.number(c -> c > 0), false, false, false)),
          Map.entry(
              "numericgreaterthanequals",
              new Operator(OrderTests.number(c -> c >= 0), false, false, false)),
          Map.entry("dateequals", new Operator(OrderTests.date(c -> c == 0), false, false, false)),
          Map.entry(
              "datenotequals", new Operator(OrderTests.date(c -> c == 0), true, false, false)),
          Map.entry("datelessthan", new Operator(OrderTests.date(c -> c < 0), false, false, false)),
          Map.entry(
              "datelessthanequals",
              new Operator(OrderTests.date(c -> c <= 0), false, false, false)),
          Map.entry(
              "dategreaterthan", new Operator(OrderTests.date(c -> c > 0), false, false, false)),
          Map.entry(
              "dategreaterthanequals",
              new Operator(OrderTests.date(c -> c >= 0), false, false, false)),
          Map.entry("bool", new Operator(StringTests.BOOL, false, false, false)),
          Map.entry("binaryequals", new Operator(StringTests.EQUAL, false, false, false)),
          Map.entry("ipaddress", new Operator(AddressTests.IN_RANGE, false, false, false)),
          Map.entry("notipaddress", new Operator(AddressTests.IN_RANGE, true, false, false)),
          Map.entry("arnequals", new Operator(ArnTests.LIKE, false, true, true)),
          Map.entry("arnlike", new Operator(ArnTests.LIKE, false, true, true)),
          Map.entry("arnnotequals", new Operator(ArnTests.LIKE, true, true, true)),
          Map.entry("arnnotlike", new Operator(ArnTests.LIKE, true, true, true)));

  /** The operator of a name without prefix and {@code IfExists}, or empty where there is none. */
  static Optional<Operator> named(String name) {
    return Optional.ofNullable(TABLE.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The names of all operators but {@code Null}, in lower case. */
  static Set<String> names() {
    return TABLE.keySet();
  }
}
