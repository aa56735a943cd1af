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
  // Characters of Unicode's private use area, which no name at AWS holds, stand for the wildcards,
  // so that one string comparison does for literals and wildcards alike.
  static final char ANY = '\uE000';
  static final char ONE = '\uE001';

  /** Any text without a colon: a {@code *} inside a part of an ARN before its last. */
  static final char ANY_IN_PART = '\uE002';

  private static final int COLONS = 5;

  /** What a character of a text becomes that could be mistaken for a compiled wildcard. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final Glob EMPTY = new Glob("", "");

  /** The glob that every text matches. */
  public static final Glob EVERYTHING = of("*");

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
   * Compiles an ARN of which parts are not known.
   *
   * @param arn the ARN, in which {@code *} stands for an unknown text, without colons in the five
   *     first parts; {@code ?} is literal
   */
  public static Glob ofUnknownParts(String arn) {
    int start = Math.max(0, startOfName(arn));
    return new Glob(
        arn,
        escaped(arn.substring(0, start)).replace('*', ANY_IN_PART)
            + escaped(arn.substring(start)).replace('*', ANY));
  }

  /**
   * Compiles the resource of a statement. A {@code *} that ends a part of an ARN also matches
   * colons and what follows them; another one before the last part stays in its part
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
   *
   * @param resource the resource, or its first five parts, in which every {@code *} and {@code ?}
   *     is a wildcard
   */
  public static Glob ofResource(String resource) {
    int name = startOfName(resource);
    int head = name < 0 ? resource.length() : name;
    StringBuilder compiled = new StringBuilder(of(resource).compiled);
    for (int i = 0; i + 1 < head; i++) {
      if (compiled.charAt(i) == ANY && compiled.charAt(i + 1) != ':') {
        compiled.setCharAt(i, ANY_IN_PART);
      }
    }
    return new Glob(resource, compiled.toString());
  }

  /** Where the last part of an ARN starts, after its fifth colon; -1 if there is none. */
  public static int startOfName(String arn) {
    int colon = -1;
    for (int i = 0; i < COLONS; i++) {
      colon = arn.indexOf(':', colon + 1);
      if (colon < 0) {
        return -1;
      }
    }
    return colon + 1;
  }

  /** The glob that one text matches, whatever characters it holds. */
  public static Glob literal(String text) {
    return new Glob(text, escaped(text));
  }

  private static String escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ANY && c <= ANY_IN_PART) {
        return text.replace(ANY, REPLACEMENT)
            .replace(ONE, REPLACEMENT)
            .replace(ANY_IN_PART, REPLACEMENT);
      }
    }
    return text;
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
    return of(text).compiled.equals(compiled.replace(ANY_IN_PART, ANY));
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

  /**
   * Takes as little as possible for every wildcard, and more where the rest does not match. A later
   * wildcard can take all that an earlier one of its kind could, so that one place to return to
   * suffices for each kind.
   */
  private static boolean matches(String pattern, String text) {
    int length = pattern.length();
    int end = text.length();
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    int inPart = -1;
    int resumeInPart = 0;
    while (t < end) {
      char c = p < length ? pattern.charAt(p) : '\0';
      char next = text.charAt(t);
      if (c == ANY && p < length) {
        star = p++;
        resume = t;
        inPart = -1;
      } else if (c == ANY_IN_PART && p < length) {
        inPart = p++;
        resumeInPart = t;
      } else if (p < length && (c == next || (c == ONE && next != ANY && next != ANY_IN_PART))) {
        p++;
        t += c == ONE && isPair(text, t) ? 2 : 1;
      } else if (inPart >= 0
          && text.charAt(resumeInPart) != ':'
          && text.charAt(resumeInPart) != ANY) {
        p = inPart + 1;
        t = ++resumeInPart;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
        inPart = -1;
      } else {
        return false;
      }
    }
    while (p < length && (pattern.charAt(p) == ANY || pattern.charAt(p) == ANY_IN_PART)) {
      p++;
    }
    return p == length;
  }

  /** Whether one character stands there that takes two places in a Java string. */
  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }

  /** Whether some text matches both globs; never no where there is one. */
  public boolean intersects(Glob other) {
    // A text with a colon more does no harm: the answer may be yes for globs that share no text.
    String one = compiled.replace(ANY_IN_PART, ANY);
    String two = other.compiled.replace(ANY_IN_PART, ANY);
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

  /** The characters, with those that stand for wildcards. */
  String compiled() {
    return compiled;
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
