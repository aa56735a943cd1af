package io.github.sstiam.policy;

/** What a policy is attached to, which decides the elements that it must have. */
public enum PolicyKind {
  /** Attached to a user, group or role; also boundaries, session policies, SCPs. */
  IDENTITY,
  /** Attached to a resource: says who. */
  RESOURCE,
  /** The trust policy of a role: says who, and the resource is the role itself. */
  TRUST,
  /** A resource control policy: says who, and that is always everybody. */
  RESOURCE_CONTROL
}
