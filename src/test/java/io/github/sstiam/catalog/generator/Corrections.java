package io.github.sstiam.catalog.generator;

import io.github.sstiam.catalog.ActionNormaliser;
import io.github.sstiam.table.Table;
import io.github.sstiam.table.Table.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The corrections of how handlers spell actions, in {@code src/catalog/overrides}.
 *
 * @param fix actions of another name
 * @param keep actions that the reference does not list although IAM enforces them
 */
record Corrections(Table fix, Table keep) {
  static Corrections read(Path folder) {
    return new Corrections(table(folder.resolve("fix.tsv")), table(folder.resolve("keep.tsv")));
  }

  private static Table table(Path file) {
    try {
      return Table.withHeader(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Compares what handlers name with the reference, by the tables of renamed and of kept actions.
   *
   * @throws IllegalStateException if a replacement is not listed, a kept action is, or a row has no
   *     reason or no source
   */
  ActionNormaliser normaliser(IamReference reference) {
    Map<String, List<String>> replacements = new TreeMap<>();
    for (Row row : fix.rows()) {
      checkReviewed(row);
      List<String> actions = Table.list(row.get("replacement"));
      for (String action : actions) {
        if (!reference.lists(action)) {
          throw row.malformed(action + " is not listed");
        }
      }
      replacements.put(row.get("action").toLowerCase(Locale.ROOT), actions);
    }
    Map<String, String> kept = new TreeMap<>();
    for (Row row : keep.rows()) {
      checkReviewed(row);
      String action = row.get("action");
      if (reference.lists(action)) {
        throw row.malformed(action + " is listed now, so the row can go");
      }
      kept.put(action.toLowerCase(Locale.ROOT), action);
    }
    return new ActionNormaliser(reference, replacements, kept);
  }

  private static void checkReviewed(Row row) {
    if (row.get("reason").isBlank() || row.get("source").isBlank()) {
      throw row.malformed("the row has no reason or no source");
    }
  }
}
