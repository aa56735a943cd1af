package io.github.sstiam.reader.folder;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.DeployingTool;
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
 * @param givenVersion the version of SST that the user gives
 */
public record AppFolder(Path path, Optional<SstVersion> givenVersion) {
  /** Where the generations of SST and CDK put the cloud assembly, the newest first. */
  public static final List<String> ASSEMBLIES = List.of(".sst/dist", ".build/cdk.out", "cdk.out");

  /** The configuration of SST 0 and 1. */
  private static final String SST_JSON = "sst.json";

  /**
   * The configuration of SST 2 and newer, in the order in which SST 2 looks for it (sst 2.49.8,
   * project.js, CONFIG_EXTENSIONS).
   */
  private static final List<String> SCRIPTS =
      List.of(
          "sst.config.ts",
          "sst.config.mts",
          "sst.config.cts",
          "sst.config.cjs",
          "sst.config.mjs",
          "sst.config.js");

  /** Configurations are short; a larger file is not read. */
  private static final long MAX_CONFIGURATION = 1_000_000;

  public AppFolder {
    requireNonNull(path, "path is null");
    requireNonNull(givenVersion, "givenVersion is null");
  }

  /** A folder whose version of SST only the package files say. */
  public AppFolder(Path path) {
    this(path, Optional.empty());
  }

  /**
   * The file that configures SST, or empty where the folder has none.
   *
   * <p>SST 0 and 1 read {@code sst.json} and nothing else (@serverless-stack/cli 1.18.4,
   * bin/scripts.mjs). SST 2 and newer read {@code sst.config.*} and never {@code sst.json} (sst
   * 2.49.8, project.js; SST 3, pkg/project). So in a folder with both, which an app has that was
   * migrated, the version of SST decides; if it is not known, the newer form counts.
   */
  public Optional<Path> configuration() {
    Optional<Path> json = file(SST_JSON);
    for (String name : SCRIPTS) {
      Optional<Path> script = file(name);
      if (script.isPresent()) {
        return json.isPresent() && isBefore2() ? json : script;
      }
    }
    return json;
  }

  private Optional<Path> file(String name) {
    Path file = path.resolve(name);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  private boolean isBefore2() {
    Optional<SstVersion> version = version();
    return version.isPresent() && !version.get().isAtLeast(2, 0, 0);
  }

  /** Whether the folder is that of an app of SST or of CDK. */
  public boolean isApp() {
    return configuration().isPresent() || Files.isRegularFile(path.resolve("cdk.json"));
  }

  /** The cloud assemblies, relative to the folder, the newest generation first. */
  public List<String> assemblies() {
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
        // The file was deleted meanwhile, so that there is no assembly.
      }
    }
    return times.stream().max(FileTime::compareTo);
  }

  /** The version of SST: the given one, else what the package files say. */
  public Optional<SstVersion> version() {
    return givenVersion.isPresent() ? givenVersion : PackageFiles.version(path);
  }

  /**
   * Whether SST deploys the app with Pulumi, so that there is no synthesis: by the version of SST,
   * or by the configuration if the version is not known.
   */
  public boolean isWithoutSynthesis() {
    Optional<SstVersion> version = version();
    return version.isPresent()
        ? DeployingTool.ofSst(version.get()).isPulumi()
        : configurationText().contains("$config(");
  }

  /** The app's name that {@code sst.json} gives, where that is the configuration. */
  public Optional<String> name() {
    return sstJson("name");
  }

  /** The file that {@code sst.json} names as the entry point, where that is the configuration. */
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
    Optional<Path> file = configuration();
    if (file.isEmpty() || !file.get().endsWith(SST_JSON)) {
      return Optional.empty();
    }
    Optional<JsonObject> json = PackageFiles.object(file.get());
    return json.isPresent() ? json.get().string(name) : Optional.empty();
  }
}
