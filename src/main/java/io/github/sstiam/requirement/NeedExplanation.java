package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.policy.Action;
import io.github.sstiam.requirement.Origin.ResourceOrigin;

/**
 * Why a declared resource needs an action that its handlers name, or does not.
 *
 * @param action the action
 * @param origin the resource
 * @param strength what was decided
 * @param reason why
 * @param source the page or the report that it rests on
 */
public record NeedExplanation(
    Action action, ResourceOrigin origin, Strength strength, String reason, String source) {
  public NeedExplanation {
    requireNonNull(action, "action is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(strength, "strength is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(source, "source is null");
  }
}
