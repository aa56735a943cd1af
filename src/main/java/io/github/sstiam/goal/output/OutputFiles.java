package io.github.sstiam.goal.output;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.text.IoErrors;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the files of a goal, each whole or not at all.
 *
 * @param directory the folder
 */
public record OutputFiles(Path directory) {
  /**
   * Writes a file through a temporary one, so that a reader never sees a part of it.
   *
   * @param name the file's name
   * @param content the file's text
   * @return where it is
   * @throws GoalException if the file cannot be written
   */
  public Path write(String name, String content) throws GoalException {
    return write(name, out -> out.write(content));
  }

  /** Writes the text of a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Writer out) throws IOException;
  }

  /** Writes a file that may be large, in the same way. */
  public Path write(String name, Content content) throws GoalException {
    Path file = directory.resolve(name);
    try {
      // The first updates of Java 17 treat a link to a folder as an existing file (JDK-8294193).
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory);
      }
      try (Draft draft = Draft.of(file)) {
        // With the default permissions, so that whoever may read the folder may read the file.
        try (Writer out = Files.newBufferedWriter(draft.path(), CREATE_NEW, WRITE)) {
          content.writeTo(out);
        }
        draft.moveTo(file);
      }
      return file;
    } catch (IOException e) {
      throw new GoalException(
          "Cannot write "
              + file
              + " ("
              + IoErrors.of(e)
              + "). Check the folder's permissions and the free space of its disk, or choose another with"
              + " -Dsst-iam.outputDirectory.",
          e);
    }
  }

  /** Removes a file of an earlier run that is out of date. */
  void remove(String name) throws GoalException {
    Path file = directory.resolve(name);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new GoalException(
          "Cannot remove the outdated " + file + " (" + IoErrors.of(e) + ").", e);
    }
  }
}
