package io.github.sstiam.catalog.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of corrections: the first line names the columns, and every row has a reason and a
 * source.
 *
 * @param rows the rows in the order of the file
 */
record Overlay(List<Row> rows) {
  /**
   * A row.
   *
   * @param place the file and line, for messages
   * @param values the values by column
   */
  record Row(String place, Map<String, String> values) {
    String get(String column) {
      String value = values.get(column);
      if (value == null) {
        throw wrong("has no column " + column);
      }
      return value;
    }

    IllegalStateException wrong(String why) {
      return new IllegalStateException(place + ": " + why);
    }
  }

  /**
   * Reads a table.
   *
   * @throws IllegalStateException if a row has other columns than the first line, or no reason or
   *     no source
   */
  static Overlay read(Path file) {
    try {
      return of(file.getFileName().toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static Overlay of(String name, List<String> lines) {
    List<String> columns = List.of(lines.get(0).split("\t", -1));
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty() && !line.startsWith("#")) {
        rows.add(row(name + ", line " + (i + 1), columns, line.split("\t", -1)));
      }
    }
    return new Overlay(List.copyOf(rows));
  }

  private static Row row(String place, List<String> columns, String[] values) {
    if (values.length != columns.size()) {
      throw new IllegalStateException(
          place + ": expected " + columns.size() + " columns, found " + values.length);
    }
    Map<String, String> byColumn = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      byColumn.put(columns.get(i), values[i]);
    }
    Row row = new Row(place, byColumn);
    if (row.get("reason").isBlank() || row.get("source").isBlank()) {
      throw row.wrong("has no reason or no source");
    }
    return row;
  }

  /** The rows of a type. */
  List<Row> of(String type) {
    return rows.stream().filter(row -> row.get("type").equals(type)).toList();
  }
}
