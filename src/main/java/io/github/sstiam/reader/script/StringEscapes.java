package io.github.sstiam.reader.script;

/**
 * The escape sequences of string literals
 * (https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Lexical_grammar#escape_sequences).
 */
final class StringEscapes {
  private StringEscapes() {}

  /** A text with its escape sequences replaced by what they stand for. */
  static String resolve(String text) {
    int from = text.indexOf('\\');
    if (from < 0) {
      return text;
    }
    StringBuilder resolved = new StringBuilder(text.length()).append(text, 0, from);
    for (int i = from; i < text.length(); ) {
      boolean isEscape = text.charAt(i) == '\\' && i + 1 < text.length();
      i = isEscape ? escape(text, i + 1, resolved) : plain(text, i, resolved);
    }
    return resolved.toString();
  }

  private static int plain(String text, int at, StringBuilder resolved) {
    resolved.append(text.charAt(at));
    return at + 1;
  }

  /** Resolves the sequence whose backslash is before an index; returns the index after it. */
  private static int escape(String text, int at, StringBuilder resolved) {
    char sign = text.charAt(at);
    int start = at + 1;
    int end = start;
    if (sign == 'x') {
      end = at + 3;
    } else if (sign == 'u' && start < text.length() && text.charAt(start) == '{') {
      start++;
      end = text.indexOf('}', start);
    } else if (sign == 'u') {
      end = at + 5;
    }
    if (end > start
        && end <= text.length()
        && end - start <= 6
        && isHexadecimal(text, start, end)) {
      int code = Integer.parseInt(text.substring(start, end), 16);
      resolved.append(Character.isValidCodePoint(code) ? Character.toString(code) : "\ufffd");
      return start == at + 1 ? end : end + 1;
    }
    if (sign != '\n') {
      resolved.append(single(sign));
    }
    return at + 1;
  }

  private static boolean isHexadecimal(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        return false;
      }
    }
    return true;
  }

  private static char single(char sign) {
    return switch (sign) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'v' -> '\u000b';
      case '0' -> '\0';
      default -> sign;
    };
  }
}
