package io.github.sstiam.catalog.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder that holds the catalogue's files. */
record CatalogFolder(Path folder) {
  /** Writes the files, and removes those that are no longer made. */
  void replace(Map<String, String> files) {
    names().stream().filter(name -> !files.containsKey(name)).forEach(this::remove);
    files.forEach(this::write);
  }

  /** The text of every file, by its name with {@code /}. */
  Map<String, String> read() {
    Map<String, String> files = new TreeMap<>();
    try {
      for (String name : names()) {
        files.put(name, Files.readString(folder.resolve(name)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
    return files;
  }

  void write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name, e);
    }
  }

  private void remove(String name) {
    try {
      Files.delete(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + name, e);
    }
  }

  private List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
