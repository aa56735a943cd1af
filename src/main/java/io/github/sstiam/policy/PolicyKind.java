package io.github.sstiam.policy;

/** What a policy is attached to, which decides the elements that it must and must not have. */
public enum PolicyKind {
  /** Attached to a user, group or role, or passed for a session. */
  IDENTITY("an identity-based policy"),
  /** The permissions boundary of a user or role, which is always a managed policy. */
  BOUNDARY("a permissions boundary"),
  /** Attached to a resource: says who. */
  RESOURCE("a resource-based policy"),
  /** The trust policy of a role: says who, and the resource is the role itself. */
  TRUST("a trust policy"),
  /** A service control policy: limits the principals of an account. */
  SERVICE_CONTROL("a service control policy"),
  /** A resource control policy: says who, and that is always everybody. */
  RESOURCE_CONTROL("a resource control policy");

  private final String text;

  PolicyKind(String text) {
    this.text = text;
  }

  /** The kind with its article, for messages. */
  String text() {
    return text;
  }

  /** Whether AWS Organizations keeps such policies, and not IAM or the service of a resource. */
  public boolean isOfOrganization() {
    return this == SERVICE_CONTROL || this == RESOURCE_CONTROL;
  }

  /** Whether statements name principals. */
  boolean namesPrincipals() {
    return this == RESOURCE || this == TRUST || this == RESOURCE_CONTROL;
  }

  /**
   * Whether the policy must have the current version. IAM demands it of managed policies and takes
   * others inline
   * (https://github.com/getmoto/moto/blob/0af643a5d/tests/test_iam/test_iam_policies.py), AWS
   * Organizations demands it of all
   * (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html).
   */
  boolean needsCurrentVersion() {
    return this == BOUNDARY || isOfOrganization();
  }
}
