package io.github.sstiam.composition.fitting;

import io.github.sstiam.composition.ArnCoverage;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/** What a policy grants: the measure of what a pattern adds. */
final class GrantedActions {
  private final List<Grant> grants;
  private final Map<Action, List<Grant>> byAction = new HashMap<>();
  private final Map<String, List<Grant>> byPattern = new HashMap<>();

  /**
   * @param grants the grants of the policy
   */
  GrantedActions(List<Grant> grants) {
    this.grants = List.copyOf(grants);
    for (Grant grant : grants) {
      for (String action : grant.actions()) {
        if (GrantMerge.isPattern(action)) {
          byPattern.computeIfAbsent(action, key -> new ArrayList<>()).add(grant);
        } else {
          byAction.computeIfAbsent(Action.of(action), key -> new ArrayList<>()).add(grant);
        }
      }
    }
  }

  /**
   * On which of a grant's resources the policy does not grant an action whenever the conditions of
   * the grant are met.
   *
   * @param index the index of the grant
   * @param action the action
   */
  NavigableSet<ArnPattern> missing(int index, Action action) {
    Grant grant = grants.get(index);
    NavigableSet<ArnPattern> missing = grant.resources();
    for (Grant other : granting(action)) {
      if (other.equals(grant)) {
        return Collections.emptyNavigableSet();
      }
      if (grant.subject().conditions().containsAll(other.subject().conditions())) {
        missing = ArnCoverage.uncovered(missing, other.resources());
      }
    }
    return missing;
  }

  private List<Grant> granting(Action action) {
    List<Grant> exact = byAction.getOrDefault(action, List.of());
    if (byPattern.isEmpty()) {
      return exact;
    }
    List<Grant> all = new ArrayList<>(exact);
    byPattern.forEach(
        (pattern, own) -> {
          if (GrantMerge.covers(pattern, action.toString())) {
            all.addAll(own);
          }
        });
    return all;
  }
}
