package io.github.sstiam.reader.synthesis;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the file of a program on Windows, where only a shell knows that {@code npx} is {@code
 * npx.cmd}.
 */
final class ProgramFile {
  private static final List<String> EXTENSIONS = List.of(".exe", ".cmd", ".bat");

  private ProgramFile() {}

  /**
   * The name under which the operating system starts a program.
   *
   * @param program the program as the user knows it
   * @param system the name of the operating system
   * @param path the folders in which programs are looked for, joined as the system does
   */
  static String of(String program, String system, Optional<String> path) {
    boolean windows = system.toLowerCase(Locale.ROOT).startsWith("windows");
    if (!windows || !program.matches("[^./\\\\:]+") || path.isEmpty()) {
      return program;
    }
    for (String folder : path.get().split(File.pathSeparator, -1)) {
      for (String extension : EXTENSIONS) {
        Optional<Path> file = file(folder, program + extension);
        if (file.isPresent()) {
          return file.get().toString();
        }
      }
    }
    return program;
  }

  private static Optional<Path> file(String folder, String name) {
    try {
      return Optional.of(Path.of(folder, name)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
