package io.github.sstiam.synthesis.fitting;

import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Wildcard;
import io.github.sstiam.synthesis.ArnCoverage;
import io.github.sstiam.synthesis.fitting.Grant.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts grants for the same purpose under the same conditions together, so that they take fewer
 * characters and grant the same.
 */
final class GrantMerge {
  private GrantMerge() {}

  /** The grants, merged; sorted by subject. */
  static List<Grant> merge(Collection<Grant> grants) {
    Map<Subject, Map<String, NavigableSet<ArnPattern>>> subjects = new TreeMap<>();
    for (Grant grant : grants) {
      Map<String, NavigableSet<ArnPattern>> actions =
          subjects.computeIfAbsent(
              grant.subject(), key -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
      for (String action : grant.actions()) {
        actions.computeIfAbsent(action, key -> new TreeSet<>()).addAll(grant.resources());
      }
    }
    List<Grant> merged = new ArrayList<>();
    subjects.forEach((subject, actions) -> merged.addAll(merged(subject, actions)));
    return merged;
  }

  /** Every action once, or every resource once: whichever is shorter. */
  private static List<Grant> merged(
      Subject subject, Map<String, NavigableSet<ArnPattern>> actions) {
    actions.replaceAll((action, arns) -> ArnCoverage.widest(arns));
    dropCovered(actions);
    Map<ArnPattern, NavigableSet<String>> resources = new TreeMap<>();
    actions.forEach(
        (action, arns) ->
            arns.forEach(
                arn -> resources.computeIfAbsent(arn, key -> new TreeSet<>()).add(action)));
    List<Grant> byAction = new ArrayList<>();
    inverse(actions).forEach((arns, group) -> byAction.add(new Grant(subject, group, arns)));
    List<Grant> byResource = new ArrayList<>();
    inverse(resources).forEach((group, arns) -> byResource.add(new Grant(subject, group, arns)));
    return size(byResource) < size(byAction) ? byResource : byAction;
  }

  /** What has the same values, by these values. */
  private static <K extends Comparable<K>, V> Map<NavigableSet<V>, NavigableSet<K>> inverse(
      Map<K, NavigableSet<V>> sets) {
    Map<NavigableSet<V>, NavigableSet<K>> groups =
        new TreeMap<>(Comparator.comparing(Object::toString));
    sets.forEach(
        (key, values) -> {
          if (!values.isEmpty()) {
            groups.computeIfAbsent(values, none -> new TreeSet<>()).add(key);
          }
        });
    return groups;
  }

  /** Takes away what a pattern of actions covers. */
  private static void dropCovered(Map<String, NavigableSet<ArnPattern>> actions) {
    for (String pattern : List.copyOf(actions.keySet())) {
      if (isPattern(pattern)) {
        actions.replaceAll(
            (action, arns) ->
                !action.equals(pattern) && covers(pattern, action)
                    ? ArnCoverage.uncovered(arns, actions.get(pattern))
                    : arns);
      }
    }
  }

  static boolean isPattern(String action) {
    return action.indexOf('*') >= 0 || action.indexOf('?') >= 0;
  }

  /** Whether a pattern of actions stands for all that another action or pattern stands for. */
  static boolean covers(String pattern, String action) {
    return Wildcard.matches(compiled(pattern), compiled(action));
  }

  private static String compiled(String action) {
    return Wildcard.compile(action.toLowerCase(Locale.ROOT));
  }

  static int size(List<Grant> grants) {
    return grants.stream().mapToInt(Grant::size).sum() + Math.max(0, grants.size() - 1);
  }
}
