package io.github.sstiam.simulation.gate;

/** The consequence of a verified permission for the build. */
public enum Severity {
  /** The permission is allowed. */
  PASSED,
  /** The permission is denied or undecided, and the build fails. */
  FAILURE,
  /** The permission is denied or undecided, and the build continues. */
  WARNING,
  /** The permission is denied or undecided, and a suppression accepts that. */
  SUPPRESSED
}
