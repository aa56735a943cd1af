package io.github.sstiam.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.github.sstiam.text.SanitizingWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Optional;

/** Writes JSON texts: two spaces of indentation, {@code \n}, one value a line, newline at end. */
public final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");

  /** The depth down to which the values of {@link #lines} have lines of their own. */
  private static final int LINE_DEPTH = 2;

  private JsonWriter() {}

  /** What is to be written. */
  @FunctionalInterface
  public interface Content {
    /** Writes one JSON value. */
    void writeTo(JsonGenerator json) throws IOException;
  }

  /**
   * Writes one JSON value, indented.
   *
   * @param content writes the value
   * @return the text, with a newline at its end
   */
  public static String indented(Content content) {
    return generated(content, Optional.of(indenting())) + '\n';
  }

  /**
   * Writes the same, of which nothing is kept, so that it may be large.
   *
   * @param content writes the value
   * @param out takes the text; it is not closed
   */
  public static void indented(Content content, Writer out) throws IOException {
    generate(content, Optional.of(indenting()), out);
    out.write('\n');
  }

  /**
   * Writes one JSON value like {@link #indented}, but for what is in a list or an object of the
   * outermost object: that stands on one line each, so that a long list is read, and compared, line
   * by line, and takes half the room.
   *
   * @param content writes the value
   */
  public static String lines(Content content) {
    return generated(content, Optional.of(new LinePrinter(SEPARATORS, LINE_DEPTH))) + '\n';
  }

  /**
   * Writes the same, of which nothing is kept, so that it may be large.
   *
   * @param content writes the value
   * @param out takes the text; it is not closed
   */
  public static void lines(Content content, Writer out) throws IOException {
    generate(content, Optional.of(new LinePrinter(SEPARATORS, LINE_DEPTH)), out);
    out.write('\n');
  }

  /**
   * Writes one JSON value as {@link #lines} writes what has a line to itself.
   *
   * @param content writes the value
   * @return the text, with no newline at its end
   */
  public static String line(Content content) {
    return generated(content, Optional.of(new LinePrinter(SEPARATORS, 0)));
  }

  /** Writes one JSON value without any white space, the form in which IAM counts characters. */
  public static String compact(Content content) {
    return generated(content, Optional.empty());
  }

  /** Writes a member whose value is an array of strings. */
  public static void strings(JsonGenerator json, String name, Iterable<String> strings)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String string : strings) {
      json.writeString(string);
    }
    json.writeEndArray();
  }

  private static String generated(Content content, Optional<PrettyPrinter> printer) {
    StringWriter out = new StringWriter();
    try {
      generate(content, printer, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toString();
  }

  private static void generate(Content content, Optional<PrettyPrinter> printer, Writer out)
      throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(new SanitizingWriter(out))) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      if (printer.isPresent()) {
        json.setPrettyPrinter(printer.get());
      }
      content.writeTo(json);
    }
  }

  private static PrettyPrinter indenting() {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(SEPARATORS);
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }
}
