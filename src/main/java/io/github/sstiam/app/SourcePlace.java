package io.github.sstiam.app;

import static java.util.Objects.requireNonNull;

/**
 * A line of a file of the app: of its sources, or of a template.
 *
 * @param file the file, from the app's folder, with {@code /} between folders on every system
 * @param line the line, counted from 1
 */
public record SourcePlace(String file, int line) implements Comparable<SourcePlace> {
  public SourcePlace {
    requireNonNull(file, "file is null");
    if (line < 1) {
      throw new IllegalArgumentException("line " + line + " of " + file);
    }
  }

  @Override
  public int compareTo(SourcePlace other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
