package io.github.sstiam.synthesis.fitting;

import java.util.Locale;

/** A policy does not fit into its quota, whatever may be done to it. */
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
    String room =
        options.documents() == 1
            ? quota.words()
            : options.documents() + " documents, each for " + quota.words();
    StringBuilder advice = new StringBuilder();
    if (options.wildcards() != WildcardMode.ALWAYS) {
      advice.append(" Allow wildcards in actions with -Dsst-iam.wildcards=always,");
    } else {
      advice.append(" Wildcards alone do not help:");
    }
    advice.append(
        quota.isTotal()
            ? " or attach managed policies instead of inline ones,"
            : " or raise -Dsst-iam.attachedPolicies where the account's quota has been raised,");
    return String.format(
        Locale.ROOT,
        "The policy is %,d characters too large for %s (%,d characters).%s leave out what is only"
            + " conditional with -Dsst-iam.includeConditional=false, or give CloudFormation a"
            + " service role so that the permissions fall to two identities.",
        excess,
        room,
        quota.characters(),
        advice);
  }
}
