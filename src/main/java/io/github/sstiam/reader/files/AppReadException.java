package io.github.sstiam.reader.files;

/** An app that cannot be read; the message names the file, the place and the remedy. */
public final class AppReadException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, where, and what to do
   */
  public AppReadException(String message) {
    super(message);
  }

  /**
   * @param message what is wrong, where, and what to do
   * @param cause the fault behind it
   */
  public AppReadException(String message, Throwable cause) {
    super(message, cause);
  }
}
