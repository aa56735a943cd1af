package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Action;
import java.util.List;

/**
 * What the Service Authorization Reference says of an action.
 *
 * @param action the action in its documented spelling
 * @param accessLevel its access level
 * @param resourceTypes the resource types it can be limited to; empty means only {@code *}
 * @param conditionKeys the condition keys of the action itself
 * @param dependentActions actions that a caller may need besides
 */
public record ActionEntry(
    Action action,
    AccessLevel accessLevel,
    List<ActionResource> resourceTypes,
    List<String> conditionKeys,
    List<Action> dependentActions) {
  public ActionEntry {
    requireNonNull(action, "action is null");
    requireNonNull(accessLevel, "accessLevel is null");
    resourceTypes = List.copyOf(resourceTypes);
    conditionKeys = List.copyOf(conditionKeys);
    dependentActions = List.copyOf(dependentActions);
  }

  /**
   * A resource type of an action.
   *
   * @param name the resource type's name within the action's service, such as {@code function}
   * @param required whether the reference marks it as required
   */
  public record ActionResource(String name, boolean required) {
    public ActionResource {
      requireNonNull(name, "name is null");
    }
  }
}
