package io.github.sstiam.composition.fitting;

import static java.util.Objects.requireNonNull;

/**
 * What a policy is to fit into.
 *
 * @param quota the characters of a document
 * @param documents how many documents there may be; only one counts where all share the characters
 * @param wildcards when action wildcards may stand for actions
 */
public record FittingOptions(PolicyQuota quota, int documents, WildcardMode wildcards) {
  /** As many managed policies as may be attached, with wildcards where these are too few. */
  public static final FittingOptions DEFAULT =
      new FittingOptions(
          PolicyQuota.MANAGED_POLICY, PolicyQuota.ATTACHED_POLICIES, WildcardMode.FIT);

  /**
   * @throws IllegalArgumentException if there may be no document at all
   */
  public FittingOptions {
    requireNonNull(quota, "quota is null");
    requireNonNull(wildcards, "wildcards is null");
    if (documents < 1) {
      throw new IllegalArgumentException(documents + " documents: expected 1 or more");
    }
    documents = quota.isTotal() ? 1 : documents;
  }
}
