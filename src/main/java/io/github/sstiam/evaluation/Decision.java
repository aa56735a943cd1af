package io.github.sstiam.evaluation;

/**
 * What is decided about a request: one of IAM's three decisions, if it is the same for all values.
 */
public enum Decision {
  ALLOWED,
  EXPLICIT_DENY,
  IMPLICIT_DENY,
  /** Some of the values that the request may have are allowed, others denied. */
  UNKNOWN
}
