package io.github.sstiam.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A data file of the catalogue: one row a line, fields between tabs, {@code #} for remarks. A file
 * has hundreds of rows of which a run asks for a few, so they are looked for in the text.
 */
final class CatalogFile {
  private final String name;
  private final String text;

  /**
   * @param name the file's path below the catalogue's folder, such as {@code actions/s3.tsv}
   * @param text the whole file
   */
  CatalogFile(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /** Reads a file of the catalogue, or empty where there is none of that name. */
  static Optional<CatalogFile> read(String name) {
    try (InputStream in = Catalog.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new CatalogFile(name, new String(in.readAllBytes(), UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the catalogue's " + name, e);
    }
  }

  /** All rows. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = end(from);
      if (end > from && text.charAt(from) != '#') {
        rows.add(new Row(this, from, text.substring(from, end)));
      }
      from = end + 1;
    }
    return rows;
  }

  /** The rows of a first field, which stand together, for the files are sorted. */
  List<Row> rows(String first) {
    List<Row> rows = new ArrayList<>();
    String fields = first + "\t";
    int from = start(fields, first);
    while (from >= 0 && text.startsWith(fields, from)) {
      Row row = row(from);
      rows.add(row);
      from += row.text.length() + 1;
    }
    return rows;
  }

  /** The first row of a first and a second field. */
  Optional<Row> row(String first, String second) {
    int from = start(first + "\t" + second + "\t", first + second);
    return from < 0 ? Optional.empty() : Optional.of(row(from));
  }

  /** Where the first row of some fields begins; negative where there is none. */
  private int start(String fields, String asked) {
    if (asked.indexOf('\t') >= 0) {
      // It comes from a template or a policy, and would pass for several fields.
      return -1;
    }
    if (text.startsWith(fields)) {
      return 0;
    }
    int before = text.indexOf("\n" + fields);
    return before < 0 ? -1 : before + 1;
  }

  private int end(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private Row row(int from) {
    return new Row(this, from, text.substring(from, end(from)));
  }

  /**
   * A row; it is taken apart when somebody asks for its fields.
   *
   * @param file the file it is in
   * @param at where in the file it begins
   * @param text the whole row
   */
  record Row(CatalogFile file, int at, String text) {
    /** Its line, from 1. */
    int line() {
      int line = 1;
      for (int end = file.end(0); end < at; end = file.end(end + 1)) {
        line++;
      }
      return line;
    }

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
      return new IllegalStateException(file.name + ", line " + line() + ": " + why + ": " + text);
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
