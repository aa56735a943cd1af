package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * An action that operations on a resource call, although the type's handlers do not name it: a
 * reviewed row. Where the row has a condition, a {@link NeedRule} of the same action and operations
 * says when the action is needed; otherwise it is decided about like an action of a handler.
 *
 * @param action the action, {@code service:Name}
 * @param operations the operations that call it; never empty
 * @param reason why it is needed, in a few words
 * @param evidence what the row rests on
 * @param source the page, the report or the source file that says so
 */
public record AddedAction(
    String action, Set<Operation> operations, String reason, Evidence evidence, String source) {
  public AddedAction {
    requireNonNull(action, "action is null");
    operations = Collections.unmodifiableSet(EnumSet.copyOf(operations));
    requireNonNull(reason, "reason is null");
    requireNonNull(evidence, "evidence is null");
    requireNonNull(source, "source is null");
  }
}
