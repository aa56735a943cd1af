package io.github.sstiam.goal.output;

import io.github.sstiam.goal.port.GoalException;
import java.nio.file.Path;

/**
 * A file that is to be written.
 *
 * @param folder where it is written to
 * @param name its name
 */
public record OutputFile(OutputFiles folder, String name) {
  /**
   * The file that a parameter names.
   *
   * @param given a name in the output folder, or a path from the project's folder
   * @param project the project's folder
   * @param output the output folder
   */
  public static OutputFile of(String given, Path project, OutputFiles output) {
    Path path = Path.of(given);
    return path.getParent() == null
        ? new OutputFile(output, given)
        : new OutputFile(
            new OutputFiles(project.resolve(path.getParent()).toAbsolutePath().normalize()),
            path.getFileName().toString());
  }

  /**
   * Writes the file.
   *
   * @return where it is
   */
  public Path write(String content) throws GoalException {
    return folder.write(name, content);
  }
}
