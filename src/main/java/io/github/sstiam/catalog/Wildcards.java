package io.github.sstiam.catalog;

/** IAM's wildcards in the names of services and actions. */
final class Wildcards {
  private Wildcards() {}

  /**
   * Whether a pattern matches a name, without regard to case. Linear but for the last star: no
   * pattern makes it slow.
   */
  static boolean match(String pattern, String name) {
    int at = 0;
    int star = -1;
    int retry = 0;
    int i = 0;
    while (i < name.length()) {
      char expected = at < pattern.length() ? pattern.charAt(at) : '\0';
      if (expected == '*') {
        star = at++;
        retry = i;
      } else if (expected == '?' || same(expected, name.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++retry;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  private static boolean same(char one, char other) {
    return one == other || Character.toLowerCase(one) == Character.toLowerCase(other);
  }
}
