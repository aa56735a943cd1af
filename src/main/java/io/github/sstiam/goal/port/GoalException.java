package io.github.sstiam.goal.port;

/**
 * A goal that could not run. A goal that ran and found a problem does not throw: its {@link
 * GoalResult} holds the failure.
 */
public final class GoalException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what went wrong, where, and what to do, without any secret
   */
  public GoalException(String message) {
    super(message);
  }

  /**
   * @param message what went wrong, where, and what to do, without any secret
   * @param cause the fault behind it; its message is shown to the user, too
   */
  public GoalException(String message, Throwable cause) {
    super(message, cause);
  }
}
