package io.github.sstiam.requirement;

/** How sure it is that a deployment needs a permission. */
public enum Necessity {
  /** The deployment cannot succeed without it, given the declared properties. */
  REQUIRED,
  /** A handler may call it, or the operation goes on without it. */
  CONDITIONAL
}
