package io.github.sstiam.evaluation;

/** What IAM answers to a request. */
public enum Decision {
  ALLOWED,
  EXPLICIT_DENY,
  IMPLICIT_DENY
}
