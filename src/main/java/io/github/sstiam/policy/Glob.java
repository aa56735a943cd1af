package io.github.sstiam.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text with IAM's wildcards: {@code *} for any text, also none, and {@code ?} for one character
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
 * Compiled once and immutable. Letters are compared with regard to case.
 */
public final class Glob {
  // Two characters of Unicode's private use area, which no name at AWS holds, stand for the
  // wildcards, so that one string comparison does for literals and wildcards alike.
  private static final char ANY = '\uE000';
  private static final char ONE = '\uE001';

  /** What a character of a text becomes that could be mistaken for a compiled wildcard. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final Glob EMPTY = new Glob("", "");

  /** The characters as written; of the same length as {@link #compiled}. */
  private final String text;

  private final String compiled;

  private Glob(String text, String compiled) {
    this.text = text;
    this.compiled = compiled;
  }

  /**
   * Compiles a pattern.
   *
   * @param pattern the pattern, in which every {@code *} and {@code ?} is a wildcard
   */
  public static Glob of(String pattern) {
    return new Glob(pattern, escaped(pattern).replace('*', ANY).replace('?', ONE));
  }

  /**
   * Compiles a name of which parts are not known.
   *
   * @param name the name, in which {@code *} stands for an unknown part; {@code ?} is literal
   */
  public static Glob ofUnknownParts(String name) {
    return new Glob(name, escaped(name).replace('*', ANY));
  }

  /** The glob that one text matches, whatever characters it holds. */
  public static Glob literal(String text) {
    return new Glob(text, escaped(text));
  }

  private static String escaped(String text) {
    return text.replace(ANY, REPLACEMENT).replace(ONE, REPLACEMENT);
  }

  /**
   * Whether a text matches a pattern, both without regard to case. For patterns that are used once;
   * others are compiled.
   */
  public static boolean matchesIgnoringCase(String pattern, String text) {
    return hasWildcards(pattern)
        ? of(pattern.toLowerCase(Locale.ROOT)).matches(text.toLowerCase(Locale.ROOT))
        : pattern.equalsIgnoreCase(text);
  }

  /** Whether a pattern holds a wildcard. */
  public static boolean hasWildcards(String pattern) {
    return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
  }

  /** One glob after the other, as one. */
  public static Glob concatenated(List<Glob> globs) {
    if (globs.size() == 1) {
      return globs.get(0);
    }
    StringBuilder text = new StringBuilder();
    StringBuilder compiled = new StringBuilder();
    for (Glob glob : globs) {
      text.append(glob.text);
      compiled.append(glob.compiled);
    }
    return text.isEmpty() ? EMPTY : new Glob(text.toString(), compiled.toString());
  }

  /**
   * The parts between separators, as {@link String#split(String, int)} gives them with a positive
   * limit.
   *
   * @param separator the character between the parts, not a wildcard
   * @param limit the most parts; the last holds the rest
   */
  public List<Glob> split(char separator, int limit) {
    List<Glob> parts = new ArrayList<>(limit);
    int from = 0;
    while (parts.size() < limit - 1) {
      int to = compiled.indexOf(separator, from);
      if (to < 0) {
        break;
      }
      parts.add(new Glob(text.substring(from, to), compiled.substring(from, to)));
      from = to + 1;
    }
    parts.add(new Glob(text.substring(from), compiled.substring(from)));
    return parts;
  }

  /** The pattern or the text as it was given; of a concatenation, its parts one after the other. */
  public String text() {
    return text;
  }

  /** Whether every text matches, and the glob is spelled {@code *}. */
  public boolean isEverything() {
    return compiled.length() == 1 && compiled.charAt(0) == ANY;
  }

  /**
   * Whether {@link #of} makes the same glob of {@link #text}: not so where a {@code *} or {@code ?}
   * is literal.
   */
  public boolean isSpelledOut() {
    return of(text).compiled.equals(compiled);
  }

  /**
   * Whether a text matches. Takes time in proportion to the length of the glob times that of the
   * text at worst.
   */
  public boolean matches(String candidate) {
    return matches(compiled, escaped(candidate));
  }

  /**
   * Whether every text that matches another glob matches this one, too. Conservative: the answer
   * may be no for spellings such as {@code *?} and {@code ?*} that mean the same.
   */
  public boolean covers(Glob other) {
    return matches(compiled, other.compiled);
  }

  private static boolean matches(String pattern, String text) {
    int length = pattern.length();
    int end = text.length();
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < end) {
      char c = p < length ? pattern.charAt(p) : '\0';
      if (p < length && c == ANY) {
        star = p++;
        resume = t;
      } else if (p < length && (c == text.charAt(t) || (c == ONE && text.charAt(t) != ANY))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < length && pattern.charAt(p) == ANY) {
      p++;
    }
    return p == length;
  }

  /** Whether some text matches both globs. */
  public boolean intersects(Glob other) {
    String one = compiled;
    String two = other.compiled;
    int shorter = Math.min(one.length(), two.length());
    int same = 0;
    while (same < shorter && one.charAt(same) != ANY && two.charAt(same) != ANY) {
      if (!agree(one.charAt(same), two.charAt(same))) {
        return false;
      }
      same++;
    }
    return intersect(one.substring(same), two.substring(same));
  }

  /** The product of two automata, row by row. */
  private static boolean intersect(String one, String other) {
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

  /** Globs are equal that have the same literal characters and wildcards in the same order. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Glob that && compiled.equals(that.compiled);
  }

  @Override
  public int hashCode() {
    return compiled.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
