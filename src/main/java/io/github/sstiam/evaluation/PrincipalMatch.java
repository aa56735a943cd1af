package io.github.sstiam.evaluation;

/**
 * How closely a {@code Principal} element names the caller, from not at all to most closely
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html).
 */
enum PrincipalMatch {
  NONE,
  /** The caller's account: delegates to the policies of that account. */
  ACCOUNT,
  /** The role whose session calls. */
  VIA_PARENT,
  /** The caller itself. */
  DIRECT,
  /** Everybody. */
  ANY
}
