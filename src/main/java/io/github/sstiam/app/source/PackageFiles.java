package io.github.sstiam.app.source;

import io.github.sstiam.app.SstVersion;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    return first(
            name ->
                text(app.resolve("node_modules").resolve(name).resolve("package.json"), "version"))
        .or(() -> first(name -> locked(app, name)))
        .or(() -> first(name -> asked(app, name)));
  }

  private interface Lookup {
    Optional<String> of(String packageName);
  }

  private static Optional<SstVersion> first(Lookup lookup) {
    return PACKAGES.stream()
        .flatMap(name -> lookup.of(name).stream())
        .flatMap(text -> SstVersion.of(text).stream())
        .findFirst();
  }

  private static Optional<String> locked(Path app, String name) {
    Optional<JsonObject> lock = object(app.resolve("package-lock.json"));
    return lock.flatMap(json -> json.object("packages"))
        .flatMap(packages -> packages.object("node_modules/" + name))
        .or(
            () ->
                lock.flatMap(json -> json.object("dependencies"))
                    .flatMap(dependencies -> dependencies.object(name)))
        .flatMap(entry -> entry.string("version"));
  }

  private static Optional<String> asked(Path app, String name) {
    Optional<JsonObject> json = object(app.resolve("package.json"));
    return json.flatMap(file -> file.object("dependencies"))
        .flatMap(dependencies -> dependencies.string(name))
        .or(
            () ->
                json.flatMap(file -> file.object("devDependencies"))
                    .flatMap(dependencies -> dependencies.string(name)));
  }

  private static Optional<String> text(Path file, String member) {
    return object(file).flatMap(json -> json.string(member));
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
