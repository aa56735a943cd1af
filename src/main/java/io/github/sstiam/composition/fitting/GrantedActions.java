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

/** The actions and resources that a policy grants, to find what a pattern adds. */
final class GrantedActions {
  private final List<AllowStatement> grants;
  private final Map<Action, List<AllowStatement>> byAction = new HashMap<>();
  private final Map<String, List<AllowStatement>> byPattern = new HashMap<>();

  /**
   * @param grants the grants of the policy
   */
  GrantedActions(List<AllowStatement> grants) {
    this.grants = List.copyOf(grants);
    for (AllowStatement grant : grants) {
      for (String action : grant.actions()) {
        if (StatementMerge.isPattern(action)) {
          byPattern.computeIfAbsent(action, key -> new ArrayList<>()).add(grant);
        } else {
          byAction.computeIfAbsent(Action.of(action), key -> new ArrayList<>()).add(grant);
        }
      }
    }
  }

  /**
   * The resources of a statement on which the policy does not grant an action whenever the
   * conditions of the statement are met.
   *
   * @param index the index of the grant
   * @param action the action
   */
  NavigableSet<ArnPattern> missing(int index, Action action) {
    AllowStatement grant = grants.get(index);
    NavigableSet<ArnPattern> missing = grant.resources();
    for (AllowStatement other : granting(action)) {
      if (other.equals(grant)) {
        return Collections.emptyNavigableSet();
      }
      if (grant.subject().conditions().containsAll(other.subject().conditions())) {
        missing = ArnCoverage.uncovered(missing, other.resources());
      }
    }
    return missing;
  }

  private List<AllowStatement> granting(Action action) {
    List<AllowStatement> exact = byAction.getOrDefault(action, List.of());
    if (byPattern.isEmpty()) {
      return exact;
    }
    List<AllowStatement> all = new ArrayList<>(exact);
    byPattern.forEach(
        (pattern, own) -> {
          if (StatementMerge.covers(pattern, action.toString())) {
            all.addAll(own);
          }
        });
    return all;
  }
}
