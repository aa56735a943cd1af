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
 * The conditions of a granted permission. A condition key is used only with the actions whose
 * requests carry it; otherwise the condition could never be met.
 */
final class GrantConditions {
  private static final String CLOUDFORMATION = "cloudformation.amazonaws.com";

  private static final ScopingKeys SCOPING_KEYS = ScopingKeys.embedded();

  private final Optional<RoleBoundary> boundary;
  private final Set<Action> throughCloudFormation = new TreeSet<>();

  /**
   * @param requirements all permissions to grant
   * @param boundary the permissions boundary that created roles must have
   * @param throughCloudFormation whether permissions that only resources need are limited to calls
   *     through CloudFormation
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
   * A forward access session carries the chain of calling services
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html). AWS's
   * pages disagree on whether requests with a service role carry it
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/fas-requests-and-permission-evaluation.html,
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html), so
   * only the caller is limited. A role that is passed is requested by the receiving service, not by
   * CloudFormation, and has a scoping key already. An action that the deploying tool also calls
   * itself is not limited.
   */
  private boolean comesThroughCloudFormation(PermissionRequirement requirement) {
    return requirement.principal().isCaller()
        && SCOPING_KEYS.of(requirement.action()).isEmpty()
        && requirement.origins().stream().allMatch(ResourceOrigin.class::isInstance);
  }
}
