package io.github.sstiam.report.ci;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes an XML document: two spaces of indentation, {@code \n}, one element a line. */
final class XmlWriter {
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /** Starts an element; its attributes are names and values in turn. */
  XmlWriter start(String name, String... attributes) {
    tag(name, attributes);
    out.append(">\n");
    open.push(name);
    return this;
  }

  /** Ends the element that was started last. */
  XmlWriter end() {
    String name = open.pop();
    indent().append("</").append(name).append(">\n");
    return this;
  }

  /** An element without content. */
  XmlWriter empty(String name, String... attributes) {
    tag(name, attributes);
    out.append("/>\n");
    return this;
  }

  /** An element that holds text. */
  XmlWriter text(String name, String text, String... attributes) {
    tag(name, attributes);
    out.append('>').append(escaped(text)).append("</").append(name).append(">\n");
    return this;
  }

  /** The document; every element is ended. */
  String document() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not ended: " + open);
    }
    return out.toString();
  }

  private void tag(String name, String... attributes) {
    indent().append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      // Readers take line ends of an attribute for blanks.
      out.append(escaped(attributes[i + 1]).replace("\n", "&#10;").replace("\t", "&#9;"));
      out.append('"');
    }
  }

  private StringBuilder indent() {
    return out.append("  ".repeat(open.size()));
  }

  /**
   * A text as character data and as the value of an attribute. What no XML document may hold, not
   * even by a reference (https://www.w3.org/TR/xml/#charsets), is spelled out as Java would.
   */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(character -> append(character, escaped));
    return escaped.toString();
  }

  private static void append(int character, StringBuilder escaped) {
    switch (character) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\r' -> escaped.append("&#13;");
      default -> {
        if (isAllowed(character)) {
          escaped.appendCodePoint(character);
        } else {
          escaped.append("\\u%04x".formatted(character));
        }
      }
    }
  }

  private static boolean isAllowed(int character) {
    return character == '\n'
        || character == '\t'
        || (character >= 0x20 && character < Character.MIN_SURROGATE)
        || (character > Character.MAX_SURROGATE && character < 0xfffe)
        || character >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }
}
