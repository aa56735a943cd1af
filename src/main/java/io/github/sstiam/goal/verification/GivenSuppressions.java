package io.github.sstiam.goal.verification;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.goal.access.PolicyFiles;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.simulation.gate.Suppression;
import io.github.sstiam.simulation.gate.SuppressionDeclaration;
import io.github.sstiam.simulation.gate.SuppressionException;
import io.github.sstiam.simulation.gate.SuppressionReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The suppressions that a user gives.
 *
 * @param declared those of the build's configuration
 * @param file a file with more
 */
public record GivenSuppressions(
    List<SuppressionDeclaration> declared, Optional<SuppressionFile> file) {
  private static final String REMEDY =
      "Give -Dsst-iam.suppressionFile a JSON file with the suppressions.";

  public GivenSuppressions {
    declared = List.copyOf(declared);
    requireNonNull(file, "file is null");
  }

  /**
   * A file that holds suppressions.
   *
   * @param path where it is
   * @param name how reports name it
   */
  public record SuppressionFile(Path path, String name) {
    public SuppressionFile {
      requireNonNull(path, "path is null");
      requireNonNull(name, "name is null");
    }
  }

  /**
   * Reads all of them, those of the configuration first.
   *
   * @throws GoalException if any is wrong; the message names every mistake
   */
  public List<Suppression> all() throws GoalException {
    List<Suppression> suppressions = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (SuppressionDeclaration declaration : declared) {
      try {
        suppressions.add(declaration.suppression());
      } catch (SuppressionException e) {
        problems.addAll(e.problems());
      }
    }
    if (file.isPresent()) {
      try {
        suppressions.addAll(
            SuppressionReader.read(PolicyFiles.text(file.get().path(), REMEDY), file.get().name()));
      } catch (SuppressionException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new GoalException("The suppressions are wrong:\n  " + String.join("\n  ", problems));
    }
    return suppressions;
  }
}
