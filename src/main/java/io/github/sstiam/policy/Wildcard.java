package io.github.sstiam.policy;

/**
 * IAM's wildcards: {@code *} for any text, also none, and {@code ?} for one character
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
 */
public final class Wildcard {
  /** Stands for {@code *} among the characters of a compiled pattern. */
  public static final char ANY = '\uE000';

  /** Stands for {@code ?} among the characters of a compiled pattern. */
  public static final char ONE = '\uE001';

  private Wildcard() {}

  /** A pattern in which the wildcards are told from the characters that spell them. */
  public static String compile(String pattern) {
    return literal(pattern).replace('*', ANY).replace('?', ONE);
  }

  /**
   * A text in which nothing is taken for a compiled wildcard: the two characters that stand for
   * them, which no name at AWS holds, become the one that stands for what cannot be shown.
   */
  public static String literal(String text) {
    return text.replace(ANY, '\uFFFD').replace(ONE, '\uFFFD');
  }

  /** A compiled pattern as policies spell it. */
  public static String spelled(String compiled) {
    return compiled.replace(ANY, '*').replace(ONE, '?');
  }

  /**
   * Whether a pattern matches the whole of a part of a text. Takes time in proportion to the length
   * of the pattern times that of the text at worst.
   *
   * @param pattern a compiled pattern; where it holds {@link #ANY} also the text may
   * @param text the text, in which {@link #ANY} is matched by {@link #ANY} only
   * @param from where the part starts
   * @param to where it ends
   */
  public static boolean matches(String pattern, String text, int from, int to) {
    int p = 0;
    int t = from;
    int star = -1;
    int resume = from;
    while (t < to) {
      char c = p < pattern.length() ? pattern.charAt(p) : '\0';
      if (p < pattern.length() && c == ANY) {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (c == text.charAt(t) || (c == ONE && text.charAt(t) != ANY))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == ANY) {
      p++;
    }
    return p == pattern.length();
  }

  /** Whether a pattern matches the whole of a text. */
  public static boolean matches(String pattern, String text) {
    return matches(pattern, text, 0, text.length());
  }

  /** Whether some text is matched by both of two compiled patterns. */
  public static boolean overlap(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int plain = 0;
    while (plain < shorter && one.charAt(plain) != ANY && other.charAt(plain) != ANY) {
      if (!agree(one.charAt(plain), other.charAt(plain))) {
        return false;
      }
      plain++;
    }
    return overlapAtAll(one.substring(plain), other.substring(plain));
  }

  private static boolean overlapAtAll(String one, String other) {
    boolean[] reach = new boolean[other.length() + 1];
    reach[0] = true;
    for (int j = 0; j < other.length() && other.charAt(j) == ANY; j++) {
      reach[j + 1] = true;
    }
    for (int i = 0; i < one.length(); i++) {
      boolean any = one.charAt(i) == ANY;
      boolean[] next = new boolean[other.length() + 1];
      next[0] = any && reach[0];
      for (int j = 0; j < other.length(); j++) {
        // An ANY on either side takes nothing, or takes what stands on the other side.
        boolean open = any || other.charAt(j) == ANY;
        next[j + 1] =
            open ? next[j] || reach[j + 1] : reach[j] && agree(one.charAt(i), other.charAt(j));
      }
      reach = next;
    }
    return reach[other.length()];
  }

  private static boolean agree(char one, char other) {
    return one == other || one == ONE || other == ONE;
  }
}
