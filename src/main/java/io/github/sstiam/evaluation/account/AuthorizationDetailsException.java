package io.github.sstiam.evaluation.account;

/** Authorization details that cannot be used. The message says why and what to do. */
public final class AuthorizationDetailsException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what to do
   */
  public AuthorizationDetailsException(String message) {
    super(message);
  }
}
