package io.github.sstiam.reader;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.SstVersion;
import io.github.sstiam.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folder of an SST app: what its files say of it before anything of the app is run.
 *
 * @param path the folder
 */
public record AppFolder(Path path) {
  /** Where the generations of SST and CDK put the cloud assembly, the newest first. */
  static final List<String> ASSEMBLIES = List.of(".sst/dist", ".build/cdk.out", "cdk.out");

  /** The configuration of SST 0 and 1. */
  private static final String SST_JSON = "sst.json";

  /** The same, and that of SST 2 and newer in the order in which sst 2.49.8 looks for it. */
  private static final List<String> CONFIGURATIONS =
      List.of(
          SST_JSON,
          "sst.config.ts",
          "sst.config.mts",
          "sst.config.cts",
          "sst.config.cjs",
          "sst.config.mjs",
          "sst.config.js");

  /** A configuration is a page; what is larger is none, and is not read. */
  private static final long MAX_CONFIGURATION = 1_000_000;

  private static final SstVersion THREE = new SstVersion(3, 0, 0);

  public AppFolder {
    requireNonNull(path, "path is null");
  }

  /** The file that configures SST, or empty where the folder has none. */
  public Optional<Path> configuration() {
    for (String name : CONFIGURATIONS) {
      Path file = path.resolve(name);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** Whether the folder is that of an app of SST or of CDK. */
  public boolean isApp() {
    return configuration().isPresent() || Files.isRegularFile(path.resolve("cdk.json"));
  }

  /** The cloud assemblies, relative to the folder, the newest generation first. */
  List<String> assemblies() {
    List<String> found = new ArrayList<>();
    for (String folder : ASSEMBLIES) {
      if (Files.exists(path.resolve(folder).resolve("manifest.json"))) {
        found.add(folder);
      }
    }
    return found;
  }

  /** When the newest of the cloud assemblies was written; empty where there is none. */
  public Optional<FileTime> lastSynthesis() {
    List<FileTime> times = new ArrayList<>();
    for (String assembly : assemblies()) {
      try {
        times.add(Files.getLastModifiedTime(path.resolve(assembly).resolve("manifest.json")));
      } catch (IOException e) {
        // Gone meanwhile, it is no assembly.
      }
    }
    return times.stream().max(FileTime::compareTo);
  }

  /** The version of SST that the package files say. */
  public Optional<SstVersion> version() {
    return PackageFiles.version(path);
  }

  /**
   * Whether SST deploys the app with Pulumi, so that there is no synthesis.
   *
   * @param version the version of SST, where it is known; else the configuration tells
   */
  public boolean isWithoutSynthesis(Optional<SstVersion> version) {
    return version.isPresent()
        ? version.get().compareTo(THREE) >= 0
        : configurationText().contains("$config(");
  }

  /** The app's name that {@code sst.json} gives. */
  public Optional<String> name() {
    return sstJson("name");
  }

  /** The file that {@code sst.json} names as the app's entry point. */
  public Optional<String> main() {
    return sstJson("main");
  }

  /** The text of the configuration; empty where there is none that can be read. */
  public String configurationText() {
    try {
      Optional<Path> file = configuration();
      return file.isPresent() && Files.size(file.get()) <= MAX_CONFIGURATION
          ? Files.readString(file.get())
          : "";
    } catch (IOException e) {
      return "";
    }
  }

  private Optional<String> sstJson(String name) {
    Optional<JsonObject> json = PackageFiles.object(path.resolve(SST_JSON));
    return json.isPresent() ? json.get().string(name) : Optional.empty();
  }
}
