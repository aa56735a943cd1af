package io.github.sstiam.composition;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Condition;
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
 * Composes the policy that grants exactly the permissions of a list of requirements.
 *
 * <p>A statement holds the actions for one purpose that act on the same resources under the same
 * conditions. Required and conditional permissions are in separate statements, and no statement
 * repeats what another one grants.
 */
public final class LeastPrivilegePolicy {
  /**
   * What is granted for an action.
   *
   * @param purpose the purpose of the action
   * @param subjects the resources by the subject of the grant
   */
  private record ActionGrants(String purpose, Map<Subject, NavigableSet<ArnPattern>> subjects) {}

  /**
   * The actions that are granted on the same resources.
   *
   * @param arns the resources, sorted
   * @param actions the actions, sorted
   */
  private record Group(NavigableSet<ArnPattern> arns, List<String> actions) {}

  private final Map<Action, ActionGrants> grants = new TreeMap<>();

  private LeastPrivilegePolicy() {}

  /**
   * Composes the policy.
   *
   * @param requirements the permissions to grant, in any order
   * @param options which of them to grant, and under which conditions
   * @return a policy that grants these and nothing else; if a boundary is given and a granted
   *     pattern could match its policy, with a Deny that protects it
   */
  public static ComposedPolicy compose(
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
    ComposedPolicy composed = new ComposedPolicy(policy.statements());
    Optional<Statement> protection =
        boundary.isPresent() ? boundary.get().protection(policy.granted()) : Optional.empty();
    return protection.isPresent()
        ? composed.plus(ComposedStatement.named(protection.get()))
        : composed;
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
    // One after the other, so that a grant is dropped only while the one that covers it is kept.
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

  /** Whether a grant for one subject makes the same grant for the other subject needless. */
  private static boolean makesNeedless(Subject one, Subject other) {
    return one.necessity().compareTo(other.necessity()) <= 0
        && other.conditions().containsAll(one.conditions());
  }

  private List<ComposedStatement> statements() {
    List<ComposedStatement> statements = new ArrayList<>();
    for (Map.Entry<Subject, Map<String, Group>> entry : bySubject().entrySet()) {
      for (Group group : entry.getValue().values()) {
        statements.add(
            ComposedStatement.allow(
                entry.getKey(), group.actions(), ArnPattern.texts(group.arns())));
      }
    }
    return statements;
  }

  /** The actions and resources of each statement, by the text of the resources. */
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
