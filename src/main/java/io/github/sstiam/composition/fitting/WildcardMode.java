package io.github.sstiam.composition.fitting;

/** When action wildcards may replace actions. */
public enum WildcardMode {
  /** Never. */
  NEVER,
  /** If the policy needs them to fit into the allowed number of documents, or into fewer. */
  FIT,
  /** Whenever they add no action, and also to avoid a second document. */
  ALWAYS
}
