package io.github.sstiam.reader.script;

import static java.util.Objects.requireNonNull;

/**
 * A place in an app's sources.
 *
 * @param file the file, from the app's folder, with {@code /} between folders
 * @param line the line, from 1
 */
public record Place(String file, int line) {
  /** The place of a value that no file contains. */
  public static final Place NOWHERE = new Place("", 0);

  public Place {
    requireNonNull(file, "file is null");
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
