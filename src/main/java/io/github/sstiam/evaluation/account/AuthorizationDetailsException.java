package io.github.sstiam.evaluation.account;

/** A file of authorization details that cannot answer; the message says why and what to do. */
public final class AuthorizationDetailsException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what to do
   */
  public AuthorizationDetailsException(String message) {
    super(message);
  }
}
