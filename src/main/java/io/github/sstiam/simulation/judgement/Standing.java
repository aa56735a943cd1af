package io.github.sstiam.simulation.judgement;

/** What a verified permission means to the build. */
public enum Standing {
  /** It is allowed. */
  PASSED,
  /** The build fails for it. */
  FAILURE,
  /** It is denied or undecided, and the build goes on. */
  WARNING,
  /** It is denied or undecided, and somebody said why that is well. */
  SUPPRESSED
}
