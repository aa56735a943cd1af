package io.github.sstiam.reader.construct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plugin's construct tables against the recorded ones. */
class ConstructTablesTest {
  private static final Path RECORDED = Path.of("src/constructs/tables");
  private static final Path PACKAGED =
      Path.of("src/main/resources/io/github/sstiam/reader/construct");

  @ParameterizedTest
  @MethodSource("tables")
  void thePluginReadsEveryLineOfTheRecordedTableInItsOrder(String table) throws IOException {
    assertThat(ConstructTables.tableLines(table))
        .as("lines of %s; `node src/constructs/share.mjs` writes the plugin's tables", table)
        .isEqualTo(Files.readAllLines(RECORDED.resolve(table)));
  }

  @Test
  void thePluginHasATableForEachRecordedOneAndNoOther() throws IOException {
    assertThat(names(PACKAGED)).isEqualTo(names(RECORDED));
  }

  @Test
  void theIndexNamesEveryTable() throws IOException {
    assertThat(ConstructTables.table("tables.tsv").rows())
        .extracting(row -> row.fields(3).get(2))
        .filteredOn(file -> !file.equals("-"))
        .containsAll(names(RECORDED));
  }

  private static List<String> tables() throws IOException {
    return names(RECORDED);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jsonl"))
          .sorted()
          .toList();
    }
  }
}
