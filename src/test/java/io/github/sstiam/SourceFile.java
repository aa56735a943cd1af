package io.github.sstiam;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java source file as the tests of conventions see it.
 *
 * @param name its path below the project's folder, with {@code /}
 * @param text its whole text
 */
record SourceFile(String name, String text) {
  private static final Path MAIN = Path.of("src", "main", "java");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)\\s*;");

  /** What is no code, in the order in which it must be looked for: texts, characters, comments. */
  private static final Pattern NO_CODE =
      Pattern.compile(
          "\"\"\"(?s:.*?)(?<!\\\\)\"\"\""
              + "|\"(?:[^\"\\\\\\n]|\\\\.)*+\""
              + "|'(?:[^'\\\\\\n]|\\\\.)*+'"
              + "|//[^\\n]*+"
              + "|/\\*(?s:.*?)\\*/");

  SourceFile {
    requireNonNull(name, "name is null");
    requireNonNull(text, "text is null");
  }

  /** All sources of the plugin itself, sorted by name. */
  static List<SourceFile> ofThePlugin() {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(SourceFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile read(Path file) {
    try {
      return new SourceFile(file.toString().replace('\\', '/'), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The package that the file declares. */
  String packageName() {
    Matcher matcher = PACKAGE.matcher(code());
    if (!matcher.find()) {
      throw new IllegalArgumentException(name + " declares no package");
    }
    return matcher.group(1);
  }

  /** The folder that holds the file. */
  String folder() {
    return name.substring(0, name.lastIndexOf('/'));
  }

  /** The text without comments and literals; every line keeps its number. */
  String code() {
    return NO_CODE.matcher(text).replaceAll(found -> " " + "\n".repeat(lineBreaks(found.group())));
  }

  /** The number of the line on which a place of {@link #code()} is. */
  int line(int offset) {
    return 1 + lineBreaks(code().substring(0, offset));
  }

  private static int lineBreaks(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }
}
