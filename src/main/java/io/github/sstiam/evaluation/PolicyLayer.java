package io.github.sstiam.evaluation;

/** The kinds of policies that take part in a decision. */
public enum PolicyLayer {
  IDENTITY_POLICY,
  PERMISSIONS_BOUNDARY,
  SESSION_POLICY,
  RESOURCE_POLICY,
  /** The trust policy of a role that the principal assumes. */
  TRUST_POLICY,
  SERVICE_CONTROL_POLICY,
  RESOURCE_CONTROL_POLICY;

  /** Whether the organization attaches the policies, not the account. */
  public boolean isOrganization() {
    return this == SERVICE_CONTROL_POLICY || this == RESOURCE_CONTROL_POLICY;
  }
}
