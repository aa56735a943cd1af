package io.github.sstiam.composition.fitting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A policy cannot be made to fit into its quota. */
public final class PolicyTooLargeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int excess;

  PolicyTooLargeException(FittingOptions options, int excess) {
    super(message(options, excess));
    this.excess = excess;
  }

  /** By how many characters it is too large. */
  public int excess() {
    return excess;
  }

  private static String message(FittingOptions options, int excess) {
    PolicyQuota quota = options.quota();
    List<String> advice = new ArrayList<>();
    if (options.wildcards() == WildcardMode.NEVER) {
      advice.add("allow wildcards in actions (-Dsst-iam.wildcards=fit)");
    }
    advice.add("leave out conditional permissions (-Dsst-iam.includeConditional=false)");
    advice.add(
        quota.isTotal()
            ? "attach managed policies instead of inline ones"
            : "have the account's quota of attached policies raised, and set"
                + " -Dsst-iam.attachedPolicies");
    advice.add("use a CloudFormation service role, which takes the permissions for resources");
    return String.format(
        Locale.ROOT,
        "The policy is %,d characters too large for %s: there is room for %,d characters%s. To"
            + " make it fit: %s.",
        excess,
        quota.words(),
        quota.characters(),
        options.documents() == 1 ? "" : " in each of " + options.documents() + " documents",
        String.join("; or ", advice));
  }
}
