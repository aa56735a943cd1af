package io.github.sstiam.app.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an app's package files of npm say about the version of SST. */
final class PackageFiles {
  /** The package of SST 2 and 3, then those of SST 0 and 1, which share their version. */
  private static final List<String> PACKAGES =
      List.of(
          "sst", "@serverless-stack/cli", "@serverless-stack/resources", "@serverless-stack/core");

  private PackageFiles() {}

  /**
   * The version that is installed, else the one that is locked, else the least that is asked for.
   *
   * @param app the app's folder
   * @return the version; empty where no file says it
   */
  static Optional<SstVersion> version(Path app) {
    for (String name : PACKAGES) {
      Path installed = app.resolve("node_modules").resolve(name).resolve("package.json");
      Optional<SstVersion> version = version(object(installed), "version");
      if (version.isPresent()) {
        return version;
      }
    }
    Optional<SstVersion> locked = locked(app.resolve("package-lock.json"));
    return locked.isPresent() ? locked : asked(object(app.resolve("package.json")));
  }

  private static Optional<SstVersion> version(Optional<JsonObject> json, String name) {
    Optional<String> text = json.isEmpty() ? Optional.empty() : json.get().string(name);
    return text.isEmpty() ? Optional.empty() : SstVersion.of(text.get());
  }

  /** A lock file is long, and little of it is asked for: it is not read as a whole. */
  private static Optional<SstVersion> locked(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Map<String, String> found = new HashMap<>();
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = new JsonFactory().createParser(in)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String section = json.currentName();
        boolean object = json.nextToken() == JsonToken.START_OBJECT;
        if (object && section.equals("packages")) {
          versions(json, "node_modules/", found);
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
      Optional<SstVersion> version = Optional.ofNullable(found.get(name)).flatMap(SstVersion::of);
      if (version.isPresent()) {
        return version;
      }
    }
    return Optional.empty();
  }

  /** Takes the versions of the packages of SST from a section of a lock file. */
  private static void versions(JsonParser json, String prefix, Map<String, String> found)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      boolean object = json.nextToken() == JsonToken.START_OBJECT;
      boolean asked = name.startsWith(prefix) && PACKAGES.contains(name.substring(prefix.length()));
      if (!object || !asked) {
        json.skipChildren();
        continue;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean version = json.currentName().equals("version");
        if (json.nextToken() == JsonToken.VALUE_STRING && version) {
          found.putIfAbsent(name.substring(prefix.length()), json.getText());
        }
        json.skipChildren();
      }
    }
  }

  private static Optional<SstVersion> asked(Optional<JsonObject> packageFile) {
    for (String name : PACKAGES) {
      for (String section : List.of("dependencies", "devDependencies")) {
        Optional<SstVersion> version =
            version(packageFile.flatMap(json -> json.object(section)), name);
        if (version.isPresent()) {
          return version;
        }
      }
    }
    return Optional.empty();
  }

  /** A file that is missing or no JSON says nothing about the version. */
  static Optional<JsonObject> object(Path file) {
    try {
      return Files.isRegularFile(file)
              && JsonReader.read(Files.readString(file)) instanceof JsonObject json
          ? Optional.of(json)
          : Optional.empty();
    } catch (IOException | JsonSyntaxException e) {
      return Optional.empty();
    }
  }
}
