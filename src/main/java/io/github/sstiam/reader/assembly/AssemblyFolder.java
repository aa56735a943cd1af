package io.github.sstiam.reader.assembly;

import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.files.TextFile;
import io.github.sstiam.text.Sanitizer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folder of a cloud assembly. Files outside of it are never read. */
record AssemblyFolder(Path path) {
  private static final String REMEDY =
      "The cloud assembly is incomplete or damaged. Synthesise the app again with \"npx sst build\".";

  /** A file that the assembly names. */
  Path file(String name) throws AppReadException {
    try {
      Path root = path.toAbsolutePath().normalize();
      Path file = root.resolve(name).normalize();
      boolean inside = file.startsWith(root);
      if (inside && Files.exists(file)) {
        inside = file.toRealPath().startsWith(root.toRealPath());
      }
      if (inside) {
        return path.resolve(name);
      }
    } catch (InvalidPathException | java.io.IOException e) {
      throw new AppReadException(
          path
              + " names the file \""
              + Sanitizer.line(name)
              + "\", which cannot be opened. "
              + REMEDY,
          e);
    }
    throw new AppReadException(
        path
            + " names the file \""
            + Sanitizer.line(name)
            + "\", which lies outside the assembly. "
            + REMEDY);
  }

  /** A path that is the same for all links to the folder. */
  Path identity() {
    try {
      return path.toRealPath();
    } catch (java.io.IOException e) {
      // A missing folder is reported when a file of it is read.
      return path.toAbsolutePath().normalize();
    }
  }

  String text(String name) throws AppReadException {
    return TextFile.read(file(name), REMEDY);
  }

  JsonObject object(String name) throws AppReadException {
    return TextFile.readObject(file(name), REMEDY);
  }

  /** An error about a file of the assembly. */
  AppReadException error(String name, String problem) {
    return new AppReadException(
        path.resolve(name) + ": " + Sanitizer.line(problem) + ". " + REMEDY);
  }
}
