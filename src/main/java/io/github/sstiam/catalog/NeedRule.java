package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Glob;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A reviewed row that says when a deployment needs an action of a type's handlers, or an {@link
 * AddedAction}.
 *
 * @param action the action, {@code service:name}; the name may hold wildcards
 * @param operations the operations that the row decides for; empty for all that call the action
 * @param when on which declared properties it depends, such as {@code VpcConfig.SubnetIds|tags}
 * @param strength how sure the need is where {@code when} holds
 * @param reason why, in a few words
 * @param evidence what the row rests on
 * @param source the page, the report or the source file that says so
 */
public record NeedRule(
    String action,
    Set<Operation> operations,
    String when,
    Strength strength,
    String reason,
    Evidence evidence,
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
    requireNonNull(evidence, "evidence is null");
    requireNonNull(source, "source is null");
  }

  /** Whether the row decides for an operation. */
  public boolean selects(Operation operation) {
    return operations.isEmpty() || operations.contains(operation);
  }

  /** Whether the row is about an action. */
  public boolean covers(String name) {
    return Glob.matchesIgnoringCase(action, name);
  }
}
