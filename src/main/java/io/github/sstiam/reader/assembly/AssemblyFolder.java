package io.github.sstiam.reader.assembly;

import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.AppReadException;
import io.github.sstiam.reader.TextFile;
import io.github.sstiam.text.Sanitizer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folder of a cloud assembly. No file outside it is ever read. */
record AssemblyFolder(Path path) {
  private static final String REMEDY =
      "The cloud assembly is incomplete or damaged; make it anew with \"npx sst build\".";

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

  /** The same for the same folder, by whatever links it is reached. */
  Path identity() {
    try {
      return path.toRealPath();
    } catch (java.io.IOException e) {
      // A folder that is not there is reported when a file of it is read.
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
