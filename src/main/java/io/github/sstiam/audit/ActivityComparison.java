package io.github.sstiam.audit;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.PolicyGrants;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares, action by action, what an identity used, what it may do, and what the app needs.
 *
 * @param rows the actions that were used or are needed, sorted
 * @param grantedOnly how many actions are granted and were neither used nor are needed
 */
public record ActivityComparison(List<Row> rows, int grantedOnly) {
  public ActivityComparison {
    rows = List.copyOf(rows);
  }

  /**
   * One action.
   *
   * @param action the action
   * @param used whether the identity was seen to use it
   * @param granted whether its policies can allow it; empty where they are not known
   * @param needed whether the app needs it, or may need it
   */
  public record Row(Action action, boolean used, Optional<Boolean> granted, boolean needed) {
    public Row {
      requireNonNull(action, "action is null");
      requireNonNull(granted, "granted is null");
    }
  }

  /**
   * Compares.
   *
   * @param used the policies that were generated from activity
   * @param policies the identity's policies, where they are known
   * @param needs what is needed of the identity
   * @param catalog knows all actions
   */
  public static ActivityComparison of(
      Collection<PolicyDocument> used,
      Optional<PolicySet> policies,
      Collection<PermissionRequirement> needs,
      Catalog catalog) {
    NavigableSet<Action> seen = used(used, catalog);
    NavigableSet<Action> needed = new TreeSet<>();
    needs.forEach(need -> needed.add(need.action()));
    NavigableSet<Action> all = new TreeSet<>(seen);
    all.addAll(needed);
    Optional<NavigableSet<Action>> granted = policies.map(set -> granted(set, catalog));
    List<Row> rows = new ArrayList<>();
    for (Action action : all) {
      rows.add(
          new Row(
              action,
              seen.contains(action),
              granted.map(set -> set.contains(action)),
              needed.contains(action)));
    }
    int only =
        granted
            .map(set -> (int) set.stream().filter(action -> !all.contains(action)).count())
            .orElse(0);
    return new ActivityComparison(rows, only);
  }

  /** The actions that policies from activity allow; patterns stand for what they match. */
  public static NavigableSet<Action> used(Collection<PolicyDocument> policies, Catalog catalog) {
    NavigableSet<Action> actions = new TreeSet<>();
    policies.stream()
        .flatMap(policy -> policy.statements().stream())
        .filter(statement -> statement.effect() == Effect.ALLOW)
        .flatMap(statement -> statement.actions().patterns().stream())
        .forEach(
            pattern -> {
              boolean exact = pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
              List<Action> matching = catalog.matching(pattern);
              actions.addAll(matching);
              if (exact && matching.isEmpty()) {
                // AWS published it after the catalogue was made.
                actions.add(Action.of(pattern));
              }
            });
    return actions;
  }

  private static NavigableSet<Action> granted(PolicySet policies, Catalog catalog) {
    PolicyGrants grants = new PolicyGrants(policies);
    ActionResources resources = new ActionResources(catalog, "*", Optional.empty());
    NavigableSet<Action> granted = new TreeSet<>();
    for (Action action : catalog.matching("*")) {
      if (!grants.of(action, resources.of(catalog.action(action).orElseThrow())).isEmpty()) {
        granted.add(action);
      }
    }
    return granted;
  }
}
