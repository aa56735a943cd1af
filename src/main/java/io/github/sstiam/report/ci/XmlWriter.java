package io.github.sstiam.report.ci;

import io.github.sstiam.json.PlainText;
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
   * A text as character data and as the value of an attribute. What does not show is spelled out as
   * JSON does; with it goes what no XML document may hold, not even by a reference
   * (https://www.w3.org/TR/xml/#charsets).
   */
  static String escaped(String text) {
    return PlainText.lines(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
