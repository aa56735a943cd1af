package io.github.sstiam.catalog;

/**
 * On what a reviewed row rests, from the strongest to the weakest. A stronger kind overrules a
 * weaker one.
 */
public enum Evidence {
  /** A deployment was seen to fail or to work without the permission: a public report, a test. */
  OBSERVED,
  /** The public source of AWS's resource handler, or of the deploying tool, calls the action. */
  HANDLER,
  /** A page of AWS says so. */
  DOCUMENTED,
  /** The schema in the CloudFormation registry names the action for the operation. */
  REGISTRY,
  /** A general rule. */
  INFERRED
}
