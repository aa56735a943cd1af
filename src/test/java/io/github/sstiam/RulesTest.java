package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.catalog.ResourceType;
import io.github.sstiam.catalog.Rule;
import io.github.sstiam.catalog.RuleCheck;
import io.github.sstiam.reader.TemplateApps;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import io.github.sstiam.table.Table;
import io.github.sstiam.table.Table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every reviewed rule in {@code src/main/resources/io/github/sstiam/rules} is about what exists,
 * and pairs of declarations show what the rules decide. docs/rules.md explains both files.
 */
class RulesTest {
  private static final Path RULES = Path.of("src/main/resources/io/github/sstiam/rules");
  private static final Path PAIRS = Path.of("src/test/resources/io/github/sstiam/rules/pairs");

  /** An issue or a discussion, or a test of ours. */
  private static final Pattern OBSERVATION =
      Pattern.compile("[\\w.-]+/[\\w.-]+#.+|https://github\\.com/.+/issues/\\d+.*|live test .+");

  private static final Catalog CATALOG = Catalog.embedded();

  private final RequirementResolver resolver = new RequirementResolver(CATALOG);

  @TempDir private Path folder;

  private record Pair(
      String place, String type, String one, String other, String added, String removed) {
    @Override
    public String toString() {
      return place + ": " + type + " " + one + " -> " + other;
    }
  }

  @Test
  void everyRuleIsAboutATypeAnActionAndPropertiesThatExistAndCanDecide() {
    assertThat(new RuleCheck(CATALOG).problems(CATALOG.rules())).isEmpty();
  }

  @Test
  void everyRuleNamesASourceOfItsEvidence() {
    List<String> problems = new ArrayList<>();
    for (Rule rule : CATALOG.rules()) {
      if (!isSource(rule.evidence(), rule.source())) {
        problems.add(
            rule.row().place() + ": no source for " + rule.evidence() + ": " + rule.source());
      }
    }
    assertThat(problems).isEmpty();
  }

  private static boolean isSource(Evidence evidence, String source) {
    return switch (evidence) {
      case OBSERVED -> OBSERVATION.matcher(source).matches();
      case HANDLER -> source.startsWith("https://github.com/");
      case DOCUMENTED -> source.startsWith("https://docs.aws.amazon.com/");
      case REGISTRY, INFERRED -> true;
    };
  }

  @Test
  void everyRuleIsInTheFileOfItsService() {
    List<String> problems = new ArrayList<>();
    for (Rule rule : CATALOG.rules()) {
      String file = ResourceType.of(rule.type()).orElseThrow().ruleFile() + ".tsv";
      if (!rule.row().table().name().endsWith("/" + file)) {
        problems.add(rule.row().place() + ": the rules of " + rule.type() + " are in " + file);
      }
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void theTypesOfAFileAreSorted() {
    List<String> problems = new ArrayList<>();
    Rule before = null;
    for (Rule rule : CATALOG.rules()) {
      boolean follows = before != null && before.row().table().equals(rule.row().table());
      if (follows && before.type().compareTo(rule.type()) > 0) {
        problems.add(rule.row().place() + ": " + rule.type() + " is out of order");
      }
      before = rule;
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void theIndexNamesEveryFileOfRules() throws IOException {
    List<String> names = new ArrayList<>();
    for (String file : names(RULES)) {
      if (!file.equals("index.tsv")) {
        names.add(file.replace(".tsv", ""));
      }
    }
    Collections.sort(names);
    List<String> index = new ArrayList<>();
    for (String line : Files.readAllLines(RULES.resolve("index.tsv"))) {
      if (!line.startsWith("#")) {
        index.add(line);
      }
    }
    assertThat(index).as("lines of %s/index.tsv", RULES).containsExactlyElementsOf(names);
  }

  static Stream<Pair> pairs() throws IOException {
    List<Pair> pairs = new ArrayList<>();
    for (String file : names(PAIRS)) {
      Table table = Table.withHeader(file, Files.readString(PAIRS.resolve(file)));
      for (Row row : table.rows()) {
        pairs.add(
            new Pair(
                row.place(),
                row.get("type"),
                row.get("one"),
                row.get("other"),
                row.get("added"),
                row.get("removed")));
      }
    }
    return pairs.stream();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aPropertyMakesThisDifference(Pair pair) throws Exception {
    NavigableSet<String> one = permissions(pair.type(), pair.one());
    NavigableSet<String> other = permissions(pair.type(), pair.other());

    assertThat(missing(other, one)).as("added, %s", pair.place()).isEqualTo(pair.added());
    assertThat(missing(one, other)).as("removed, %s", pair.place()).isEqualTo(pair.removed());
  }

  private static String missing(NavigableSet<String> from, NavigableSet<String> other) {
    List<String> left = new ArrayList<>(from);
    left.removeAll(other);
    return String.join(" ", left);
  }

  private NavigableSet<String> permissions(String type, String declaration) throws Exception {
    String text =
        """
        Parameters: {Open: {Type: String}}
        Conditions: {Unknown: !Equals [!Ref Open, a]}
        Resources:
          It: {Type: '%s', %s}
        """
            .formatted(type, declaration);
    SstApp app = TemplateApps.of(folder, text);
    String own = "prod-shop/It";
    NavigableSet<String> permissions = new TreeSet<>();
    for (PermissionRequirement need : resolver.resolve(app).requirements()) {
      if (need.origins().stream().anyMatch(origin -> origin.label().equals(own))) {
        permissions.add(need.action() + (need.necessity() == Necessity.CONDITIONAL ? "?" : ""));
      }
    }
    return permissions;
  }
}
