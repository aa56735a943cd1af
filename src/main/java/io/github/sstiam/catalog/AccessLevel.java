package io.github.sstiam.catalog;

/** The access level that the Service Authorization Reference gives an action. */
public enum AccessLevel {
  LIST,
  READ,
  WRITE,
  TAGGING,
  PERMISSIONS_MANAGEMENT
}
