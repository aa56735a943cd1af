package io.github.sstiam.report.ci;

import io.github.sstiam.text.Sanitizer;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes an XML document: two spaces of indentation, {@code \n}, one element a line. */
final class XmlWriter {
  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins a document.
   *
   * @param out takes the text; it is not closed
   */
  XmlWriter(Writer out) throws IOException {
    this.out = out;
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  /** Starts an element; its attributes are names and values in turn. */
  XmlWriter start(String name, String... attributes) throws IOException {
    tag(name, attributes);
    out.append(">\n");
    open.push(name);
    return this;
  }

  /** Ends the element that was started last. */
  XmlWriter end() throws IOException {
    String name = open.pop();
    indent().append("</").append(name).append(">\n");
    return this;
  }

  /** An element without content. */
  XmlWriter empty(String name, String... attributes) throws IOException {
    tag(name, attributes);
    out.append("/>\n");
    return this;
  }

  /** An element that holds text. */
  XmlWriter text(String name, String text, String... attributes) throws IOException {
    tag(name, attributes);
    out.append('>').append(escaped(text)).append("</").append(name).append(">\n");
    return this;
  }

  private void tag(String name, String... attributes) throws IOException {
    indent().append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      // Readers take line ends of an attribute for blanks.
      out.append(escaped(attributes[i + 1]).replace("\n", "&#10;").replace("\t", "&#9;"));
      out.append('"');
    }
  }

  private Writer indent() throws IOException {
    return out.append("  ".repeat(open.size()));
  }

  /**
   * A text as character data and as the value of an attribute. What does not show is spelled out as
   * JSON does; with it goes what no XML document may hold, not even by a reference
   * (https://www.w3.org/TR/xml/#charsets).
   */
  static String escaped(String text) {
    return Sanitizer.lines(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
