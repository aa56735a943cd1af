package io.github.sstiam.json;

/**
 * A place in a text file.
 *
 * @param line line, counted from 1
 * @param column column, counted from 1
 */
public record Position(int line, int column) implements Comparable<Position> {
  /** The place of a value that was not read from a file. */
  public static final Position NONE = new Position(0, 0);

  // As a record's own, which is slow to make in a cold JVM.
  @Override
  public boolean equals(Object other) {
    return other instanceof Position that && line == that.line && column == that.column;
  }

  @Override
  public int hashCode() {
    return 31 * line + column;
  }

  @Override
  public int compareTo(Position other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
