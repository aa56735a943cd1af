package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.SourcePlace;
import java.util.Optional;

/**
 * Names a declared resource.
 *
 * @param stack the stack's name as a pattern
 * @param logicalId the resource's logical ID
 * @param type its resource type
 * @param construct the construct that owns it; empty where no construct is known
 * @param place the file and line that declare it; empty where these are not known
 */
public record ResourceReference(
    String stack,
    String logicalId,
    String type,
    Optional<Construct> construct,
    Optional<SourcePlace> place) {
  public ResourceReference {
    requireNonNull(stack, "stack is null");
    requireNonNull(logicalId, "logicalId is null");
    requireNonNull(type, "type is null");
    requireNonNull(construct, "construct is null");
    requireNonNull(place, "place is null");
  }

  /** The stack and the logical ID, which no other resource shares. */
  public String label() {
    return stack + "/" + logicalId;
  }
}
