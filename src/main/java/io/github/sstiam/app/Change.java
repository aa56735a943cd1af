package io.github.sstiam.app;

/** What a deployment does to a resource, as far as the deployed template tells. */
public enum Change {
  /** Not known: anything that may happen to it. */
  ANY,
  /** It is new. */
  ADDED,
  /** It, or something that it refers to, is declared in another way; it may be replaced. */
  CHANGED,
  /** It is declared in another way, and stays the same resource. */
  UPDATED,
  /** It is declared no more. */
  REMOVED
}
