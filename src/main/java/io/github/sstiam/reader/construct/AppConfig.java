package io.github.sstiam.reader.construct;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.script.Place;
import io.github.sstiam.reader.script.ScriptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file that tells SST what the app is: {@code sst.json} in SST 0 and 1, {@code sst.config.ts}
 * from SST 2 on.
 *
 * @param file the file
 * @param json its content, where it is {@code sst.json}
 */
record AppConfig(Path file, Optional<JsonObject> json) {
  /** A configuration is a page. */
  private static final long MAX_SIZE = 1_000_000;

  private static final List<String> SCRIPTS =
      List.of(
          "sst.config.ts",
          "sst.config.mts",
          "sst.config.js",
          "sst.config.mjs",
          "sst.config.cjs",
          "sst.config.cts");

  private static final List<String> ENTRIES =
      List.of("lib/index.ts", "lib/index.js", "stacks/index.ts", "stacks/index.js");

  /** The configuration of an app; the newer form counts where there are both. */
  static AppConfig of(Path app) {
    Optional<Path> script =
        SCRIPTS.stream().map(app::resolve).filter(Files::isRegularFile).findFirst();
    if (script.isPresent()) {
      return new AppConfig(script.get(), Optional.empty());
    }
    Path json = app.resolve("sst.json");
    if (!Files.isRegularFile(json)) {
      throw new ScriptException(
          "There is no sst.json and no sst.config.ts in "
              + app
              + ". Give -Dsst-iam.appDirectory the folder of the SST app.");
    }
    try {
      if (!json.toRealPath().startsWith(app.toRealPath())) {
        throw new ScriptException("sst.json leads out of the app's folder, and is not read.");
      }
      if (Files.size(json) > MAX_SIZE) {
        throw new ScriptException(
            "sst.json has more than " + MAX_SIZE + " bytes, and is not read. It is no page.");
      }
      if (JsonReader.read(Files.readString(json)) instanceof JsonObject object) {
        return new AppConfig(json, Optional.of(object));
      }
      throw new ScriptException("sst.json: it must be an object, such as {\"name\": \"orders\"}.");
    } catch (JsonSyntaxException e) {
      throw new ScriptException("sst.json, " + e.getMessage());
    } catch (IOException e) {
      throw new ScriptException("sst.json cannot be read. Check its rights and that it is UTF-8.");
    }
  }

  /** The text of a member of {@code sst.json}. */
  Optional<String> text(String name) {
    return json.flatMap(object -> object.string(name)).filter(text -> !text.isBlank());
  }

  /** The module that makes the stacks, by {@code sst.json} or where SST looks for it. */
  Path entry() {
    Path app = file.resolveSibling("");
    Optional<String> main = text("main");
    if (main.isPresent()) {
      Path named = app.resolve(main.get()).normalize();
      // An app that went over to TypeScript may still name the JavaScript of before.
      Path typed = app.resolve(main.get().replaceFirst("\\.js$", ".ts")).normalize();
      Path given = Files.isRegularFile(named) ? named : typed;
      if (!given.startsWith(app.normalize()) || !Files.isRegularFile(given)) {
        throw new ScriptException(
            "sst.json: \"main\" is \"" + main.get() + "\", which is no file of the app.");
      }
      return given;
    }
    return ENTRIES.stream()
        .map(app::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new ScriptException(
                    "No file makes the stacks of the app (looked for "
                        + String.join(", ", ENTRIES)
                        + "). Name it in sst.json as \"main\"."));
  }

  /** Where the app begins, for messages. */
  Place place() {
    return new Place(file.getFileName().toString(), 1);
  }
}
