package io.github.sstiam.evaluation.condition;

import java.util.Locale;

/** Strings and booleans. */
final class StringComparison {
  static final ValueComparison EQUAL =
      (policy, request) -> ValueComparison.of(policy.text().equals(request));

  static final ValueComparison EQUAL_IGNORING_CASE =
      (policy, request) -> ValueComparison.of(policy.text().equalsIgnoreCase(request));

  static final ValueComparison LIKE =
      (policy, request) -> ValueComparison.of(policy.matches(request));

  static final ValueComparison BOOL =
      (policy, request) ->
          isBool(policy.text()) && isBool(request)
              ? ValueComparison.of(policy.text().equalsIgnoreCase(request))
              : ValueComparison.Result.UNREADABLE;

  private StringComparison() {}

  private static boolean isBool(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("true") || lower.equals("false");
  }
}
