package io.github.sstiam.audit;

import io.github.sstiam.audit.EscalationFinding.Exposure;
import io.github.sstiam.evaluation.Grant;
import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.policy.ArnPattern;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How far a part of a path leads.
 *
 * @param resource the resources that it leads to
 * @param every whether these are all of their kind in the account
 * @param except the resources among them that it does not lead to
 * @param limit what limits it besides names
 * @param conditionKeys the condition keys that limit it
 * @param statements the statements that open it
 */
record EscalationReach(
    ArnPattern resource,
    boolean every,
    List<ArnPattern> except,
    Exposure limit,
    NavigableSet<String> conditionKeys,
    NavigableSet<MatchedStatement> statements) {
  /** Which part of an ARN is the account. */
  private static final int ACCOUNT = 4;

  /**
   * How far one grant leads.
   *
   * @param grant the grant
   * @param kind all resources of the kind that matters
   * @param limit what limits the grant besides names
   * @param conditionKeys the condition keys that limit it
   * @return empty if it reaches no resource of the kind
   */
  static Optional<EscalationReach> of(
      Grant grant, ArnPattern kind, Exposure limit, Collection<String> conditionKeys) {
    return grant
        .resource()
        .intersect(kind)
        .filter(grant::overlaps)
        .map(
            resource ->
                new EscalationReach(
                    resource,
                    grant.covers(inAccountOf(grant.resource(), kind)),
                    grant.except(),
                    limit,
                    new TreeSet<>(conditionKeys),
                    new TreeSet<>(grant.statements())));
  }

  /** If the account is unknown, the resources of the granted account count as all resources. */
  private static ArnPattern inAccountOf(ArnPattern granted, ArnPattern kind) {
    String[] parts = kind.text().split(":", 6);
    if (granted.isAny() || !parts[ACCOUNT].equals("*")) {
      return kind;
    }
    parts[ACCOUNT] = granted.text().split(":", 6)[ACCOUNT];
    return new ArnPattern(String.join(":", parts));
  }

  /** How far the path is open to these resources. */
  Exposure severity() {
    return limit == Exposure.OPEN && !every ? Exposure.LIMITED_BY_NAME : limit;
  }

  /** Where both lead, for steps on the same resource; empty if there is no such resource. */
  Optional<EscalationReach> and(EscalationReach other) {
    return resource
        .intersect(other.resource)
        .map(
            both ->
                new EscalationReach(
                    both,
                    every && other.every,
                    joined(except, other.except).stream().toList(),
                    limit.compareTo(other.limit) >= 0 ? limit : other.limit,
                    joined(conditionKeys, other.conditionKeys),
                    joined(statements, other.statements)))
        .filter(reach -> reach.except.stream().noneMatch(left -> left.covers(reach.resource)));
  }

  /** Puts together what leads to the same resources under the same limits. */
  static List<EscalationReach> merged(Stream<EscalationReach> reaches) {
    Map<List<Object>, EscalationReach> merged = new LinkedHashMap<>();
    reaches.forEach(
        reach ->
            merged.merge(
                List.of(reach.resource, reach.every, reach.except, reach.limit),
                reach,
                (one, other) ->
                    new EscalationReach(
                        one.resource,
                        one.every,
                        one.except,
                        one.limit,
                        joined(one.conditionKeys, other.conditionKeys),
                        joined(one.statements, other.statements))));
    return List.copyOf(merged.values());
  }

  private static <T extends Comparable<T>> TreeSet<T> joined(
      Collection<T> ones, Collection<T> others) {
    TreeSet<T> all = new TreeSet<>(ones);
    all.addAll(others);
    return all;
  }
}
