package io.github.sstiam.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares the sources of others' apps with their assemblies: run with {@code -Pconstructs
 * -Dconstructs.directory=DIR}, where {@code DIR/VERSION/APP} holds the sources of an app, with the
 * version of SST in its {@code package.json}, and in {@code assembly} what the packages made of it.
 */
@EnabledIfSystemProperty(named = "constructs.directory", matches = ".+")
class ConstructCorpusTest {
  /** How many more actions the sources may show than the assembly, in hundredths. */
  private static final int MORE = 10;

  @TestFactory
  List<DynamicTest> theSourcesShowWhatTheAssemblyNeeds() throws Exception {
    Path directory = Path.of(System.getProperty("constructs.directory"));
    try (Stream<Path> folders = Files.walk(directory, 2)) {
      List<DynamicTest> tests =
          folders
              .filter(folder -> Files.isDirectory(folder.resolve("assembly")))
              .sorted()
              .map(
                  app ->
                      DynamicTest.dynamicTest(
                          directory.relativize(app).toString(), () -> compare(app)))
              .toList();
      assertThat(tests).as("apps in " + directory).isNotEmpty();
      return tests;
    }
  }

  private static void compare(Path app) throws Exception {
    ConstructComparison compared = ConstructComparison.of(app, app.resolve("assembly"));
    int needed = ConstructComparison.actions(compared.byAssembly(), false).size();
    assertThat(compared.missing()).as(compared.report()).isEmpty();
    assertThat(compared.uncovered()).as(compared.report()).isEmpty();
    assertThat(compared.more().size() * 100)
        .as(compared.report())
        .isLessThanOrEqualTo(needed * MORE);
  }
}
