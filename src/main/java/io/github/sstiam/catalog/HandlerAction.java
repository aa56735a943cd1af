package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * An action that the handlers of a resource type name.
 *
 * @param pattern the action, {@code service:name}; the name may hold wildcards
 * @param operations the operations whose handlers name it
 * @param status how far the action can be trusted
 */
public record HandlerAction(String pattern, Set<Operation> operations, Status status) {
  /** How an action that a handler names compares with the Service Authorization Reference. */
  public enum Status {
    /** Listed there. */
    LISTED,
    /** Not listed there, yet known to be enforced: kept by an override that names its source. */
    UNLISTED,
    /** A pattern with wildcards that matches listed actions. */
    WILDCARD,
    /** Not listed there and nothing else known: reported, never required. */
    UNVERIFIED
  }

  public HandlerAction {
    requireNonNull(pattern, "pattern is null");
    operations = Collections.unmodifiableSet(EnumSet.copyOf(operations));
    requireNonNull(status, "status is null");
  }
}
