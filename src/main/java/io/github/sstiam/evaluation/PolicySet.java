package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The policies that apply to a request.
 *
 * @param identity the identity-based policies of the caller, those of its groups included
 * @param boundary the caller's permissions boundary
 * @param session the caller's session policy
 * @param resource the resource's policy
 * @param serviceControl the service control policies; a level without a policy denies
 * @param resourceControl the resource control policies, without the one that AWS attaches
 *     everywhere
 */
public record PolicySet(
    List<CompiledPolicy> identity,
    Optional<CompiledPolicy> boundary,
    Optional<CompiledPolicy> session,
    Optional<CompiledPolicy> resource,
    OrganizationLevels serviceControl,
    OrganizationLevels resourceControl) {
  public PolicySet {
    identity = List.copyOf(identity);
    requireNonNull(boundary, "boundary is null");
    requireNonNull(session, "session is null");
    requireNonNull(resource, "resource is null");
    requireNonNull(serviceControl, "serviceControl is null");
    requireNonNull(resourceControl, "resourceControl is null");
  }

  /** Identity-based policies and nothing else. */
  public static PolicySet ofIdentity(List<CompiledPolicy> policies) {
    return new PolicySet(
        policies,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OrganizationLevels.NONE,
        OrganizationLevels.NONE);
  }

  /** The same policies with another permissions boundary, or none. */
  public PolicySet withBoundary(Optional<CompiledPolicy> policy) {
    return new PolicySet(identity, policy, session, resource, serviceControl, resourceControl);
  }

  /** The same policies with another resource-based policy. */
  public PolicySet withResource(CompiledPolicy policy) {
    return new PolicySet(
        identity, boundary, session, Optional.of(policy), serviceControl, resourceControl);
  }

  /** The same policies with other identity-based ones. */
  public PolicySet withIdentity(List<CompiledPolicy> policies) {
    return new PolicySet(policies, boundary, session, resource, serviceControl, resourceControl);
  }

  /** The same policies with other resource control policies. */
  public PolicySet withResourceControl(OrganizationLevels policies) {
    return new PolicySet(identity, boundary, session, resource, serviceControl, policies);
  }

  /** The same policies with other service control policies. */
  public PolicySet withServiceControl(OrganizationLevels policies) {
    return new PolicySet(identity, boundary, session, resource, policies, resourceControl);
  }
}
