package io.github.sstiam.goal.output;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A temporary file beside the one that it will replace. It is deleted when it is closed and when
 * the build is interrupted; if its process was killed outright, a later run deletes it.
 */
final class Draft implements AutoCloseable {
  private static final String PREFIX = ".sst-iam-";
  private static final String SUFFIX = ".tmp";

  /** No file takes that long to write, so an older draft is abandoned. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path path;
  private final Thread atExit;

  private Draft(Path path) {
    this.path = path;
    this.atExit = new Thread(this::delete, "sst-iam-draft");
  }

  /**
   * Chooses a name for a draft. The folder must exist.
   *
   * @param file the file that it will replace
   */
  static Draft of(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    sweep(folder);
    String number = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Draft draft = new Draft(folder.resolve(PREFIX + number + SUFFIX));
    try {
      Runtime.getRuntime().addShutdownHook(draft.atExit);
    } catch (IllegalStateException e) {
      throw new IOException("the build is being interrupted", e);
    }
    return draft;
  }

  /** The draft's path. */
  Path path() {
    return path;
  }

  /**
   * Replaces the file by the draft, atomically. A link is replaced, and its target is not changed.
   */
  void moveTo(Path file) throws IOException {
    Files.move(path, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The build is ending; the hook may not have run yet.
      delete();
      return;
    }
    delete();
  }

  private void delete() {
    delete(path);
  }

  private static void delete(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // A later run tries again.
      return;
    }
  }

  private static void sweep(Path folder) {
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path draft : drafts) {
        if (isAbandoned(draft)) {
          delete(draft);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A folder may be writable and not readable.
      return;
    }
  }

  private static boolean isAbandoned(Path draft) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(draft, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      // A link or a folder with such a name is not a draft.
      return found.isRegularFile()
          && found.lastModifiedTime().toInstant().isBefore(Instant.now().minus(ABANDONED));
    } catch (IOException e) {
      // It was deleted meanwhile.
      return false;
    }
  }
}
