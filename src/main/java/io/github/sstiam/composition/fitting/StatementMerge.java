package io.github.sstiam.composition.fitting;

import io.github.sstiam.composition.ArnCoverage;
import io.github.sstiam.composition.Subject;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Glob;
import java.util.ArrayList;
import java.util.Collection;
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
final class StatementMerge {
  private StatementMerge() {}

  /**
   * What has the same values.
   *
   * @param values the values
   * @param keys what has them
   */
  private record Group<V, K>(NavigableSet<V> values, NavigableSet<K> keys) {}

  /** The grants, merged; sorted by subject. */
  static List<AllowStatement> merge(Collection<AllowStatement> grants) {
    Map<Subject, Map<String, NavigableSet<ArnPattern>>> subjects = new TreeMap<>();
    for (AllowStatement grant : grants) {
      Map<String, NavigableSet<ArnPattern>> actions = subjects.get(grant.subject());
      if (actions == null) {
        actions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        subjects.put(grant.subject(), actions);
      }
      for (String action : grant.actions()) {
        addAll(actions, action, grant.resources());
      }
    }
    List<AllowStatement> merged = new ArrayList<>();
    for (Map.Entry<Subject, Map<String, NavigableSet<ArnPattern>>> entry : subjects.entrySet()) {
      merged.addAll(merged(entry.getKey(), entry.getValue()));
    }
    return merged;
  }

  /** Every action once, or every resource once: whichever is shorter. */
  private static List<AllowStatement> merged(
      Subject subject, Map<String, NavigableSet<ArnPattern>> actions) {
    for (Map.Entry<String, NavigableSet<ArnPattern>> own : actions.entrySet()) {
      own.setValue(ArnCoverage.widest(own.getValue()));
    }
    dropCovered(actions);
    Map<ArnPattern, NavigableSet<String>> resources = new TreeMap<>();
    for (Map.Entry<String, NavigableSet<ArnPattern>> own : actions.entrySet()) {
      for (ArnPattern arn : own.getValue()) {
        addAll(resources, arn, List.of(own.getKey()));
      }
    }
    List<AllowStatement> byAction = new ArrayList<>();
    for (Group<ArnPattern, String> group : inverse(actions)) {
      byAction.add(new AllowStatement(subject, group.keys(), group.values()));
    }
    List<AllowStatement> byResource = new ArrayList<>();
    for (Group<String, ArnPattern> group : inverse(resources)) {
      byResource.add(new AllowStatement(subject, group.values(), group.keys()));
    }
    return size(byResource) < size(byAction) ? byResource : byAction;
  }

  /** What has the same values, sorted by the text of these values. */
  private static <K extends Comparable<K>, V> Collection<Group<V, K>> inverse(
      Map<K, NavigableSet<V>> sets) {
    Map<String, Group<V, K>> groups = new TreeMap<>();
    for (Map.Entry<K, NavigableSet<V>> set : sets.entrySet()) {
      if (!set.getValue().isEmpty()) {
        String text = set.getValue().toString();
        Group<V, K> group = groups.get(text);
        if (group == null) {
          group = new Group<>(set.getValue(), new TreeSet<>());
          groups.put(text, group);
        }
        group.keys().add(set.getKey());
      }
    }
    return groups.values();
  }

  private static <K, V> void addAll(Map<K, NavigableSet<V>> sets, K key, Collection<V> values) {
    NavigableSet<V> set = sets.get(key);
    if (set == null) {
      set = new TreeSet<>();
      sets.put(key, set);
    }
    set.addAll(values);
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
    return glob(pattern).covers(glob(action));
  }

  private static Glob glob(String action) {
    return Glob.of(action.toLowerCase(Locale.ROOT));
  }

  static int size(List<AllowStatement> grants) {
    int size = Math.max(0, grants.size() - 1);
    for (AllowStatement grant : grants) {
      size += grant.size();
    }
    return size;
  }
}
