package io.github.sstiam.catalog.source;

/** Schemas of resource types, or a project's rules, cannot be read. */
public final class SchemaReadException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which file, what is wrong, and what to do
   * @param cause the fault behind it, or null
   */
  SchemaReadException(String message, Throwable cause) {
    super(message, cause);
  }
}
