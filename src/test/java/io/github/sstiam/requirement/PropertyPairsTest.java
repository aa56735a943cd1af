package io.github.sstiam.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.TemplateApps;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pairs of templates that differ in one property, and the permissions that differ for it: {@code
 * pairs.tsv}, with the page of AWS's that says why. A permission with a question mark is
 * conditional.
 */
class PropertyPairsTest {
  private static final Path PAIRS =
      Path.of("src/test/resources/io/github/sstiam/requirement/pairs.tsv");

  private final RequirementResolver resolver = new RequirementResolver(Catalog.embedded());

  @TempDir private Path folder;

  private record Pair(
      String type, String one, String other, String added, String removed, String page) {
    @Override
    public String toString() {
      return type + " " + one + " -> " + other;
    }
  }

  static Stream<Pair> pairs() throws IOException {
    return Files.readAllLines(PAIRS).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .map(c -> new Pair(c[0], c[1], c[2], c[3], c[4], c[5]));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void onePropertyMakesTheDifference(Pair pair) throws Exception {
    NavigableSet<String> one = permissions(pair.type(), pair.one());
    NavigableSet<String> other = permissions(pair.type(), pair.other());

    assertThat(missing(other, one)).as("added").isEqualTo(pair.added());
    assertThat(missing(one, other)).as("removed").isEqualTo(pair.removed());
    assertThat(pair.page()).startsWith("https://");
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

  /**
   * Writes the differences of pairs whose columns are blank, to be looked at one by one.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws Exception {
    PropertyPairsTest test = new PropertyPairsTest();
    test.folder = Files.createTempDirectory("pairs");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(PAIRS)) {
      String[] c = line.split("\t", -1);
      if (!line.startsWith("#") && c[3].isEmpty() && c[4].isEmpty()) {
        NavigableSet<String> one = test.permissions(c[0], c[1]);
        NavigableSet<String> other = test.permissions(c[0], c[2]);
        c[3] = missing(other, one);
        c[4] = missing(one, other);
      }
      lines.add(String.join("\t", Arrays.asList(c)));
    }
    Files.write(PAIRS, lines);
  }
}
