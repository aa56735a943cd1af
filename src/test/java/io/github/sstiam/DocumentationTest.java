package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.DocumentationPage.Block;
import io.github.sstiam.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the pages show is what the plugin has, and something in the build runs or compares it. */
class DocumentationTest {
  /** Commands and blocks of the pages, and what runs or compares each. */
  private static final Path ACCOUNTS =
      Path.of("src/test/resources/io/github/sstiam/documentation.tsv");

  private static final List<String> PARSED = List.of("json", "xml", "yaml");

  private static final List<DocumentationPage> PAGES = DocumentationPage.all();
  private static final DocumentedPlugin PLUGIN = DocumentedPlugin.read();

  @Test
  void everyBlockHasALanguageAndAnEnd() {
    for (DocumentationPage page : PAGES) {
      assertThat(page.fences())
          .as("fences of %s", page.file())
          .isEqualTo(2L * page.blocks().size());
    }
    assertThat(blocks())
        .hasSizeGreaterThan(20)
        .allSatisfy(block -> assertThat(block.language()).as(block.where()).isNotEmpty());
  }

  @Test
  void xmlBlocksNameGoalsAndParametersThatThereAre() {
    List<String> problems = new ArrayList<>();
    for (Block block : blocks("xml")) {
      PLUGIN
          .problemsOfXml(block.content())
          .forEach(problem -> problems.add(block.where() + ": " + problem));
    }

    assertThat(blocks("xml")).isNotEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void jsonBlocksCanBeRead() {
    assertThat(blocks("json"))
        .isNotEmpty()
        .allSatisfy(
            block -> assertThat(JsonReader.read(block.content())).as(block.where()).isNotNull());
  }

  @Test
  void yamlBlocksCanBeRead() {
    assertThat(blocks("yaml"))
        .isNotEmpty()
        .allSatisfy(block -> assertThat(yaml(block)).as(block.where()).isNotNull());
  }

  @Test
  void everyCommandAndEveryOtherBlockIsAccountedFor() throws IOException {
    TreeSet<String> accounted = new TreeSet<>();
    for (String row : Files.readAllLines(ACCOUNTS)) {
      if (!row.startsWith("#")) {
        accounted.add(row.substring(0, row.indexOf('\t')));
      }
    }

    assertThat(shown())
        .as("commands and blocks of the pages, and the rows of %s", ACCOUNTS)
        .isEqualTo(accounted);
  }

  @Test
  void whatRunsOrComparesThemIsThereAndRunsThem() throws IOException {
    for (String row : Files.readAllLines(ACCOUNTS)) {
      if (row.startsWith("#") || row.contains("\tnot here: ")) {
        continue;
      }
      String[] fields = row.split("\t", 2);
      Path by = Path.of(fields[1]);
      assertThat(by).as(row).exists();
      if (by.startsWith("src/it") && Files.isDirectory(by)) {
        assertThat(Files.readString(by.resolve("invoker.properties")))
            .as("the goals of %s", by)
            .contains(arguments(fields[0]));
      }
    }
  }

  /** What an invoker project has of a command: neither where the project is, nor the version. */
  private static List<String> arguments(String command) {
    return Pattern.compile(" ")
        .splitAsStream(command.replaceFirst(" -f \\S+", "").replaceFirst(":0\\.[^:]*:", ":"))
        .skip(1)
        .toList();
  }

  @Test
  void theRecipesForCiSystemsTakeTheSameSteps() {
    List<Block> recipes =
        blocks().stream()
            .filter(block -> block.where().startsWith("docs/ci.md"))
            .filter(block -> !block.language().equals("sh"))
            .toList();

    assertThat(recipes).hasSize(4);
    assertThat(recipes)
        .allSatisfy(
            recipe ->
                assertThat(recipe.commands())
                    .as(recipe.where())
                    .containsSubsequence(
                        "npm ci",
                        "npx sst build --stage prod",
                        "mvn -B verify -Dsst-iam.stage=prod",
                        "npx sst deploy --stage prod"));
  }

  @Test
  void commandsOfMavenNameWhatThereIs() {
    List<String> commands = new ArrayList<>(commands());
    PAGES.forEach(page -> commands.addAll(page.commandsInPassing()));

    assertThat(commands)
        .filteredOn(command -> command.startsWith("mvn "))
        .hasSizeGreaterThan(30)
        .allSatisfy(command -> assertThat(PLUGIN.problemsOfCommand(command)).as(command).isEmpty());
  }

  @Test
  void everyParameterAndGoalThatThePagesNameIsThere() {
    for (DocumentationPage page : PAGES) {
      assertThat(PLUGIN.problemsOfText(page.text())).as("%s", page.file()).isEmpty();
    }
  }

  @Test
  void tablesOfValuesHoldAllValuesAndNoOther() {
    Set<String> tables = new HashSet<>();
    for (DocumentationPage page : PAGES) {
      for (DocumentedPlugin.Choice choice : PLUGIN.tables(page.text())) {
        tables.add(choice.parameter());
        assertThat(choice.values())
            .as("the table of %s in %s", choice.parameter(), page.file())
            .containsExactlyInAnyOrderElementsOf(PLUGIN.values(choice.parameter()));
      }
    }
    assertThat(tables).contains("source", "strategy", "unknownTypes");
  }

  @Test
  void everyLinkLeadsToAFileAndAHeading() throws IOException {
    List<String> nowhere = new ArrayList<>();
    for (DocumentationPage page : PAGES) {
      for (String link : page.links()) {
        String[] parts = link.split("#", 2);
        Path file =
            parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
        if (!Files.exists(file) || (parts.length == 2 && !hasHeading(file, parts[1]))) {
          nowhere.add(page.file() + ": " + link);
        }
      }
    }
    assertThat(nowhere).isEmpty();
  }

  private static Object yaml(Block block) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(block.content());
  }

  private static boolean hasHeading(Path file, String anchor) throws IOException {
    return new DocumentationPage(file, Files.readString(file)).anchors().contains(anchor);
  }

  /** Commands, and by its first line each block that no other test here reads. */
  private Set<String> shown() {
    TreeSet<String> shown = new TreeSet<>(commands());
    blocks().stream()
        .filter(block -> !PARSED.contains(block.language()) && !block.language().equals("sh"))
        .forEach(block -> shown.add(block.language() + ": " + block.lines().get(0)));
    return shown;
  }

  private List<String> commands() {
    return blocks().stream().flatMap(block -> block.commands().stream()).toList();
  }

  private List<Block> blocks(String language) {
    return blocks().stream().filter(block -> block.language().equals(language)).toList();
  }

  private List<Block> blocks() {
    return PAGES.stream().flatMap(page -> page.blocks().stream()).toList();
  }
}
