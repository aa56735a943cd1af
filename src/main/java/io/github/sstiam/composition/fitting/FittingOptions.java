package io.github.sstiam.composition.fitting;

import static java.util.Objects.requireNonNull;

/**
 * The limits that a policy must fit into.
 *
 * @param quota the characters of a document
 * @param documents the number of documents; always one if all documents share the characters
 * @param wildcards when action wildcards may replace actions
 */
public record FittingOptions(PolicyQuota quota, int documents, WildcardMode wildcards) {
  /** As many managed policies as may be attached, with wildcards if these are too few. */
  public static final FittingOptions DEFAULT =
      new FittingOptions(
          PolicyQuota.MANAGED_POLICY, PolicyQuota.ATTACHED_POLICIES, WildcardMode.FIT);

  /**
   * @throws IllegalArgumentException if the number of documents is less than one
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
