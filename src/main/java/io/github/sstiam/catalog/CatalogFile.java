package io.github.sstiam.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A data file of the catalogue: one row a line, fields between tabs, {@code #} for remarks. */
final class CatalogFile {
  private CatalogFile() {}

  /**
   * Reads a file of the catalogue, or empty where there is none of that name.
   *
   * @param name the file's path below the catalogue's folder, such as {@code actions/s3.tsv}
   */
  static Optional<List<Row>> read(String name) {
    try (InputStream in = Catalog.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(rows(name, new String(in.readAllBytes(), UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the catalogue's " + name, e);
    }
  }

  /** The rows of a text; rows are taken apart only when somebody asks for them. */
  static List<Row> rows(String name, String text) {
    List<Row> rows = new ArrayList<>();
    int line = 1;
    for (int from = 0; from < text.length(); line++) {
      int to = text.indexOf('\n', from);
      to = to < 0 ? text.length() : to;
      if (to > from && text.charAt(from) != '#') {
        rows.add(new Row(name, line, text.substring(from, to)));
      }
      from = to + 1;
    }
    return rows;
  }

  /**
   * A row.
   *
   * @param file the file it is in
   * @param line its line, from 1
   * @param text the whole row
   */
  record Row(String file, int line, String text) {
    /** What stands before the first tab, or the whole row. */
    String first() {
      int tab = text.indexOf('\t');
      return tab < 0 ? text : text.substring(0, tab);
    }

    /**
     * The row's fields; empty ones at the end count.
     *
     * @param least how many fields the row has at least
     * @throws IllegalStateException if there are fewer
     */
    List<String> fields(int least) {
      List<String> fields = split(text, '\t');
      if (fields.size() < least) {
        throw malformed("expected " + least + " fields, found " + fields.size());
      }
      return fields;
    }

    /** What to throw where the row is not what it must be. */
    IllegalStateException malformed(String why) {
      return new IllegalStateException(file + ", line " + line + ": " + why + ": " + text);
    }
  }

  /** The parts of a list such as {@code a,b}; an empty text has none. */
  static List<String> list(String text) {
    return text.isEmpty() ? List.of() : split(text, ',');
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
      parts.add(text.substring(from, to));
      from = to + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }
}
