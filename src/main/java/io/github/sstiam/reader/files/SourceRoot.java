package io.github.sstiam.reader.files;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders from which the files of an app are named, so that no name contains a folder of the
 * machine.
 *
 * @param folder the app's folder
 * @param root the folder of the repository that holds it; the app's folder if it is not in a
 *     repository
 */
public record SourceRoot(Path folder, Path root) {
  public SourceRoot {
    requireNonNull(folder, "folder is null");
    requireNonNull(root, "root is null");
  }

  /** The root of an app: the nearest folder above it that git made a repository. */
  public static SourceRoot of(Path appDirectory) {
    Path folder = appDirectory.toAbsolutePath().normalize();
    for (Path above = folder; above != null; above = above.getParent()) {
      // In a worktree it is a file.
      if (Files.exists(above.resolve(".git"))) {
        return new SourceRoot(folder, above);
      }
    }
    return new SourceRoot(folder, folder);
  }

  /** The app's folder from the root; blank where it is the root. */
  public String prefix() {
    return shown(root.relativize(folder));
  }

  /** The path of a file of the repository from the app's folder; of other files, the name alone. */
  public String name(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(root)
        ? shown(folder.relativize(absolute))
        : file.getFileName().toString();
  }

  /** The path of a file in the app's folder, from there; empty for other files. */
  public Optional<String> inside(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(folder) ? Optional.of(name(absolute)) : Optional.empty();
  }

  private static String shown(Path relative) {
    return relative.toString().replace('\\', '/');
  }
}
