package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages, figures and versions that pages and examples repeat are those of the plugin. */
class DocumentedFactsTest {
  private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");

  /** Quoted in bold, as pages on troubleshooting begin an entry. */
  private static final String MESSAGE = "\\*\\*`([^`]+)`\\*\\*";

  @Test
  void everyQuotedMessageIsInTheSourcesOrInWhatTheGoalsAreTestedFor() throws IOException {
    String sources =
        texts("src/main/java", ".java").replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\"")
            + texts("src/it", ".groovy")
            + texts("src/test/java", ".java").replaceAll("\"\\s*\\+\\s*\"", "");
    List<String> messages =
        DocumentationPage.all().stream()
            .flatMap(page -> found(MESSAGE, page.text()).stream())
            .filter(message -> message.contains(" "))
            .toList();

    assertThat(messages).hasSizeGreaterThan(20);
    assertThat(messages)
        .allSatisfy(
            message ->
                assertThat(message.split("\\.\\.\\.", -1))
                    .allMatch(part -> sources.contains(part.strip())));
  }

  private static String texts(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      StringBuilder texts = new StringBuilder();
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).sorted().toList()) {
        texts.append(Files.readString(file)).append('\n');
      }
      return texts.toString();
    }
  }

  @Test
  void theFiguresOfTheCatalogueAreThoseOfItsProvenance() throws IOException {
    Map<String, String> figures = new TreeMap<>();
    for (String line :
        Files.readAllLines(Path.of("src/main/resources/io/github/sstiam/catalog/provenance.tsv"))) {
      String[] fields = line.split("\t", 2);
      if (fields.length == 2) {
        figures.put(fields[0], fields[1].matches("\\d+") ? grouped(fields[1]) : fields[1]);
      }
    }
    String page = Files.readString(Path.of("docs/catalogue.md"));

    assertThat(found("(?m)^\\| .* \\| ([\\d,]+) \\|$", page))
        .containsExactly(
            Stream.of("types", "types.schema", "actions", "services")
                .map(name -> figures.get("count." + name))
                .toArray(String[]::new));
    assertThat(page)
        .contains("The schemas are of " + figures.get("input.schemas.date"))
        .contains(figures.get("count.defects.respelled") + " are respelled")
        .contains("and " + figures.get("count.defects.fixed") + "\ncorrected")
        .contains(figures.get("count.defects.unverified") + " actions that a handler names");
  }

  private static String grouped(String number) {
    return number.replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", ",");
  }

  @Test
  void eclipseIsToldAboutEveryGoalThatTakesPartInABuild() throws IOException {
    List<String> goals;
    try (InputStream descriptor = Files.newInputStream(DESCRIPTOR)) {
      goals = DescriptorRules.goals(descriptor);
    }
    String metadata =
        Files.readString(Path.of("target/classes/META-INF/m2e/lifecycle-mapping-metadata.xml"));

    assertThat(found("<goal>(.*?)</goal>", metadata))
        .containsExactlyInAnyOrderElementsOf(
            goals.stream().filter(goal -> !goal.equals("help")).toList());
  }

  @Test
  void theExamplesUseThisVersion() throws IOException {
    String plugin = "<artifactId>sst-iam-maven-plugin</artifactId>\\s*<version>(.*?)</version>";
    String version = found(plugin, Files.readString(Path.of("pom.xml"))).get(0);
    try (Stream<Path> files = Files.walk(Path.of("examples"))) {
      List<Path> poms =
          files
              .filter(file -> file.endsWith("pom.xml"))
              .filter(file -> !file.toString().contains("node_modules"))
              .toList();
      assertThat(poms).hasSizeGreaterThan(3);
      for (Path pom : poms) {
        assertThat(found(plugin, Files.readString(pom))).as("%s", pom).allMatch(version::equals);
      }
    }
  }

  @Test
  void everyExampleHasAPageOfAtMostThirtyLines() throws IOException {
    try (Stream<Path> examples = Files.list(Path.of("examples"))) {
      assertThat(examples.filter(Files::isDirectory))
          .isNotEmpty()
          .allSatisfy(
              example ->
                  assertThat(example.resolve("README.md"))
                      .content()
                      .satisfies(text -> assertThat(text.lines().count()).isLessThan(31)));
    }
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
