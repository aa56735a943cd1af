package io.github.sstiam.evaluation;

/** IAM's three decisions about a request. */
public enum Decision {
  ALLOWED,
  EXPLICIT_DENY,
  IMPLICIT_DENY
}
