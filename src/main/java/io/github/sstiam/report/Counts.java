package io.github.sstiam.report;

import java.util.Locale;

/** Says how many there are of something. */
final class Counts {
  private Counts() {}

  /** Such as {@code 1 stack} or {@code 1,666 types}. */
  static String of(int count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
