package io.github.sstiam.text;

/**
 * Makes text from templates and policies safe to show. Such text may contain characters that move a
 * terminal's cursor, hide what was printed, or reverse the direction of the text, so that one name
 * looks like another (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing). These
 * characters are replaced by their JSON escapes.
 */
public final class Sanitizer {
  private Sanitizer() {}

  /** Text for a single line: line breaks are escaped, too. */
  public static String line(String text) {
    return escaped(text, false);
  }

  /** Text of several lines. */
  public static String lines(String text) {
    return escaped(text, true);
  }

  private static String escaped(String text, boolean breaks) {
    int length = text.length();
    int at = 0;
    while (at < length && isShown(text.codePointAt(at), breaks)) {
      at += Character.charCount(text.codePointAt(at));
    }
    if (at == length) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(length + 16).append(text, 0, at);
    while (at < length) {
      int c = text.codePointAt(at);
      int end = at + Character.charCount(c);
      if (isShown(c, breaks)) {
        escaped.append(text, at, end);
      } else {
        text.substring(at, end).chars().forEach(unit -> escaped.append(escape(unit)));
      }
      at = end;
    }
    return escaped.toString();
  }

  private static String escape(int unit) {
    return switch (unit) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u%04x".formatted(unit);
    };
  }

  private static boolean isShown(int c, boolean breaks) {
    return (c == '\n' || c == '\t') ? breaks : !isHidden(c);
  }

  /** Whether a character other than a line break is invisible or not assigned. */
  static boolean isHidden(int c) {
    if ((c >= ' ' && c <= '~') || c == '\n' || c == '\t') {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
