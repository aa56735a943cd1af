package io.github.sstiam.catalog.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.source.SchemaArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
  void theCommittedFilesAndTheirSectionsAreSorted() {
    new CatalogFolder(COMMITTED)
        .read()
        .forEach(
            (name, text) -> {
              List<String> sections = new ArrayList<>();
              for (String section : text.split("\n(?=\\[)", -1)) {
                List<String> lines =
                    section
                        .lines()
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList();
                boolean headed = section.startsWith("[");
                if (headed) {
                  String heading = lines.get(0);
                  sections.add(heading.substring(1, heading.length() - 1));
                }
                assertThat(headed ? lines.subList(1, lines.size()) : lines)
                    .as(name)
                    .isSorted()
                    .doesNotHaveDuplicates();
              }
              assertThat(sections).as(name).isSorted().doesNotHaveDuplicates();
            });
  }

  /** What the index says of every service, and how the small ones share files. */
  @Test
  void theCommittedFilesHoldTheServicesThatTheIndexAssignsToThem() {
    Map<String, String> files = new CatalogFolder(COMMITTED).read();
    Set<String> indexed = new TreeSet<>();
    for (String line : files.get("index.tsv").lines().toList()) {
      if (!line.startsWith("#")) {
        String[] fields = line.split("\t", -1);
        indexed.add(
            fields[0]
                + "/"
                + fields[2]
                + ".tsv"
                + (fields[1].equals(fields[2]) ? "" : " [" + fields[1] + "]"));
      }
    }
    Set<String> held = new TreeSet<>();
    files.forEach(
        (name, text) -> {
          List<String> sections = text.lines().filter(line -> line.startsWith("[")).toList();
          sections.forEach(section -> held.add(name + " " + section));
          if (name.contains("/") && sections.isEmpty()) {
            held.add(name);
          }
        });

    assertThat(held).isEqualTo(indexed);
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
