package io.github.sstiam.composition.fitting;

/**
 * How many characters a policy may have, white space aside
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, "IAM and AWS STS
 * character limits"). AWS raises none of these on request.
 */
public enum PolicyQuota {
  /** A managed policy; an identity may have several. */
  MANAGED_POLICY(6_144, false, "a managed policy"),
  /** All inline policies of a user together. */
  USER_INLINE(2_048, true, "the inline policies of a user"),
  /** All inline policies of a group together. */
  GROUP_INLINE(5_120, true, "the inline policies of a group"),
  /** All inline policies of a role together. */
  ROLE_INLINE(10_240, true, "the inline policies of a role");

  /** How many managed policies may be attached to a user, group or role; on request 20. */
  public static final int ATTACHED_POLICIES = 10;

  private final int characters;
  private final boolean total;
  private final String words;

  PolicyQuota(int characters, boolean total, String words) {
    this.characters = characters;
    this.total = total;
    this.words = words;
  }

  /** The number of characters. */
  public int characters() {
    return characters;
  }

  /** Whether all policies of the identity share the characters, so that splitting gains nothing. */
  public boolean isTotal() {
    return total;
  }

  /** How a reader would call it. */
  public String words() {
    return words;
  }
}
