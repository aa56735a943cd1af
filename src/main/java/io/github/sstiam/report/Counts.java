package io.github.sstiam.report;

import java.util.Locale;

/** Numbers with their nouns. */
public final class Counts {
  private Counts() {}

  /** Such as {@code 1 stack} or {@code 1,666 types}. */
  public static String of(int count, String noun) {
    return of(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** A number such as {@code 1,666}, in every locale. */
  public static String of(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
