package io.github.sstiam.synthesis;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Composes the policy that grants exactly a list of permission requirements.
 *
 * <p>A statement holds the actions for one purpose that act on the same resources under the same
 * conditions. What is required and what is conditional stand in statements of their own, and what
 * one statement grants no other repeats.
 */
public final class LeastPrivilegePolicy {
  /** What a statement is about, before its actions and resources are gathered. */
  private record Subject(String purpose, Necessity necessity, List<Condition> conditions)
      implements Comparable<Subject> {
    private static final Comparator<Subject> ORDER =
        Comparator.comparing(Subject::purpose)
            .thenComparing(Subject::necessity)
            .thenComparing(subject -> subject.conditions().toString());

    @Override
    public int compareTo(Subject other) {
      return ORDER.compare(this, other);
    }

    /** Whether what this grants needs not be granted by the other. */
    boolean makesNeedless(Subject other) {
      return necessity.compareTo(other.necessity) <= 0 && other.conditions.containsAll(conditions);
    }
  }

  private final Map<Action, Map<Subject, NavigableSet<ArnPattern>>> grants = new TreeMap<>();

  private LeastPrivilegePolicy() {}

  /**
   * Composes the policy with {@link PolicyOptions#DEFAULT}.
   *
   * @param requirements what is to be granted, in any order
   * @return a policy that grants all of it and nothing else; without statements if there is nothing
   */
  public static PolicyDocument of(Collection<PermissionRequirement> requirements) {
    return of(requirements, PolicyOptions.DEFAULT);
  }

  /**
   * Composes the policy.
   *
   * @param requirements what is to be granted, in any order
   * @param options what of it, and under which conditions
   * @return a policy that grants that and nothing else; where a boundary is given and a granted
   *     pattern could stand for its policy, with a Deny that protects it
   */
  public static PolicyDocument of(
      Collection<PermissionRequirement> requirements, PolicyOptions options) {
    Optional<RoleBoundary> boundary = options.boundary().map(RoleBoundary::new);
    GrantConditions conditions =
        new GrantConditions(requirements, boundary, options.throughCloudFormation());
    LeastPrivilegePolicy policy = new LeastPrivilegePolicy();
    for (PermissionRequirement requirement : requirements) {
      boolean included =
          options.includeConditional() || requirement.necessity() == Necessity.REQUIRED;
      boolean forbidden =
          boundary
              .filter(rules -> rules.forbids(requirement.action(), requirement.resource()))
              .isPresent();
      if (included && !forbidden) {
        policy.add(requirement, conditions.of(requirement));
      }
    }
    policy.grants.values().forEach(LeastPrivilegePolicy::grantOnce);
    return policy.document(boundary);
  }

  private void add(PermissionRequirement requirement, List<Condition> conditions) {
    Subject subject =
        new Subject(Purposes.embedded().of(requirement), requirement.necessity(), conditions);
    grants
        .computeIfAbsent(requirement.action(), key -> new TreeMap<>())
        .computeIfAbsent(subject, key -> new TreeSet<>())
        .add(requirement.resource());
  }

  private static void grantOnce(Map<Subject, NavigableSet<ArnPattern>> subjects) {
    subjects.replaceAll((subject, arns) -> ArnCoverage.widest(arns));
    if (subjects.size() > 1) {
      // What covers must itself be there still, so that one after the other loses what it can.
      for (Map.Entry<Subject, NavigableSet<ArnPattern>> own : subjects.entrySet()) {
        NavigableSet<ArnPattern> rest = own.getValue();
        for (Map.Entry<Subject, NavigableSet<ArnPattern>> other : subjects.entrySet()) {
          if (!other.getKey().equals(own.getKey()) && other.getKey().makesNeedless(own.getKey())) {
            rest = ArnCoverage.uncovered(rest, other.getValue());
          }
        }
        own.setValue(rest);
      }
    }
  }

  private PolicyDocument document(Optional<RoleBoundary> boundary) {
    Map<Subject, Map<List<ArnPattern>, List<String>>> subjects = new TreeMap<>();
    Map<Action, List<ArnPattern>> granted = new TreeMap<>();
    grants.forEach(
        (action, own) ->
            own.forEach(
                (subject, arns) -> {
                  if (!arns.isEmpty()) {
                    subjects
                        .computeIfAbsent(
                            subject, key -> new TreeMap<>(Comparator.comparing(List::toString)))
                        .computeIfAbsent(List.copyOf(arns), key -> new ArrayList<>())
                        .add(action.toString());
                    granted.computeIfAbsent(action, key -> new ArrayList<>()).addAll(arns);
                  }
                }));
    Sids sids = new Sids();
    List<Statement> statements = new ArrayList<>();
    subjects.forEach(
        (subject, groups) ->
            groups.forEach(
                (arns, actions) ->
                    statements.add(
                        Statement.allow(
                            sids.next(subject.purpose(), subject.necessity()),
                            actions,
                            arns.stream().map(ArnPattern::text).toList(),
                            subject.conditions()))));
    boundary.flatMap(rules -> rules.protection(granted)).ifPresent(statements::add);
    return PolicyDocument.of(statements);
  }
}
