package io.github.sstiam.composition.fitting;

/** When action wildcards may stand for actions. */
public enum WildcardMode {
  /** Every action is spelt out. */
  NEVER,
  /** Where the policy does not fit into the allowed number of documents without, or into fewer. */
  FIT,
  /** Wherever they add nothing, and also before a second document is begun. */
  ALWAYS
}
