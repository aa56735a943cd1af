package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Action;

/**
 * An action that the handlers of a declared resource name, but do not call for what the template
 * declares.
 *
 * @param resource the resource
 * @param action the action
 * @param reasons why each of the operations does not need it
 */
public record Exclusion(ResourceReference resource, Action action, OperationReasons reasons) {
  public Exclusion {
    requireNonNull(resource, "resource is null");
    requireNonNull(action, "action is null");
    requireNonNull(reasons, "reasons is null");
  }
}
