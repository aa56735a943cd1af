package io.github.sstiam.app;

import java.util.List;

/**
 * A path into the properties of a resource or a construct, such as {@code Code.S3Bucket} or {@code
 * routes.*.function}.
 *
 * @param steps the names of members, from the outermost; {@code *} is every entry of an object or a
 *     list, {@code **} any number of members
 */
public record PropertyPath(List<String> steps) {
  /** The step to every entry of an object or a list. */
  public static final String ENTRY = "*";

  /** The step over any number of members: what follows may be at any depth. */
  public static final String ANY_DEPTH = "**";

  /** The path to the properties themselves. */
  public static final PropertyPath ROOT = new PropertyPath(List.of());

  public PropertyPath {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a path.
   *
   * @param text the steps joined by dots; blank for {@link #ROOT}
   */
  public static PropertyPath of(String text) {
    return text.isEmpty() ? ROOT : new PropertyPath(List.of(text.split("\\.", -1)));
  }

  /** Whether the path has no steps. */
  public boolean isRoot() {
    return steps.isEmpty();
  }

  /** The first step, which is the name of a property; blank for {@link #ROOT}. */
  public String first() {
    return isRoot() ? "" : steps.get(0);
  }

  /** The first steps of the path. */
  public PropertyPath upTo(int count) {
    return new PropertyPath(steps.subList(0, count));
  }

  /** Whether the path leads through entries of objects or lists. */
  public boolean hasEntries() {
    return steps.contains(ENTRY);
  }

  /** The path up to its last {@code *}; {@link #ROOT} if it has none. */
  public PropertyPath toLastEntry() {
    return upTo(steps.lastIndexOf(ENTRY) + 1);
  }

  /** The steps joined by dots. */
  @Override
  public String toString() {
    return String.join(".", steps);
  }
}
