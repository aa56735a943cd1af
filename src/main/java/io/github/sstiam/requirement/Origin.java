package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.SourcePlace;
import io.github.sstiam.catalog.Operation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Why a permission is needed. */
public sealed interface Origin extends Comparable<Origin> {
  /** The stack that the need belongs to, its name as a pattern. */
  String stack();

  /** A text that orders origins and names one in a message. */
  String label();

  @Override
  default int compareTo(Origin other) {
    return label().compareTo(other.label());
  }

  /**
   * A declared resource.
   *
   * @param stack the stack's name
   * @param logicalId the resource's logical ID
   * @param type its resource type
   * @param construct the construct that owns it
   * @param operations the operations whose handlers need the permission
   * @param place where it is declared, where that is known
   */
  record ResourceOrigin(
      String stack,
      String logicalId,
      String type,
      Optional<Construct> construct,
      Set<Operation> operations,
      Optional<SourcePlace> place)
      implements Origin {
    public ResourceOrigin {
      requireNonNull(stack, "stack is null");
      requireNonNull(logicalId, "logicalId is null");
      requireNonNull(type, "type is null");
      requireNonNull(construct, "construct is null");
      operations = Collections.unmodifiableSet(EnumSet.copyOf(operations));
      requireNonNull(place, "place is null");
    }

    /** A resource of which nobody knows where it is declared. */
    public ResourceOrigin(
        String stack,
        String logicalId,
        String type,
        Optional<Construct> construct,
        Set<Operation> operations) {
      this(stack, logicalId, type, construct, operations, Optional.empty());
    }

    @Override
    public String label() {
      return stack + "/" + logicalId;
    }
  }

  /**
   * A call that the deploying tool makes itself.
   *
   * @param stack the stack that it is about
   * @param purpose what the call is for, such as {@code publish file assets}
   */
  record CallOrigin(String stack, String purpose) implements Origin {
    public CallOrigin {
      requireNonNull(stack, "stack is null");
      requireNonNull(purpose, "purpose is null");
    }

    @Override
    public String label() {
      return stack + ": " + purpose;
    }
  }
}
