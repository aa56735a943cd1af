package io.github.sstiam.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.reader.files.AppReadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Apps that are there both as sources and as the assembly that the real packages made of them: what
 * the sources show covers what the assembly needs, and is little more. The table of it is part of
 * docs/construct-sources.md; run with {@code -Dgolden.rewrite=true} to make it anew.
 */
class ConstructRecallTest {
  private static final Path APPS =
      Path.of("src/test/resources/io/github/sstiam/reader/construct/apps");

  private static final Path PAGE = Path.of("docs/construct-sources.md");

  private static final String MARK = "<!-- table -->\n";

  /** How many more actions the sources may show than the assembly, in hundredths. */
  private static final int MORE = 10;

  private static final Map<Path, ConstructComparison> COMPARED = new TreeMap<>();

  private static List<Path> apps() throws IOException {
    try (Stream<Path> folders = Files.walk(APPS, 2)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("assembly")))
          .sorted()
          .collect(Collectors.toCollection(ArrayList::new));
    }
  }

  private static ConstructComparison compared(Path app) {
    return COMPARED.computeIfAbsent(
        app,
        folder -> {
          try {
            return ConstructComparison.of(folder, folder.resolve("assembly"));
          } catch (AppReadException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
          }
        });
  }

  private static String name(Path app) {
    return APPS.relativize(app).toString().replace('\\', '/');
  }

  @TestFactory
  Stream<DynamicTest> theSourcesShowEveryActionThatIsRequired() throws IOException {
    return apps().stream()
        .map(
            app ->
                DynamicTest.dynamicTest(
                    name(app),
                    () ->
                        assertThat(compared(app).missing()).as(compared(app).report()).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> theSourcesShowFewActionsMore() throws IOException {
    return apps().stream()
        .map(
            app ->
                DynamicTest.dynamicTest(
                    name(app),
                    () -> {
                      ConstructComparison compared = compared(app);
                      int needed = ConstructComparison.actions(compared.byAssembly(), false).size();
                      assertThat(compared.more().size() * 100)
                          .as(compared.report())
                          .isLessThanOrEqualTo(needed * MORE);
                    }));
  }

  @Test
  void thereAreFourAppsOfEachGeneration() throws IOException {
    Map<String, Long> generations =
        apps().stream()
            .collect(
                Collectors.groupingBy(app -> name(app).substring(0, 1), Collectors.counting()));
    assertThat(generations).containsOnlyKeys("0", "1", "2");
    assertThat(generations.values()).allMatch(count -> count >= 4);
  }

  @Test
  void thePageHasTheFigures() throws IOException {
    String page = Files.readString(PAGE, UTF_8);
    String made = page.substring(0, page.indexOf(MARK) + MARK.length()) + "\n" + table();
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(PAGE, made, UTF_8);
    }
    assertThat(page).isEqualTo(made);
  }

  private static String table() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| app | resources | actions by assembly | by sources | required and not shown | more |"
            + " required and not covered |");
    lines.add("| --- | --- | --- | --- | --- | --- | --- |");
    for (Path app : apps()) {
      ConstructComparison compared = compared(app);
      lines.add(
          String.format(
              "| %s | %d | %d | %d | %d | %d | %d |",
              name(app),
              compared.byAssembly().stacks().stream()
                  .mapToInt(stack -> stack.resources().size())
                  .sum(),
              ConstructComparison.actions(compared.byAssembly(), false).size(),
              ConstructComparison.actions(compared.bySources(), false).size(),
              compared.missing().size(),
              compared.more().size(),
              compared.uncovered().size()));
    }
    return String.join("\n", lines) + "\n";
  }
}
