package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The policies that apply to a request.
 *
 * @param identity the identity-based policies of the caller, groups' included
 * @param boundary the caller's permissions boundary
 * @param session the caller's session policy
 * @param resource the resource's policy
 * @param serviceControl the service control policies by level, from the root to the account; a
 *     level without a policy denies
 * @param resourceControl the resource control policies by level, besides the one that AWS attaches
 *     everywhere
 */
public record PolicySet(
    List<CompiledPolicy> identity,
    Optional<CompiledPolicy> boundary,
    Optional<CompiledPolicy> session,
    Optional<CompiledPolicy> resource,
    List<List<CompiledPolicy>> serviceControl,
    List<List<CompiledPolicy>> resourceControl) {
  public PolicySet {
    identity = List.copyOf(identity);
    requireNonNull(boundary, "boundary is null");
    requireNonNull(session, "session is null");
    requireNonNull(resource, "resource is null");
    serviceControl = copied(serviceControl);
    resourceControl = copied(resourceControl);
  }

  private static List<List<CompiledPolicy>> copied(List<List<CompiledPolicy>> levels) {
    List<List<CompiledPolicy>> copies = new ArrayList<>(levels.size());
    for (List<CompiledPolicy> level : levels) {
      copies.add(List.copyOf(level));
    }
    return List.copyOf(copies);
  }

  /** Identity-based policies and nothing else. */
  public static PolicySet ofIdentity(List<CompiledPolicy> policies) {
    return new PolicySet(
        policies, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
  }
}
