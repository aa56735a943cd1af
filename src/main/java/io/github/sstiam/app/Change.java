package io.github.sstiam.app;

/** What a deployment does to a resource, as far as the deployed template shows. */
public enum Change {
  /** Not known: the deployment may do anything to it. */
  ANY,
  /** It is new. */
  ADDED,
  /** Its declaration, or one that it refers to, changed; it may be replaced. */
  CHANGED,
  /** Its declaration changed, and it is updated in place. */
  UPDATED,
  /** It is no longer declared. */
  REMOVED
}
