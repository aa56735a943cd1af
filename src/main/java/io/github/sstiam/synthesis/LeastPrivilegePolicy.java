package io.github.sstiam.synthesis;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Composes the policy that grants exactly a list of permission requirements.
 *
 * <p>A statement holds the actions of one service that act on the same resources under the same
 * conditions. What is required and what is conditional stand in statements of their own.
 */
public final class LeastPrivilegePolicy {
  /** The keys that say to whom something is handed: they belong into the policy. */
  private static final Set<String> SCOPING_KEYS =
      Set.of("iam:AWSServiceName", "iam:PassedToService");

  /** What a statement is about, before its actions and resources are gathered. */
  private record Subject(Necessity necessity, String service, List<Condition> conditions)
      implements Comparable<Subject> {
    @Override
    public int compareTo(Subject other) {
      int byNecessity = necessity.compareTo(other.necessity);
      if (byNecessity != 0) {
        return byNecessity;
      }
      int byService = service.compareTo(other.service);
      return byService != 0
          ? byService
          : conditions.toString().compareTo(other.conditions.toString());
    }
  }

  private LeastPrivilegePolicy() {}

  /**
   * Composes the policy.
   *
   * @param requirements what is to be granted, in any order
   * @return a policy that grants all of it and nothing else; without statements if there is nothing
   */
  public static PolicyDocument of(Collection<PermissionRequirement> requirements) {
    Map<Subject, Map<Action, NavigableSet<ArnPattern>>> subjects = new TreeMap<>();
    for (PermissionRequirement requirement : requirements) {
      Subject subject =
          new Subject(
              requirement.necessity(), requirement.action().service(), conditions(requirement));
      subjects
          .computeIfAbsent(subject, key -> new TreeMap<>())
          .computeIfAbsent(requirement.action(), key -> new TreeSet<>())
          .add(requirement.resource());
    }
    List<Statement> statements = new ArrayList<>();
    Sids sids = new Sids();
    subjects.forEach((subject, grants) -> statements.addAll(statements(subject, grants, sids)));
    return PolicyDocument.of(statements);
  }

  private static List<Statement> statements(
      Subject subject, Map<Action, NavigableSet<ArnPattern>> grants, Sids sids) {
    Map<String, NavigableSet<Action>> actions = new TreeMap<>();
    Map<String, List<ArnPattern>> resources = new TreeMap<>();
    grants.forEach(
        (action, arns) -> {
          List<ArnPattern> widest = widest(arns);
          actions.computeIfAbsent(widest.toString(), key -> new TreeSet<>()).add(action);
          resources.put(widest.toString(), widest);
        });
    List<Statement> statements = new ArrayList<>();
    resources.forEach(
        (key, arns) ->
            statements.add(
                Statement.allow(
                    sids.next(subject.service(), arns, subject.necessity()),
                    actions.get(key).stream().map(Action::toString).toList(),
                    arns.stream().map(ArnPattern::text).toList(),
                    subject.conditions())));
    return statements;
  }

  /** Leaves out what another pattern of the list covers. */
  private static List<ArnPattern> widest(NavigableSet<ArnPattern> arns) {
    return arns.stream()
        .filter(arn -> arns.stream().noneMatch(other -> !other.equals(arn) && other.covers(arn)))
        .toList();
  }

  private static List<Condition> conditions(PermissionRequirement requirement) {
    return requirement.context().stream()
        .filter(entry -> SCOPING_KEYS.contains(entry.key()))
        .map(LeastPrivilegePolicy::condition)
        .toList();
  }

  private static Condition condition(ContextEntry entry) {
    return new Condition("StringEquals", entry.key(), entry.values());
  }
}
