package io.github.sstiam.evaluation.condition;

import io.github.sstiam.policy.Wildcard;
import java.util.Locale;

/** Texts and truth values. */
final class StringTests {
  static final ValueTest EQUAL = (policy, request) -> ValueTest.of(policy.equals(request));

  static final ValueTest EQUAL_IGNORING_CASE =
      (policy, request) -> ValueTest.of(policy.equalsIgnoreCase(request));

  static final ValueTest LIKE =
      (policy, request) -> ValueTest.of(Wildcard.matches(policy, request));

  static final ValueTest BOOL =
      (policy, request) ->
          isBool(policy) && isBool(request)
              ? ValueTest.of(policy.equalsIgnoreCase(request))
              : ValueTest.Result.UNREADABLE;

  private StringTests() {}

  private static boolean isBool(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("true") || lower.equals("false");
  }
}
