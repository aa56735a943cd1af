package io.github.sstiam.mojo.console;

import io.github.sstiam.goal.port.GoalLog;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.logging.Log;

/** Logs progress of long-running work. Silent in batch mode. */
final class ProgressLog implements GoalLog.Progress {
  private static final long FIRST = 2;
  private static final long THEN = 10;

  private final ScheduledExecutorService clock;

  private ProgressLog(ScheduledExecutorService clock) {
    this.clock = clock;
  }

  /**
   * Starts to log.
   *
   * @param work what is done, such as {@code Waiting for AWS}
   * @param watched whether a user waits for it at the terminal
   * @param log takes a line after two seconds, and then every ten
   */
  static ProgressLog of(String work, boolean watched, Log log) {
    if (!watched) {
      return new ProgressLog(null);
    }
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "sst-iam: " + work);
              thread.setDaemon(true);
              return thread;
            });
    long start = System.nanoTime();
    var unused =
        clock.scheduleAtFixedRate(
            () ->
                log.info(
                    work
                        + " ("
                        + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)
                        + " s)"),
            FIRST,
            THEN,
            TimeUnit.SECONDS);
    return new ProgressLog(clock);
  }

  /** Ends the lines. */
  @Override
  public void close() {
    if (clock != null) {
      clock.shutdownNow();
    }
  }
}
