package io.github.sstiam.catalog;

/** A text is no schema of the CloudFormation registry. */
public final class RegistrySchemaException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong with the text, and where
   * @param cause the fault behind it, or null
   */
  public RegistrySchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}
