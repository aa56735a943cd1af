package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Glob;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A reviewed row that says when a deployment needs an action of a type's handlers.
 *
 * @param action the action, {@code service:name}; the name may hold wildcards
 * @param operations the operations that need an action which no handler names; empty where the
 *     handlers name it
 * @param when on which declared properties it depends, such as {@code VpcConfig.SubnetIds|tags}
 * @param strength how sure the need is where {@code when} holds
 * @param reason why, in a few words
 * @param source the AWS page or the report that it rests on
 */
public record NeedRule(
    String action,
    Set<Operation> operations,
    String when,
    Strength strength,
    String reason,
    String source) {
  /** How sure a need is. */
  public enum Strength {
    /** The operation fails without it. */
    REQUIRED,
    /** It may be called, or the operation goes on without it. */
    CONDITIONAL,
    /** It is not called. */
    EXCLUDED
  }

  public NeedRule {
    requireNonNull(action, "action is null");
    EnumSet<Operation> copy = EnumSet.noneOf(Operation.class);
    copy.addAll(operations);
    operations = Collections.unmodifiableSet(copy);
    requireNonNull(when, "when is null");
    requireNonNull(strength, "strength is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(source, "source is null");
  }

  /** Whether the row is about an action. */
  public boolean covers(String name) {
    return Glob.matchesIgnoringCase(action, name);
  }
}
