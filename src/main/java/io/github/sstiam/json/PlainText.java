package io.github.sstiam.json;

/**
 * Text from elsewhere as people may see it. Names in a template or a policy can hold what moves a
 * terminal's cursor, hides what was printed, or turns the direction of the text round, so that one
 * name passes for another (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing); such
 * characters are shown as JSON escapes them.
 */
public final class PlainText {
  private PlainText() {}

  /** A text that stands in a line: line breaks are shown, too. */
  public static String line(String text) {
    return escaped(text, false);
  }

  /** A text of several lines. */
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
    StringBuilder plain = new StringBuilder(length + 16).append(text, 0, at);
    while (at < length) {
      int c = text.codePointAt(at);
      int end = at + Character.charCount(c);
      if (isShown(c, breaks)) {
        plain.append(text, at, end);
      } else {
        text.substring(at, end).chars().forEach(unit -> plain.append(escape(unit)));
      }
      at = end;
    }
    return plain.toString();
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

  /** Whether a character other than a line break does not show, or is not there to be shown. */
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
