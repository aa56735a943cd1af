package io.github.sstiam.composition.fitting;

import io.github.sstiam.catalog.AccessLevel;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.composition.NeverAllowed;
import io.github.sstiam.composition.fitting.FittedPolicy.AddedAction;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Replaces actions by patterns, one at a time, the one with the fewest added actions for the saved
 * characters first. No pattern adds an action of {@code never-allow.tsv} or one that manages
 * permissions.
 */
final class ActionShrinking {
  /**
   * A pattern that may replace actions of a grant.
   *
   * @param grant the index of the grant
   * @param pattern the pattern
   * @param replaced the actions that it matches
   * @param saved the characters that it saves
   * @param added the actions that it adds to the policy
   * @param cost the number of actions that earlier patterns have not added
   */
  private record Candidate(
      int grant,
      String pattern,
      NavigableSet<String> replaced,
      int saved,
      List<AddedAction> added,
      int cost) {
    private static final Comparator<Candidate> ORDER =
        Comparator.<Candidate>comparingDouble(one -> (double) one.cost / one.saved)
            .thenComparing(Candidate::saved, Comparator.reverseOrder())
            .thenComparing(Candidate::pattern)
            .thenComparing(Candidate::grant);
  }

  private final Catalog catalog;
  private final List<AllowStatement> grants;
  private final GrantedActions granted;
  private final List<Map<String, List<AddedAction>>> added = new ArrayList<>();
  private final List<Optional<Candidate>> best = new ArrayList<>();
  private final Map<String, List<Action>> matching = new HashMap<>();
  private final Map<Action, Boolean> managing = new HashMap<>();

  /**
   * @param catalog tells which actions a pattern matches
   * @param grants the grants of a policy
   */
  ActionShrinking(Catalog catalog, List<AllowStatement> grants) {
    this.catalog = catalog;
    this.grants = new ArrayList<>(grants);
    this.granted = new GrantedActions(grants);
    for (int i = 0; i < grants.size(); i++) {
      added.add(new TreeMap<>());
      best.add(best(i));
    }
  }

  /** The current statements. */
  List<AllowStatement> grants() {
    return List.copyOf(grants);
  }

  /** The actions that the patterns have added so far, sorted. */
  List<AddedAction> added() {
    return added.stream()
        .flatMap(patterns -> patterns.values().stream())
        .flatMap(Collection::stream)
        .sorted()
        .toList();
  }

  /**
   * Replaces actions of one grant with one pattern.
   *
   * @param mayAdd whether the pattern may add actions
   * @return whether there was such a pattern
   */
  boolean shrink(boolean mayAdd) {
    Optional<Candidate> cheapest = best.stream().flatMap(Optional::stream).min(Candidate.ORDER);
    if (cheapest.isEmpty() || (cheapest.get().cost() > 0 && !mayAdd)) {
      return false;
    }
    Candidate chosen = cheapest.get();
    AllowStatement grant = grants.get(chosen.grant());
    NavigableSet<String> actions = new TreeSet<>(grant.actions());
    actions.removeAll(chosen.replaced());
    actions.add(chosen.pattern());
    grants.set(chosen.grant(), new AllowStatement(grant.subject(), actions, grant.resources()));
    added.get(chosen.grant()).keySet().removeAll(chosen.replaced());
    added.get(chosen.grant()).put(chosen.pattern(), chosen.added());
    best.set(chosen.grant(), best(chosen.grant()));
    return true;
  }

  private Optional<Candidate> best(int index) {
    return ActionPatterns.of(grants.get(index).actions()).entrySet().stream()
        .flatMap(entry -> candidate(index, entry.getKey(), entry.getValue()).stream())
        .min(Candidate.ORDER);
  }

  private Optional<Candidate> candidate(int index, String pattern, NavigableSet<String> replaced) {
    int saved = AllowStatement.length(replaced) - AllowStatement.length(List.of(pattern));
    if (saved <= 0) {
      return Optional.empty();
    }
    AllowStatement grant = grants.get(index);
    List<AddedAction> more = new ArrayList<>();
    int cost = 0;
    for (Action action : matching.computeIfAbsent(pattern, catalog::matching)) {
      NavigableSet<ArnPattern> resources = granted.missing(index, action);
      if (!resources.isEmpty()) {
        if (isBarred(action)) {
          return Optional.empty();
        }
        more.add(
            new AddedAction(
                grant.subject().purpose(), pattern, action, ArnPattern.texts(resources)));
        cost += isAddedAlready(index, action) ? 0 : 1;
      }
    }
    return Optional.of(new Candidate(index, pattern, replaced, saved, List.copyOf(more), cost));
  }

  private boolean isAddedAlready(int index, Action action) {
    return added.get(index).values().stream()
        .flatMap(Collection::stream)
        .anyMatch(addition -> addition.action().equals(action));
  }

  private boolean isBarred(Action action) {
    return managing.computeIfAbsent(action, this::managesPermissions)
        || NeverAllowed.embedded().reason(action).isPresent();
  }

  private boolean managesPermissions(Action action) {
    return catalog
        .action(action)
        .filter(entry -> entry.accessLevel() == AccessLevel.PERMISSIONS_MANAGEMENT)
        .isPresent();
  }
}
