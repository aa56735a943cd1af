package io.github.sstiam.mojo.console;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.report.text.Paint;
import org.apache.maven.plugin.logging.Log;

/**
 * The log of a goal, written to Maven's.
 *
 * @param log Maven's log
 * @param interactive whether a user waits at the terminal, so that progress is shown
 */
public record MavenLog(Log log, boolean interactive) implements GoalLog {
  public MavenLog {
    requireNonNull(log, "log is null");
  }

  @Override
  public void info(String message) {
    log.info(message);
  }

  @Override
  public void warn(String message) {
    log.warn(message);
  }

  @Override
  public void debug(Throwable fault) {
    log.debug(fault);
  }

  @Override
  public Progress progress(String work) {
    return ProgressLog.of(work, interactive, log);
  }

  @Override
  public Paint paint() {
    return MavenColours.paint();
  }
}
