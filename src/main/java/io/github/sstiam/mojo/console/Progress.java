package io.github.sstiam.mojo.console;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.logging.Log;

/** Says of work that takes long that it goes on; silent in batch mode, where nobody waits. */
public final class Progress {
  private static final long FIRST = 2;
  private static final long THEN = 10;

  private final ScheduledExecutorService clock;

  private Progress(ScheduledExecutorService clock) {
    this.clock = clock;
  }

  /**
   * Starts to watch.
   *
   * @param work what is done, such as {@code IAM is asked}
   * @param watched whether somebody waits for it
   * @param log takes a line after two seconds, and then every ten
   */
  public static Progress of(String work, boolean watched, Log log) {
    if (!watched) {
      return new Progress(null);
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
                        + " s so far)"),
            FIRST,
            THEN,
            TimeUnit.SECONDS);
    return new Progress(clock);
  }

  /** Says no more. */
  public void end() {
    if (clock != null) {
      clock.shutdownNow();
    }
  }
}
