package io.github.sstiam.requirement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a data file that the plugin brings along: columns between tabs. */
public final class Rows {
  private Rows() {}

  /**
   * Reads a file beside a class.
   *
   * @param neighbour the class
   * @param file the file's name
   * @param columns how many columns every row has
   * @return the rows without comments, in their order
   * @throws IllegalStateException if the file is missing or a row has other than so many columns
   */
  public static List<List<String>> of(Class<?> neighbour, String file, int columns) {
    try (InputStream in = neighbour.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the plugin");
      }
      List<List<String>> rows = new ArrayList<>();
      String[] lines = new String(in.readAllBytes(), UTF_8).split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        if (!lines[i].isBlank() && !lines[i].startsWith("#")) {
          List<String> row = List.of(lines[i].split("\t", -1));
          if (row.size() != columns) {
            throw new IllegalStateException(
                file + ":" + (i + 1) + ": expected " + columns + " columns");
          }
          rows.add(row);
        }
      }
      return List.copyOf(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
