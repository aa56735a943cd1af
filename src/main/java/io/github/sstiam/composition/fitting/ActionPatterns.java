package io.github.sstiam.composition.fitting;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The patterns that match several actions of a statement: common first or last words of their
 * names. Never a pattern that matches a whole service.
 */
final class ActionPatterns {
  private ActionPatterns() {}

  /**
   * The patterns.
   *
   * @param actions the actions and patterns of a statement
   * @return the patterns, each with the two or more actions that it matches
   */
  static Map<String, NavigableSet<String>> of(Collection<String> actions) {
    Map<String, NavigableSet<String>> patterns = new TreeMap<>();
    for (String action : actions) {
      String service = AllowStatement.service(action);
      String name = action.substring(service.length() + 1);
      for (int i = 1; i < name.length(); i++) {
        if (isWordStart(name, i)) {
          add(patterns, service + ":" + name.substring(0, i) + "*", action);
          add(patterns, service + ":*" + name.substring(i), action);
        }
      }
    }
    patterns.values().removeIf(group -> group.size() < 2);
    patterns.forEach(
        (pattern, group) ->
            actions.stream()
                .filter(action -> StatementMerge.covers(pattern, action))
                .forEach(group::add));
    return patterns;
  }

  private static void add(
      Map<String, NavigableSet<String>> patterns, String pattern, String action) {
    // A pattern may only be replaced by one that covers it.
    if (pattern.indexOf('*') == pattern.lastIndexOf('*')
        && StatementMerge.covers(pattern, action)) {
      patterns.computeIfAbsent(pattern, key -> new TreeSet<>()).add(action);
    }
  }

  private static boolean isWordStart(String name, int i) {
    return Character.isUpperCase(name.charAt(i)) && !Character.isUpperCase(name.charAt(i - 1));
  }
}
