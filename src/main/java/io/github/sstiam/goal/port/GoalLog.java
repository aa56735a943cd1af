package io.github.sstiam.goal.port;

import io.github.sstiam.report.text.Paint;
import java.util.List;

/** Where a goal reports what it does while it runs. */
public interface GoalLog {
  /** Logs information. */
  void info(String message);

  /** Logs a warning: something needs the user's attention and does not fail the goal. */
  void warn(String message);

  /** Logs a fault that a message for the user already describes, for the search for its cause. */
  void debug(Throwable fault);

  /**
   * Starts to report on work that may take long, until the returned object is closed.
   *
   * @param work what is done, such as {@code Waiting for AWS}
   */
  Progress progress(String work);

  /** How the reader's console highlights parts of a message. */
  Paint paint();

  /** Logs each message as information. */
  default void infos(List<String> messages) {
    for (String message : messages) {
      info(message);
    }
  }

  /** Logs each message as a warning. */
  default void warnings(List<String> messages) {
    for (String message : messages) {
      warn(message);
    }
  }

  /** The report on work in progress. */
  interface Progress extends AutoCloseable {
    /** Ends the report. */
    @Override
    void close();
  }
}
