package io.github.sstiam.goal.output;

import io.github.sstiam.composition.fitting.PolicyQuota;

/** How a policy is to be attached. */
public enum PolicyType {
  MANAGED(PolicyQuota.MANAGED_POLICY),
  USER_INLINE(PolicyQuota.USER_INLINE),
  GROUP_INLINE(PolicyQuota.GROUP_INLINE),
  ROLE_INLINE(PolicyQuota.ROLE_INLINE);

  private final PolicyQuota quota;

  PolicyType(PolicyQuota quota) {
    this.quota = quota;
  }

  /** How large such a policy may be. */
  public PolicyQuota quota() {
    return quota;
  }
}
