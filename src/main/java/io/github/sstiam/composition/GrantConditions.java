package io.github.sstiam.composition;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.requirement.ConditionKey;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.ScopingKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The conditions that a permission is granted under. A key stands only with the actions whose
 * requests carry it: elsewhere the condition could never be met.
 */
final class GrantConditions {
  private static final String CLOUDFORMATION = "cloudformation.amazonaws.com";

  private static final ScopingKeys SCOPING_KEYS = ScopingKeys.embedded();

  private final Optional<RoleBoundary> boundary;
  private final Set<Action> throughCloudFormation = new TreeSet<>();

  /**
   * @param requirements all that is to be granted
   * @param boundary the boundary that roles are made under
   * @param throughCloudFormation whether what only resources need is limited to calls through
   *     CloudFormation
   */
  GrantConditions(
      Collection<PermissionRequirement> requirements,
      Optional<RoleBoundary> boundary,
      boolean throughCloudFormation) {
    this.boundary = boundary;
    if (throughCloudFormation) {
      requirements.forEach(requirement -> this.throughCloudFormation.add(requirement.action()));
      requirements.stream()
          .filter(requirement -> !comesThroughCloudFormation(requirement))
          .forEach(requirement -> this.throughCloudFormation.remove(requirement.action()));
    }
  }

  /** The conditions, sorted by key. */
  List<Condition> of(PermissionRequirement requirement) {
    List<Condition> conditions = new ArrayList<>(2);
    Optional<ConditionKey> key = SCOPING_KEYS.of(requirement.action());
    if (key.isPresent()) {
      addScope(key.get(), requirement, conditions);
    }
    if (boundary.isPresent()) {
      boundary.get().condition(requirement.action()).ifPresent(conditions::add);
    }
    if (throughCloudFormation.contains(requirement.action())) {
      conditions.add(
          new Condition("ForAnyValue:StringEquals", "aws:CalledVia", List.of(CLOUDFORMATION)));
    }
    if (conditions.size() > 1) {
      conditions.sort(Comparator.comparing(Condition::key));
    }
    return List.copyOf(conditions);
  }

  private static void addScope(
      ConditionKey key, PermissionRequirement requirement, List<Condition> conditions) {
    for (ContextEntry entry : requirement.context()) {
      if (entry.key().equals(key)) {
        conditions.add(new Condition("StringEquals", entry.key().name(), entry.values()));
        return;
      }
    }
  }

  /**
   * Services in between hand the chain of callers on with the credentials of who began
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html). Whether
   * requests with a service role carry the chain, that page and
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/fas-requests-and-permission-evaluation.html
   * say otherwise than
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html, so
   * that only the caller is bound. What is handed to another service is no request of
   * CloudFormation's: the service that takes the role asks for it, and a key of its own narrows it
   * already. An action that the tool also calls itself stays open, on whatever resource.
   */
  private boolean comesThroughCloudFormation(PermissionRequirement requirement) {
    return requirement.principal().isCaller()
        && SCOPING_KEYS.of(requirement.action()).isEmpty()
        && requirement.origins().stream().allMatch(ResourceOrigin.class::isInstance);
  }
}
