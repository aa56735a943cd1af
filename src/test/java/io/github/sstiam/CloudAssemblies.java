package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The cloud assemblies below a folder. */
final class CloudAssemblies {
  private CloudAssemblies() {}

  /** The folders of the outermost assemblies, sorted; one inside another is read with it. */
  static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.endsWith("manifest.json"))
          .filter(file -> !file.toString().contains("node_modules"))
          .map(Path::getParent)
          .filter(assembly -> !Files.exists(assembly.resolveSibling("manifest.json")))
          .sorted()
          .toList();
    }
  }

  /**
   * A test for each assembly below {@code corpus.directory}; where that is not given, for the
   * bundled example and an app of each other generation.
   */
  static Stream<DynamicTest> tests(Check check) throws IOException {
    String corpus = System.getProperty("corpus.directory", "");
    return corpus.isBlank()
        ? Stream.concat(
            tests(Path.of("examples"), check),
            tests(Path.of("src/test/resources/io/github/sstiam/reader/orders"), check))
        : tests(Path.of(corpus), check);
  }

  private static Stream<DynamicTest> tests(Path folder, Check check) throws IOException {
    List<Path> assemblies = below(folder);
    assertThat(assemblies).as("cloud assemblies below %s", folder).isNotEmpty();
    return assemblies.stream()
        .map(
            assembly -> {
              String name = folder.relativize(assembly).toString();
              return DynamicTest.dynamicTest(name, () -> check.of(name, assembly));
            });
  }

  /** What holds for every assembly. */
  @FunctionalInterface
  interface Check {
    void of(String name, Path assembly) throws Exception;
  }
}
