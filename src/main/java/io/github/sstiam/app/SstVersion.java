package io.github.sstiam.app;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of SST.
 *
 * @param major the first number
 * @param minor the second
 * @param patch the third
 */
public record SstVersion(int major, int minor, int patch) implements Comparable<SstVersion> {
  private static final Pattern VERSION =
      Pattern.compile("[\\^~>=v ]*(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?.*");

  /**
   * Reads a version.
   *
   * @param text a version such as {@code 2.49.8}, or a range of npm, of which the least version
   *     counts
   * @return the version, or empty if the text is not a version
   */
  public static Optional<SstVersion> of(String text) {
    Matcher matcher = VERSION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int patch = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    return Optional.of(
        new SstVersion(
            Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), patch));
  }

  /** Whether this is the given version or a later one. */
  public boolean isAtLeast(int otherMajor, int otherMinor, int otherPatch) {
    return compareTo(new SstVersion(otherMajor, otherMinor, otherPatch)) >= 0;
  }

  @Override
  public int compareTo(SstVersion other) {
    if (major != other.major) {
      return Integer.compare(major, other.major);
    }
    return minor != other.minor
        ? Integer.compare(minor, other.minor)
        : Integer.compare(patch, other.patch);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
