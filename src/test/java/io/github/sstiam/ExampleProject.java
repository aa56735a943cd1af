package io.github.sstiam;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Lays a project of {@code examples} out for an integration test, as a fresh clone has it. */
public final class ExampleProject {
  private static final Set<String> NOT_CLONED = Set.of("node_modules", "target");

  private ExampleProject() {}

  /**
   * Copies a project, without what its own builds have made.
   *
   * @param name its folder in {@code examples}
   * @param target where it goes; missing folders are made
   */
  public static void copy(String name, Path target) throws IOException {
    Path source = Path.of("examples", name).toAbsolutePath();
    Files.walkFileTree(
        source,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (NOT_CLONED.contains(folder.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(target.resolve(source.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, target.resolve(source.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
