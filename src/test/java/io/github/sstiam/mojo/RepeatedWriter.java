package io.github.sstiam.mojo;

import java.nio.file.Path;

/** A process of its own that writes one file again and again, each time all of one letter. */
public final class RepeatedWriter {
  static final int LENGTH = 1_000_000;

  private RepeatedWriter() {}

  /**
   * Writes until it is ended, or until a write fails, which it says.
   *
   * @param arguments the folder, and how often; 0 for without an end
   */
  @SuppressWarnings("SystemOut") // The parent process reads it.
  public static void main(String[] arguments) throws Exception {
    OutputFiles files = new OutputFiles(Path.of(arguments[0]));
    int times = Integer.parseInt(arguments[1]);
    for (int i = 0; times == 0 || i < times; i++) {
      files.write("report.json", content(i));
      System.out.println("written");
    }
  }

  static String content(int i) {
    return String.valueOf((char) ('a' + i % 26)).repeat(LENGTH);
  }
}
