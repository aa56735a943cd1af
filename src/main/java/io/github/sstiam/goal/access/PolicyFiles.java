package io.github.sstiam.goal.access;

import io.github.sstiam.audit.PolicyWarnings;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.policy.GivenPolicy;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicySyntaxException;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.files.TextFile;
import io.github.sstiam.text.IoErrors;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Reads policies from files and folders.
 *
 * @param log takes warnings
 * @param catalog tells which actions and condition keys there are
 */
public record PolicyFiles(GoalLog log, Catalog catalog) {
  /** The most characters of a managed policy, an SCP's or RCP's, and an inline policy of a role. */
  private static final int MANAGED = 6_144;

  private static final int ROLE_INLINE = 10_240;

  /** The most names of a message. */
  private static final int NAMES_SHOWN = 10;

  /** What a folder holds, each sorted. */
  private record Content(List<Path> policies, List<Path> folders, List<Path> others) {}

  /**
   * Reads the policies of files; a folder stands for the {@code .json} files in it and in its
   * folders.
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
        List<Path> skipped = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        addFiles(parameter, path, files, skipped);
        if (files.isEmpty()) {
          throw new GoalException(
              path
                  + " holds no .json file"
                  + (skipped.isEmpty() ? "" : ", only " + names(path, skipped))
                  + ". "
                  + remedy(parameter));
        }
        warnOfSkipped(path, skipped);
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
   *
   * @throws GoalException if a file is missing or is not a policy, or if it is not clear to which
   *     level it belongs
   */
  public List<List<CompiledPolicy>> levels(String parameter, List<Path> paths, PolicyKind kind)
      throws GoalException {
    if (paths.size() == 1 && Files.isDirectory(paths.get(0))) {
      Path organization = paths.get(0);
      Content content = content(parameter, organization);
      if (!content.folders().isEmpty()) {
        if (!content.policies().isEmpty()) {
          throw new GoalException(
              names(organization, content.policies())
                  + " beside the folders of the levels in "
                  + organization
                  + ": a policy there belongs to no level. Move it into the folder of its level.");
        }
        warnOfSkipped(organization, content.others());
        List<List<CompiledPolicy>> levels = new ArrayList<>();
        for (Path folder : content.folders()) {
          levels.add(level(parameter, organization, folder, kind));
        }
        return levels;
      }
    }
    for (Path path : paths) {
      if (paths.size() > 1 && Files.isDirectory(path)) {
        throw new GoalException(
            path
                + " is a folder among several paths of -Dsst-iam."
                + parameter
                + ", so that its level is not known. Give files of one level, or one folder that"
                + " holds a folder for each level.");
      }
    }
    List<CompiledPolicy> only = read(parameter, paths, kind);
    return only.isEmpty() ? List.of() : List.of(only);
  }

  private List<CompiledPolicy> level(
      String parameter, Path organization, Path folder, PolicyKind kind) throws GoalException {
    Content content = content(parameter, folder);
    if (!content.folders().isEmpty()) {
      throw new GoalException(
          names(organization, content.folders())
              + " in the folder of a level of "
              + organization
              + ": levels are not nested. Give each level from the root to the account a folder"
              + " directly in "
              + organization
              + ", in the order of their names, such as 1-root, 2-workloads, 3-account.");
    }
    warnOfSkipped(folder, content.others());
    return read(parameter, content.policies(), kind);
  }

  /** Adds the policies of a folder and its folders. Links to folders are not followed. */
  private static void addFiles(String parameter, Path folder, List<Path> files, List<Path> skipped)
      throws GoalException {
    Content content = content(parameter, folder);
    files.addAll(content.policies());
    skipped.addAll(content.others());
    for (Path child : content.folders()) {
      if (Files.isSymbolicLink(child)) {
        skipped.add(child);
      } else {
        addFiles(parameter, child, files, skipped);
      }
    }
  }

  /**
   * Lists a folder. Folders whose names start with a dot, such as {@code .git}, count as others.
   */
  private static Content content(String parameter, Path folder) throws GoalException {
    Content content = new Content(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path child : stream) {
        children.add(child);
      }
    } catch (IOException | DirectoryIteratorException e) {
      IOException cause =
          e instanceof DirectoryIteratorException wrapped ? wrapped.getCause() : (IOException) e;
      throw new GoalException(
          folder + " cannot be listed (" + IoErrors.of(cause) + "). " + remedy(parameter), e);
    }
    Collections.sort(children);
    for (Path child : children) {
      String name = child.getFileName().toString();
      if (name.toLowerCase(Locale.ROOT).endsWith(".json")) {
        content.policies().add(child);
      } else if (Files.isDirectory(child) && !name.startsWith(".")) {
        content.folders().add(child);
      } else {
        content.others().add(child);
      }
    }
    return content;
  }

  private void warnOfSkipped(Path folder, List<Path> skipped) {
    if (!skipped.isEmpty()) {
      log.warn(
          "Not read in "
              + folder
              + ": "
              + names(folder, skipped)
              + ". Policies are the files whose names end in .json; rename what is a policy.");
    }
  }

  private static String names(Path folder, List<Path> paths) {
    List<String> names = new ArrayList<>();
    for (Path path : paths.subList(0, Math.min(NAMES_SHOWN, paths.size()))) {
      names.add(folder.relativize(path).toString());
    }
    int more = paths.size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
  }

  private CompiledPolicy policy(String parameter, Path file, PolicyKind kind) throws GoalException {
    try {
      GivenPolicy text = GivenPolicy.of(text(parameter, file), file.toString(), kind);
      PolicyDocument document = PolicyReader.read(text.json(), text.name(), kind);
      if (text.remark().isPresent()) {
        log.warn(text.remark().get());
      }
      log.warnings(new PolicyWarnings(catalog, text.name()).of(text.json()));
      warnOfSize(file, PolicyWriter.size(document));
      return CompiledPolicy.of(file.getFileName().toString(), document);
    } catch (PolicySyntaxException e) {
      throw new GoalException(
          (kind.isOfOrganization()
                  ? "AWS Organizations would refuse this policy (MalformedPolicyDocument): "
                  : "IAM would refuse this policy (MalformedPolicyDocument): ")
              + e.getMessage(),
          e);
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
