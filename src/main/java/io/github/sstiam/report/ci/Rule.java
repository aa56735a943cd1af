package io.github.sstiam.report.ci;

import io.github.sstiam.simulation.Verdict;

/** The kinds of finding. An ID stays the same in all versions: what reads reports knows it. */
enum Rule {
  IMPLICIT_DENY(
      "implicit-deny",
      "A permission that the deployment needs is not granted.",
      "No statement of the identity's policies allows the action on the resource, or the permissions"
          + " boundary or the session policy leaves it out."),
  EXPLICIT_DENY(
      "explicit-deny",
      "A permission that the deployment needs is denied by a statement.",
      "A statement with the effect Deny matches. No other policy overrides it; change the statement."),
  ORGANIZATION_DENY(
      "organization-deny",
      "A permission that the deployment needs is denied by the organization.",
      "A service or resource control policy of the organization denies it. This is the least certain"
          + " outcome, because the condition keys that only such policies use are unknown."),
  UNDECIDED(
      "undecided",
      "It is unknown whether a permission that the deployment needs is granted.",
      "The outcome depends on values that are unknown before the deployment, or that were not"
          + " provided. It never counts as allowed."),
  EXPIRED_SUPPRESSION(
      "expired-suppression",
      "A suppression has expired.",
      "The last day of the suppression has passed, so that it has no effect. Grant the permission, or"
          + " set a later date."),
  UNMATCHED_SUPPRESSION(
      "unmatched-suppression",
      "A suppression matches nothing.",
      "No verified permission has the action and the resource of the suppression. Remove or correct"
          + " it."),
  NEEDLESS_SUPPRESSION(
      "needless-suppression",
      "A suppression is no longer needed.",
      "All permissions that have the action and the resource of the suppression are allowed. It"
          + " would hide a later denial, so remove it.");

  private final String id;
  private final String sentence;
  private final String description;

  Rule(String id, String sentence, String description) {
    this.id = id;
    this.sentence = sentence;
    this.description = description;
  }

  /** The rule for a verdict that is denied or unknown. */
  static Rule of(Verdict verdict) {
    return switch (verdict.outcome()) {
      case IMPLICITLY_DENIED -> IMPLICIT_DENY;
      case EXPLICITLY_DENIED -> EXPLICIT_DENY;
      case DENIED_BY_ORGANIZATION -> ORGANIZATION_DENY;
      case UNKNOWN -> UNDECIDED;
      case ALLOWED -> throw new IllegalArgumentException("an allowed permission is not a finding");
    };
  }

  /** The rule's ID. */
  String id() {
    return id;
  }

  /** The finding in one sentence. */
  String sentence() {
    return sentence;
  }

  /** The meaning, and what to do. */
  String description() {
    return description;
  }
}
