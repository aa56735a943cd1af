package io.github.sstiam.catalog;

/** An operation of a CloudFormation resource handler. */
public enum Operation {
  CREATE,
  READ,
  UPDATE,
  DELETE,
  LIST,
  /** The registry's {@code tagging.permissions}: what stack and resource tags need. */
  TAG
}
