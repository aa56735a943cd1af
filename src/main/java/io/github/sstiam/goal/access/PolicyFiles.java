package io.github.sstiam.goal.access;

import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicySyntaxException;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.files.TextFile;
import io.github.sstiam.text.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads policies from files and folders.
 *
 * @param log takes warnings
 */
public record PolicyFiles(GoalLog log) {
  /** The most characters of a managed policy, an SCP's or RCP's, and an inline policy of a role. */
  private static final int MANAGED = 6_144;

  private static final int ROLE_INLINE = 10_240;

  /**
   * Reads the policies of files; a folder stands for the {@code .json} files in it.
   *
   * @param parameter the parameter that gives them, for messages
   * @param kind what the policies are attached to
   * @throws GoalException if a file is missing or is not a policy
   */
  public List<CompiledPolicy> read(String parameter, List<Path> paths, PolicyKind kind)
      throws GoalException {
    List<CompiledPolicy> policies = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        List<Path> files = children(parameter, path, false);
        if (files.isEmpty()) {
          throw new GoalException(path + " holds no .json file. " + remedy(parameter));
        }
        // A folder among them is an error: it may be a link to the folder that is being read.
        for (Path file : files) {
          policies.add(policy(parameter, file, kind));
        }
      } else {
        policies.add(policy(parameter, path, kind));
      }
    }
    return policies;
  }

  /**
   * Reads the policies of an organization, by level from the root to the account: the folders of a
   * folder in the order of their names. Files alone are one level.
   */
  public List<List<CompiledPolicy>> levels(String parameter, List<Path> paths, PolicyKind kind)
      throws GoalException {
    if (paths.size() == 1 && Files.isDirectory(paths.get(0))) {
      List<Path> folders = children(parameter, paths.get(0), true);
      if (!folders.isEmpty()) {
        List<List<CompiledPolicy>> levels = new ArrayList<>();
        for (Path folder : folders) {
          levels.add(read(parameter, children(parameter, folder, false), kind));
        }
        return levels;
      }
    }
    List<CompiledPolicy> only = read(parameter, paths, kind);
    return only.isEmpty() ? List.of() : List.of(only);
  }

  private static List<Path> children(String parameter, Path folder, boolean folders)
      throws GoalException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(
              child ->
                  folders
                      ? Files.isDirectory(child)
                      : child.getFileName().toString().endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new GoalException(
          folder + " cannot be listed (" + IoErrors.of(e) + "). " + remedy(parameter), e);
    }
  }

  private CompiledPolicy policy(String parameter, Path file, PolicyKind kind) throws GoalException {
    try {
      PolicyDocument document = PolicyReader.read(text(parameter, file), file.toString(), kind);
      warnOfSize(file, PolicyWriter.size(document));
      return CompiledPolicy.of(file.getFileName().toString(), document);
    } catch (PolicySyntaxException e) {
      throw new GoalException(
          "IAM would refuse this policy (MalformedPolicyDocument): " + e.getMessage(), e);
    }
  }

  /** Reads the text of a file that a parameter gives. */
  public static String text(String parameter, Path file) throws GoalException {
    return text(file, remedy(parameter));
  }

  /**
   * Reads the text of a file.
   *
   * @param remedy what to do if that fails, the end of the message
   */
  public static String text(Path file, String remedy) throws GoalException {
    try {
      return TextFile.read(file, remedy);
    } catch (AppReadException e) {
      throw new GoalException(e.getMessage(), e);
    }
  }

  /** The quotas: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html. */
  private void warnOfSize(Path file, int size) {
    if (size > ROLE_INLINE) {
      log.warn(
          file
              + " has "
              + size
              + " characters without white space; IAM takes no policy of more than "
              + ROLE_INLINE
              + ".");
    } else if (size > MANAGED) {
      log.warn(
          file
              + " has "
              + size
              + " characters without white space; a managed policy has at most "
              + MANAGED
              + ", so it fits only as an inline policy of a role.");
    }
  }

  private static String remedy(String parameter) {
    return "Give -Dsst-iam." + parameter + " a policy document in JSON.";
  }
}
