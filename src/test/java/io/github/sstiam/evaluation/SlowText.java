package io.github.sstiam.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Patterns as lists in which -1 stands for any text and -2 for any character. */
final class SlowText {
  private static final int ANY = -1;
  private static final int ONE = -2;

  private SlowText() {}

  static List<Integer> pattern(String text, boolean wildcards) {
    List<Integer> pattern = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      pattern.add(wildcards && c == '*' ? ANY : wildcards && c == '?' ? ONE : c);
    }
    return pattern;
  }

  /** With the variables' values; empty where one has none. */
  static Optional<List<Integer>> resolved(
      String text, boolean wildcards, Map<String, List<String>> context) {
    int start = text.indexOf("${");
    int end = text.indexOf("}", Math.max(start, 0));
    if (start < 0 || end < 0) {
      return Optional.of(pattern(text, wildcards));
    }
    Optional<String> value = variable(text.substring(start + 2, end), context);
    Optional<List<Integer>> rest = resolved(text.substring(end + 1), wildcards, context);
    if (value.isEmpty() || rest.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> pattern = pattern(text.substring(0, start), wildcards);
    pattern.addAll(pattern(value.get(), false));
    pattern.addAll(rest.get());
    return Optional.of(pattern);
  }

  private static Optional<String> variable(String body, Map<String, List<String>> context) {
    if (body.equals("*") || body.equals("?") || body.equals("$")) {
      return Optional.of(body);
    }
    String key = body.contains(",") ? body.substring(0, body.indexOf(',')) : body;
    if (context.containsKey(key) && context.get(key).size() == 1) {
      return Optional.of(context.get(key).get(0));
    }
    return body.contains("'")
        ? Optional.of(body.substring(body.indexOf('\'') + 1, body.lastIndexOf('\'')))
        : Optional.empty();
  }

  static boolean matches(List<Integer> pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    List<Integer> rest = pattern.subList(1, pattern.size());
    if (pattern.get(0) == ANY) {
      return matches(rest, text) || (!text.isEmpty() && matches(pattern, text.substring(1)));
    }
    return !text.isEmpty()
        && (pattern.get(0) == ONE || pattern.get(0) == text.charAt(0))
        && matches(rest, text.substring(1));
  }

  /** An asterisk stays in its part of the ARN, except in the last and at the end of a part. */
  static boolean resourceMatches(List<Integer> pattern, String text, int colons) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    List<Integer> rest = pattern.subList(1, pattern.size());
    if (pattern.get(0) == ANY) {
      boolean crosses = colons >= 5 || rest.isEmpty() || rest.get(0) == ':';
      boolean takes = !text.isEmpty() && (crosses || text.charAt(0) != ':');
      return resourceMatches(rest, text, colons)
          || (takes && resourceMatches(pattern, text.substring(1), colons));
    }
    return !text.isEmpty()
        && (pattern.get(0) == ONE || pattern.get(0) == text.charAt(0))
        && resourceMatches(rest, text.substring(1), colons + (pattern.get(0) == ':' ? 1 : 0));
  }

  /** Part by part, of which the last holds all that follows the fifth colon. */
  static boolean arnMatches(List<Integer> pattern, String arn) {
    List<Integer> rest = pattern;
    String text = arn;
    for (int part = 0; part < 5; part++) {
      int colon = rest.indexOf((int) ':');
      int other = text.indexOf(':');
      if (colon < 0 || other < 0) {
        return false;
      }
      if (!matches(rest.subList(0, colon), text.substring(0, other))) {
        return false;
      }
      rest = rest.subList(colon + 1, rest.size());
      text = text.substring(other + 1);
    }
    return matches(rest, text);
  }
}
