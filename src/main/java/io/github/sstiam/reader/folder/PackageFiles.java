package io.github.sstiam.reader.folder;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the version of SST in the package files of npm. */
public final class PackageFiles {
  /** The package of SST 2 and 3, then those of SST 0 and 1, which share their version. */
  private static final List<String> PACKAGES =
      List.of(
          "sst", "@serverless-stack/cli", "@serverless-stack/resources", "@serverless-stack/core");

  /** What the names of the folders of installed packages begin with. */
  private static final String FOLDER = "node_modules/";

  /** The characters of an entry that are parsed, and the places that are searched for one. */
  private static final int MOST_OF_ENTRY = 20_000;

  private static final int MOST_PLACES = 100;

  private PackageFiles() {}

  /**
   * The installed version, else the locked version, else the least version that is required.
   *
   * @param app the app's folder
   * @return the version; empty where no file says it
   */
  public static Optional<SstVersion> version(Path app) {
    for (String name : PACKAGES) {
      Path installed = app.resolve("node_modules").resolve(name).resolve("package.json");
      Optional<JsonObject> json = object(installed);
      Optional<String> text = json.isPresent() ? json.get().string("version") : Optional.empty();
      Optional<SstVersion> version = SstVersion.of(text.orElse(""));
      if (version.isPresent()) {
        return version;
      }
    }
    Optional<SstVersion> locked = locked(app.resolve("package-lock.json"));
    return locked.isPresent() ? locked : required(object(app.resolve("package.json")));
  }

  /**
   * Lock files are long, so that only the entries of SST are parsed. npm 7 and newer list packages
   * by their folders, which are names of nothing else; older versions nest them, so that the whole
   * file is parsed (https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json).
   */
  private static Optional<SstVersion> locked(Path file) {
    try {
      String text = Files.isRegularFile(file) ? TextFile.read(file, "") : "";
      return text.contains("\"" + FOLDER) ? inFolders(text) : listed(text);
    } catch (AppReadException e) {
      return Optional.empty();
    }
  }

  private static Optional<SstVersion> inFolders(String text) {
    for (String name : PACKAGES) {
      String folder = "\"" + FOLDER + name + "\"";
      int at = text.indexOf(folder);
      for (int place = 0; at >= 0 && place < MOST_PLACES; place++) {
        Optional<SstVersion> version = versionAt(text, at);
        if (version.isPresent()) {
          return version;
        }
        at = text.indexOf(folder, at + 1);
      }
    }
    return Optional.empty();
  }

  /** The version of the object whose name is at an index; empty if no object is there. */
  private static Optional<SstVersion> versionAt(String text, int at) {
    String entry = text.substring(at, Math.min(text.length(), at + MOST_OF_ENTRY));
    try (JsonParser json = new JsonFactory().createParser("{" + entry)) {
      json.nextToken();
      json.nextToken();
      return json.nextToken() == JsonToken.START_OBJECT
          ? SstVersion.of(version(json))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The version of the object that a parser has entered; empty text if it has none. */
  private static String version(JsonParser json) throws IOException {
    String found = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean version = json.currentName().equals("version");
      if (json.nextToken() == JsonToken.VALUE_STRING && version && found.isEmpty()) {
        found = json.getText();
      }
      json.skipChildren();
    }
    return found;
  }

  /** Reads the whole file, token by token. */
  private static Optional<SstVersion> listed(String text) {
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Map<String, String> found = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(body)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String section = json.currentName();
        boolean object = json.nextToken() == JsonToken.START_OBJECT;
        if (object && section.equals("packages")) {
          versions(json, FOLDER, found);
        } else if (object && section.equals("dependencies")) {
          versions(json, "", found);
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    for (String name : PACKAGES) {
      Optional<SstVersion> version = SstVersion.of(found.getOrDefault(name, ""));
      if (version.isPresent()) {
        return version;
      }
    }
    return Optional.empty();
  }

  /** Collects the versions of SST's packages from a section of a lock file. */
  private static void versions(JsonParser json, String prefix, Map<String, String> found)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      boolean object = json.nextToken() == JsonToken.START_OBJECT;
      boolean asked = name.startsWith(prefix) && PACKAGES.contains(name.substring(prefix.length()));
      if (object && asked) {
        found.putIfAbsent(name.substring(prefix.length()), version(json));
      } else {
        json.skipChildren();
      }
    }
  }

  private static Optional<SstVersion> required(Optional<JsonObject> packageFile) {
    for (String name : PACKAGES) {
      for (String section : List.of("dependencies", "devDependencies")) {
        Optional<String> text =
            packageFile.isPresent() ? packageFile.get().string(section, name) : Optional.empty();
        Optional<SstVersion> version = SstVersion.of(text.orElse(""));
        if (version.isPresent()) {
          return version;
        }
      }
    }
    return Optional.empty();
  }

  /** The object of a file; empty if the file is missing or is not JSON. */
  static Optional<JsonObject> object(Path file) {
    try {
      return Files.isRegularFile(file)
              && JsonReader.read(TextFile.read(file, "")) instanceof JsonObject json
          ? Optional.of(json)
          : Optional.empty();
    } catch (AppReadException | JsonSyntaxException e) {
      return Optional.empty();
    }
  }
}
