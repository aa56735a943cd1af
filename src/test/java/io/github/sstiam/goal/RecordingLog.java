package io.github.sstiam.goal;

import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.report.text.Paint;
import java.util.ArrayList;
import java.util.List;

/** A log that keeps what a goal logs, for assertions. */
public final class RecordingLog implements GoalLog {
  private final List<String> infos = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Throwable> faults = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();

  @Override
  public void info(String message) {
    infos.add(message);
  }

  @Override
  public void warn(String message) {
    warnings.add(message);
  }

  @Override
  public void debug(Throwable fault) {
    faults.add(fault);
  }

  @Override
  public Progress progress(String work) {
    progress.add(work);
    return () -> progress.add("end of " + work);
  }

  @Override
  public Paint paint() {
    return Paint.NONE;
  }

  /** The lines of information, in their order. */
  public List<String> infos() {
    return infos;
  }

  /** The warnings, in their order. */
  public List<String> warnings() {
    return warnings;
  }

  /** The faults that were logged for debugging. */
  public List<Throwable> faults() {
    return faults;
  }

  /** The starts and ends of long-running work. */
  public List<String> progress() {
    return progress;
  }

  /** All lines of information and warnings as one text. */
  public String text() {
    return String.join("\n", infos) + "\n" + String.join("\n", warnings);
  }
}
