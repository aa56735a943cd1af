package io.github.sstiam.goal.output;

import java.nio.file.Path;

/** A process of its own that writes files again and again, each time all of one letter. */
public final class RepeatedWriter {
  static final int LENGTH = 1_000_000;

  private RepeatedWriter() {}

  /**
   * Writes until it is ended, or until a write fails, which it says.
   *
   * @param arguments the folder, how often (0 for without an end, -1 for half a file and no more),
   *     and the names of the files
   */
  @SuppressWarnings("SystemOut") // The parent process reads it.
  public static void main(String[] arguments) throws Exception {
    OutputFiles files = new OutputFiles(Path.of(arguments[0]));
    int times = Integer.parseInt(arguments[1]);
    if (times < 0) {
      stopHalfWay(files, arguments[2]);
    }
    for (int i = 0; times == 0 || i < times; i++) {
      for (int file = 2; file < arguments.length; file++) {
        files.write(arguments[file], content(i));
      }
      System.out.println("written");
    }
  }

  @SuppressWarnings("SystemOut") // The parent process reads it.
  private static void stopHalfWay(OutputFiles files, String name) throws Exception {
    files.write(
        name,
        out -> {
          out.write(content(0), 0, LENGTH / 2);
          out.flush();
          System.out.println("half");
          try {
            Thread.sleep(Long.MAX_VALUE);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  static String content(int i) {
    return String.valueOf((char) ('a' + i % 26)).repeat(LENGTH);
  }
}
