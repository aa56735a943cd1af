package io.github.sstiam.mojo.output;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.sstiam.text.IoErrors;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;

/** Writes the files of a goal, each whole or not at all. */
public record OutputFiles(Path directory) {
  /**
   * Writes a file by way of a temporary one, so that a reader never sees half of it.
   *
   * @param name the file's name
   * @param content the file's text
   * @return where it is
   * @throws MojoExecutionException if the file cannot be written
   */
  public Path write(String name, String content) throws MojoExecutionException {
    return write(name, out -> out.write(content));
  }

  /** Writes the text of a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Writer out) throws IOException;
  }

  /** Writes a file that may be large in the same way. */
  public Path write(String name, Content content) throws MojoExecutionException {
    Path file = directory.resolve(name);
    try {
      // The first updates of Java 17 take a link to a folder for a file in the way (JDK-8294193).
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory);
      }
      try (Draft draft = Draft.of(file)) {
        // Made like any other file, so that who may read the folder may read the file.
        try (Writer out = Files.newBufferedWriter(draft.path(), CREATE_NEW, WRITE)) {
          content.writeTo(out);
        }
        draft.moveTo(file);
      }
      return file;
    } catch (IOException e) {
      throw new MojoExecutionException(
          "Cannot write "
              + file
              + " ("
              + IoErrors.of(e)
              + "). Check the folder's rights and the room on its disk, or choose another with"
              + " -Dsst-iam.outputDirectory.",
          e);
    }
  }

  /** Removes a file of an earlier run that would no longer be true. */
  void remove(String name) throws MojoExecutionException {
    Path file = directory.resolve(name);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "Cannot remove the outdated " + file + " (" + IoErrors.of(e) + ").", e);
    }
  }
}
