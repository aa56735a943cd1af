package io.github.sstiam.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tab-separated file: one row a line, {@code #} begins a comment. Immutable.
 *
 * <p>A run needs a few of the hundreds of rows of a file, so rows are searched in the text and
 * split when their fields are read.
 */
public final class Table {
  private final String name;
  private final String text;
  private final List<String> columns;
  private final int start;

  private Table(String name, String text, boolean hasHeader) {
    this.name = requireNonNull(name, "name is null");
    this.text = requireNonNull(text, "text is null");
    int at = 0;
    while (hasHeader && at < text.length() && (text.charAt(at) == '#' || end(at) == at)) {
      at = Math.min(text.length(), end(at) + 1);
    }
    this.columns = hasHeader ? List.copyOf(split(text.substring(at, end(at)), '\t')) : List.of();
    this.start = hasHeader ? Math.min(text.length(), end(at) + 1) : 0;
  }

  /**
   * A table without a header line; {@link Row#fields} reads its columns by number.
   *
   * @param name the file's name, for messages
   * @param text the whole file
   */
  public static Table of(String name, String text) {
    return new Table(name, text, false);
  }

  /**
   * A table whose first line that is no comment names the columns; {@link Row#get} reads them.
   *
   * @param name the file's name, for messages
   * @param text the whole file
   */
  public static Table withHeader(String name, String text) {
    return new Table(name, text, true);
  }

  /**
   * Reads a table without a header line from the plugin.
   *
   * @param neighbour the class beside which the file is
   * @param file the file's path from there, or from the root if it begins with a slash
   * @return the table, or empty where there is no such file
   */
  public static Optional<Table> read(Class<?> neighbour, String file) {
    Optional<String> text = text(neighbour, file);
    return text.isPresent() ? Optional.of(of(file, text.get())) : Optional.empty();
  }

  /** Reads a table with a header line from the plugin, like {@link #read}. */
  public static Optional<Table> readWithHeader(Class<?> neighbour, String file) {
    Optional<String> text = text(neighbour, file);
    return text.isPresent() ? Optional.of(withHeader(file, text.get())) : Optional.empty();
  }

  /**
   * Reads a table with a header line that the plugin cannot do without.
   *
   * @param neighbour the class beside which the file is
   * @param file the file's path from there
   * @throws IllegalStateException if there is no such file
   */
  public static Table embedded(Class<?> neighbour, String file) {
    Optional<Table> table = readWithHeader(neighbour, file);
    if (table.isEmpty()) {
      throw new IllegalStateException(file + " is missing from the plugin");
    }
    return table.get();
  }

  private static Optional<String> text(Class<?> neighbour, String file) {
    try (InputStream in = neighbour.getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The file's name. */
  public String name() {
    return name;
  }

  /** The columns that the header line names; empty for a table without one. */
  public List<String> columns() {
    return columns;
  }

  /**
   * The table of one section: the lines after a line that is a name in brackets, up to the next
   * line in brackets. Its rows count their lines from there.
   *
   * @param section the name between the brackets
   * @return the section's table, or empty where the file has no such section
   */
  public Optional<Table> section(String section) {
    String heading = "[" + section + "]\n";
    int at = start(heading, section);
    if (at < 0) {
      return Optional.empty();
    }
    int from = at + heading.length();
    int next = text.indexOf("\n[", from - 1);
    String rows = text.substring(from, next < 0 ? text.length() : next + 1);
    return Optional.of(of(name + " [" + section + "]", rows));
  }

  /**
   * What to throw where the whole table is wrong.
   *
   * @param why what is wrong with it
   */
  public TableException malformed(String why) {
    return new TableException(name + ": " + why);
  }

  /** All rows, in the order of the file, without comments and empty lines. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    int from = start;
    while (from < text.length()) {
      int end = end(from);
      if (end > from && text.charAt(from) != '#') {
        rows.add(new Row(this, from, text.substring(from, end)));
      }
      from = end + 1;
    }
    return rows;
  }

  /** The rows whose first field is a text; they are together, since such files are sorted. */
  public List<Row> rows(String first) {
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

  /** The rows whose second field is a text, in the order of the file. */
  public List<Row> rowsBySecond(String second) {
    List<Row> rows = new ArrayList<>();
    if (second.indexOf('\t') >= 0) {
      return rows;
    }
    String field = "\t" + second + "\t";
    for (int at = text.indexOf(field, start); at >= 0; at = text.indexOf(field, at + 1)) {
      int from = text.lastIndexOf('\n', at) + 1;
      if (text.lastIndexOf('\t', at - 1) < from && text.charAt(from) != '#') {
        rows.add(row(from));
      }
    }
    return rows;
  }

  /** The first row that begins with two fields. */
  public Optional<Row> row(String first, String second) {
    int from = start(first + "\t" + second + "\t", first + second);
    return from < 0 ? Optional.empty() : Optional.of(row(from));
  }

  /** Where the first row that begins with some fields starts; negative where there is none. */
  private int start(String fields, String wanted) {
    if (wanted.indexOf('\t') >= 0) {
      // It comes from a template or a policy, and would match several fields.
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
   * A row.
   *
   * @param table the table that it belongs to
   * @param at the position in the file at which it begins
   * @param text the whole row
   */
  public record Row(Table table, int at, String text) {
    /** Its line in the file, or in the section of a file, from 1. */
    public int line() {
      int line = 1;
      for (int end = table.end(0); end < at; end = table.end(end + 1)) {
        line++;
      }
      return line;
    }

    /** File and line, for messages: {@code lambda.tsv, line 12}. */
    public String place() {
      return table.name + ", line " + line();
    }

    /** The text before the first tab, or the whole row. */
    public String first() {
      int tab = text.indexOf('\t');
      return tab < 0 ? text : text.substring(0, tab);
    }

    /**
     * The row's fields; empty ones at the end count.
     *
     * @param least how many fields the row has at least
     * @throws TableException if there are fewer
     */
    public List<String> fields(int least) {
      List<String> fields = split(text, '\t');
      if (fields.size() < least) {
        throw malformed("expected " + least + " fields, found " + fields.size());
      }
      return fields;
    }

    /**
     * The row's fields in the order of the header line.
     *
     * @throws TableException if there are more or fewer than the header line names
     */
    public List<String> fields() {
      List<String> fields = split(text, '\t');
      if (fields.size() != table.columns.size()) {
        throw malformed("expected " + table.columns.size() + " fields, found " + fields.size());
      }
      return fields;
    }

    /**
     * The field of a column.
     *
     * @param column its name in the header line
     * @throws TableException if there is no such column, or the row has more or fewer fields
     */
    public String get(String column) {
      int index = table.columns.indexOf(column);
      if (index < 0) {
        throw new TableException(
            table.name + ": the header line names no column \"" + column + "\"");
      }
      int from = 0;
      int field = 0;
      int start = -1;
      int end = -1;
      for (int tab = 0; tab >= 0; from = tab + 1, field++) {
        tab = text.indexOf('\t', from);
        if (field == index) {
          start = from;
          end = tab < 0 ? text.length() : tab;
        }
      }
      if (field != table.columns.size()) {
        throw malformed("expected " + table.columns.size() + " fields, found " + field);
      }
      return text.substring(start, end);
    }

    /**
     * What to throw where the row is wrong.
     *
     * @param why what is wrong with it
     */
    public TableException malformed(String why) {
      return new TableException(place() + ": " + why + ": " + text);
    }
  }

  /** The parts of a list such as {@code a,b}; an empty text has none. */
  public static List<String> list(String text) {
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
