package io.github.sstiam.reader.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.text.IoErrors;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files, with messages that name the file and the remedy. */
public final class TextFile {
  /** Larger than the manifest of an app of 10,000 resources, and smaller than a default heap. */
  private static final long MAX_SIZE = 64L * 1024 * 1024;

  private TextFile() {}

  /**
   * The text of a file. A folder, a pipe or a device is not read, since it might never end.
   *
   * @param file where it is
   * @param remedy what to do where it cannot be read, as a sentence
   * @throws AppReadException if it is not a file, is too large, is not UTF-8, or cannot be read
   */
  public static String read(Path file, String remedy) throws AppReadException {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new AppReadException(
            file + " is a folder, a pipe or a device, not a file. " + remedy);
      }
      if (Files.exists(file) && Files.size(file) > MAX_SIZE) {
        throw new AppReadException(
            file + " has more than " + MAX_SIZE + " bytes and is not read. " + remedy);
      }
      return Files.readString(file, UTF_8);
    } catch (NoSuchFileException e) {
      throw new AppReadException(file + " does not exist. " + remedy, e);
    } catch (AccessDeniedException e) {
      throw new AppReadException(file + " cannot be read: permission denied. Make it readable.", e);
    } catch (CharacterCodingException e) {
      throw new AppReadException(file + " is not UTF-8 text. " + remedy, e);
    } catch (IOException e) {
      throw new AppReadException(file + " cannot be read (" + IoErrors.of(e) + "). " + remedy, e);
    }
  }

  /** The JSON object that a file holds. */
  public static JsonObject readObject(Path file, String remedy) throws AppReadException {
    try {
      JsonValue value = JsonReader.read(read(file, remedy));
      if (value instanceof JsonObject object) {
        return object;
      }
      throw new AppReadException(
          file + ", line 1: expected an object, found " + value.kind() + ". " + remedy);
    } catch (JsonSyntaxException e) {
      throw new AppReadException(file + ", " + e.getMessage() + ". " + remedy, e);
    }
  }
}
