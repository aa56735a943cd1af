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
 * A file that is being written beside the one that it will replace. It is gone when it is closed,
 * and when the build is interrupted; one whose process was killed outright is removed by a later
 * run.
 */
final class Draft implements AutoCloseable {
  private static final String PREFIX = ".sst-iam-";
  private static final String SUFFIX = ".tmp";

  /** No file takes that long to write, so nobody writes it any more. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path path;
  private final Thread atExit;

  private Draft(Path path) {
    this.path = path;
    this.atExit = new Thread(this::delete, "sst-iam-draft");
  }

  /**
   * A name for a draft. The folder is there.
   *
   * @param file what it will replace
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

  /** Where it is to be written. */
  Path path() {
    return path;
  }

  /**
   * Puts it in the place of the file, at once. A link there is replaced, and what it leads to stays
   * as it is.
   */
  void moveTo(Path file) throws IOException {
    Files.move(path, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The build ends, and what the hook does is done here, too.
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
      // A later run tries again; nobody reads it meanwhile.
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
      // A folder may be written to and not be listed.
      return;
    }
  }

  private static boolean isAbandoned(Path draft) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(draft, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      // A link or a folder of such a name is somebody else's.
      return found.isRegularFile()
          && found.lastModifiedTime().toInstant().isBefore(Instant.now().minus(ABANDONED));
    } catch (IOException e) {
      // Gone meanwhile.
      return false;
    }
  }
}
