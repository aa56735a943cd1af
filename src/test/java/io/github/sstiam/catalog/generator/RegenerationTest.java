package io.github.sstiam.catalog.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.source.SchemaArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RegenerationTest {
  private static final Path COMMITTED = Path.of("src/main/resources/io/github/sstiam/catalog");

  private static final Path INPUTS = Path.of("src/catalog");

  @Test
  void theCommittedFilesAreThoseThatTheProvenanceNames() {
    Map<String, String> files = new TreeMap<>(new CatalogFolder(COMMITTED).read());
    files.remove("provenance.tsv");

    assertThat(ProvenanceRows.checksum(files))
        .isEqualTo(Catalog.embedded().provenance().facts().get("catalogue.sha256"));
  }

  @Test
  void theCommittedFilesAreSorted() {
    new CatalogFolder(COMMITTED)
        .read()
        .forEach(
            (name, text) ->
                assertThat(Arrays.stream(text.split("\n", -1)).filter(line -> !line.isEmpty()))
                    .as(name)
                    .filteredOn(line -> !line.startsWith("#"))
                    .isSorted()
                    .doesNotHaveDuplicates());
  }

  /** Runs where the inputs are: in the Maven profile {@code catalog}, once npm has fetched them. */
  @Test
  void theSameInputsMakeTheSameFiles() throws Exception {
    Path archive = Path.of(System.getProperty("catalog.schemas", "no such file"));
    assumeTrue(Files.exists(archive) && Files.exists(INPUTS.resolve("node_modules")));

    Map<String, String> first = CatalogGenerator.of(archive, INPUTS).generate();
    Map<String, String> second = CatalogGenerator.of(archive, INPUTS).generate();
    Map<String, String> committed = new TreeMap<>(new CatalogFolder(COMMITTED).read());
    committed.remove("provenance.tsv");

    assertThat(second).isEqualTo(first);
    assertThat(committed).isEqualTo(first);
    assertThat(Files.readString(CatalogGenerator.TEST_DATA.resolve("properties.tsv")))
        .isEqualTo(CatalogGenerator.of(archive, INPUTS).properties());
  }

  @Test
  void schemasThatAreReadAtRunTimeMakeTheSameEntries() throws Exception {
    Path archive = Path.of(System.getProperty("catalog.schemas", "no such file"));
    assumeTrue(Files.exists(archive));
    Catalog embedded = Catalog.embedded();
    List<String> types = embedded.resourceTypes();
    Catalog read = embedded.with(new SchemaArchive(archive).read(types), "the archive");

    assertThat(types)
        .allSatisfy(t -> assertThat(read.resourceType(t)).isEqualTo(embedded.resourceType(t)));
  }
}
