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
      "A statement with the effect Deny matches. No grant overrides it; the statement must change."),
  ORGANIZATION_DENY(
      "organization-deny",
      "A permission that the deployment needs is denied by the organization.",
      "A service or resource control policy of the organization stands in the way. This is the least"
          + " certain of all answers: condition keys that only such policies use are not known."),
  UNDECIDED(
      "undecided",
      "It cannot be decided whether a permission that the deployment needs is there.",
      "The answer depends on values that nobody knows before the deployment, or that were not given."
          + " It is never counted as allowed."),
  EXPIRED_SUPPRESSION(
      "expired-suppression",
      "A suppression has expired.",
      "The last day of the suppression is over, so that it suppresses nothing. The permission must be"
          + " granted, or the suppression be given a later day."),
  UNMATCHED_SUPPRESSION(
      "unmatched-suppression",
      "A suppression matches nothing.",
      "No permission that was verified has the action and the resource of the suppression. It should"
          + " be taken out, or corrected."),
  NEEDLESS_SUPPRESSION(
      "needless-suppression",
      "A suppression is no longer needed.",
      "All permissions that have the action and the resource of the suppression are allowed. Left in,"
          + " it would hide their next denial.");

  private final String id;
  private final String sentence;
  private final String description;

  Rule(String id, String sentence, String description) {
    this.id = id;
    this.sentence = sentence;
    this.description = description;
  }

  /** The rule of what is denied or undecided. */
  static Rule of(Verdict verdict) {
    return switch (verdict.outcome()) {
      case IMPLICITLY_DENIED -> IMPLICIT_DENY;
      case EXPLICITLY_DENIED -> EXPLICIT_DENY;
      case DENIED_BY_ORGANIZATION -> ORGANIZATION_DENY;
      case UNKNOWN -> UNDECIDED;
      case ALLOWED -> throw new IllegalArgumentException("what is allowed is no finding");
    };
  }

  /** The rule's ID. */
  String id() {
    return id;
  }

  /** One sentence that says what is found. */
  String sentence() {
    return sentence;
  }

  /** What it means. */
  String description() {
    return description;
  }
}
