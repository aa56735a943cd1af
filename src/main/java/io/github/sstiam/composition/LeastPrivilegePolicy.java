package io.github.sstiam.composition;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
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
  /**
   * What is granted of an action.
   *
   * @param purpose what the action is about
   * @param subjects the resources by what the grant is about
   */
  private record ActionGrants(String purpose, Map<Subject, NavigableSet<ArnPattern>> subjects) {}

  /**
   * What is granted on the same resources.
   *
   * @param arns the resources, sorted
   * @param actions the actions, sorted
   */
  private record Group(NavigableSet<ArnPattern> arns, List<String> actions) {}

  private final Map<Action, ActionGrants> grants = new TreeMap<>();

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
    Optional<RoleBoundary> boundary =
        options.boundary().isPresent()
            ? Optional.of(new RoleBoundary(options.boundary().get()))
            : Optional.empty();
    GrantConditions conditions =
        new GrantConditions(requirements, boundary, options.throughCloudFormation());
    LeastPrivilegePolicy policy = new LeastPrivilegePolicy();
    for (PermissionRequirement requirement : requirements) {
      boolean included =
          options.includeConditional() || requirement.necessity() == Necessity.REQUIRED;
      boolean forbidden =
          boundary.isPresent()
              && boundary.get().forbids(requirement.action(), requirement.resource());
      if (included && !forbidden) {
        policy.add(requirement, conditions.of(requirement));
      }
    }
    for (ActionGrants own : policy.grants.values()) {
      grantOnce(own.subjects());
    }
    List<Statement> statements = policy.statements();
    if (boundary.isPresent()) {
      boundary.get().protection(policy.granted()).ifPresent(statements::add);
    }
    return PolicyDocument.of(statements);
  }

  private void add(PermissionRequirement requirement, List<Condition> conditions) {
    ActionGrants own = grants.get(requirement.action());
    if (own == null) {
      String purpose = Purposes.embedded().of(requirement.action());
      own = new ActionGrants(purpose, new TreeMap<>());
      grants.put(requirement.action(), own);
    }
    String purpose = Purposes.embedded().ofCalls(requirement).orElse(own.purpose());
    Subject subject = new Subject(purpose, requirement.necessity(), conditions);
    NavigableSet<ArnPattern> arns = own.subjects().get(subject);
    if (arns == null) {
      arns = new TreeSet<>();
      own.subjects().put(subject, arns);
    }
    arns.add(requirement.resource());
  }

  private static void grantOnce(Map<Subject, NavigableSet<ArnPattern>> subjects) {
    for (Map.Entry<Subject, NavigableSet<ArnPattern>> own : subjects.entrySet()) {
      own.setValue(ArnCoverage.widest(own.getValue()));
    }
    // What covers must itself be there still, so that one after the other loses what it can.
    for (Map.Entry<Subject, NavigableSet<ArnPattern>> own : subjects.entrySet()) {
      NavigableSet<ArnPattern> rest = own.getValue();
      for (Map.Entry<Subject, NavigableSet<ArnPattern>> other : subjects.entrySet()) {
        if (!other.getKey().equals(own.getKey()) && makesNeedless(other.getKey(), own.getKey())) {
          rest = ArnCoverage.uncovered(rest, other.getValue());
        }
      }
      own.setValue(rest);
    }
  }

  /** Whether what one grants needs not be granted by the other. */
  private static boolean makesNeedless(Subject one, Subject other) {
    return one.necessity().compareTo(other.necessity()) <= 0
        && other.conditions().containsAll(one.conditions());
  }

  private List<Statement> statements() {
    Sids sids = new Sids();
    List<Statement> statements = new ArrayList<>();
    for (Map.Entry<Subject, Map<String, Group>> entry : bySubject().entrySet()) {
      Subject subject = entry.getKey();
      for (Group group : entry.getValue().values()) {
        statements.add(
            Statement.allow(
                sids.next(subject.purpose(), subject.necessity()),
                group.actions(),
                ArnPattern.texts(group.arns()),
                subject.conditions()));
      }
    }
    return statements;
  }

  /** What stands together in a statement, by the text of its resources. */
  private Map<Subject, Map<String, Group>> bySubject() {
    Map<Subject, Map<String, Group>> subjects = new TreeMap<>();
    for (Map.Entry<Action, ActionGrants> granted : grants.entrySet()) {
      for (Map.Entry<Subject, NavigableSet<ArnPattern>> own :
          granted.getValue().subjects().entrySet()) {
        NavigableSet<ArnPattern> arns = own.getValue();
        if (arns.isEmpty()) {
          continue;
        }
        Map<String, Group> groups = subjects.get(own.getKey());
        if (groups == null) {
          groups = new TreeMap<>();
          subjects.put(own.getKey(), groups);
        }
        String text = arns.toString();
        Group group = groups.get(text);
        if (group == null) {
          group = new Group(arns, new ArrayList<>());
          groups.put(text, group);
        }
        group.actions().add(granted.getKey().toString());
      }
    }
    return subjects;
  }

  private Map<Action, List<ArnPattern>> granted() {
    Map<Action, List<ArnPattern>> granted = new TreeMap<>();
    grants.forEach(
        (action, own) -> {
          List<ArnPattern> arns = own.subjects().values().stream().flatMap(Set::stream).toList();
          if (!arns.isEmpty()) {
            granted.put(action, arns);
          }
        });
    return granted;
  }
}
