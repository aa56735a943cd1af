package io.github.sstiam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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
}
