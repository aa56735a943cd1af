package io.github.sstiam.requirement;

/** Whether a deployment fails without a permission. */
public enum Necessity {
  /** The deployment is expected to fail without it, given the declared properties. */
  REQUIRED,
  /** A handler may call the action, or the operation continues if it is denied. */
  CONDITIONAL
}
