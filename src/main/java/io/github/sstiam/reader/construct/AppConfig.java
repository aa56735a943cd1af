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
 * The file that tells SST what the app is: {@code sst.json} in SST 0 and 1, {@code sst.config.*}
 * from SST 2 on.
 *
 * @param file the file
 * @param json its content, where it is {@code sst.json}
 */
record AppConfig(Path file, Optional<JsonObject> json) {
  /** Configurations are short. */
  private static final long MAX_SIZE = 1_000_000;

  private static final List<String> ENTRIES =
      List.of("lib/index.ts", "lib/index.js", "stacks/index.ts", "stacks/index.js");

  /**
   * Reads a configuration, unless it is a script, which the interpreter reads.
   *
   * @param file {@code sst.json} or {@code sst.config.*}
   */
  static AppConfig of(Path file) {
    if (!file.endsWith("sst.json")) {
      return new AppConfig(file, Optional.empty());
    }
    Path app = file.resolveSibling("");
    Path json = file;
    try {
      if (!json.toRealPath().startsWith(app.toRealPath())) {
        throw new ScriptException(
            "sst.json is a link to a file outside of the app's folder, and is not read.");
      }
      if (Files.size(json) > MAX_SIZE) {
        throw new ScriptException(
            "sst.json has more than " + MAX_SIZE + " bytes, and is not read. Make it shorter.");
      }
      if (JsonReader.read(Files.readString(json)) instanceof JsonObject object) {
        return new AppConfig(json, Optional.of(object));
      }
      throw new ScriptException("sst.json: it must be an object, such as {\"name\": \"orders\"}.");
    } catch (JsonSyntaxException e) {
      throw new ScriptException("sst.json, " + e.getMessage());
    } catch (IOException e) {
      throw new ScriptException(
          "sst.json cannot be read. Check its permissions, and that it is UTF-8.");
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
      // An app that was converted to TypeScript may still name the former JavaScript file.
      Path typed = app.resolve(main.get().replaceFirst("\\.js$", ".ts")).normalize();
      Path given = Files.isRegularFile(named) ? named : typed;
      if (!given.startsWith(app.normalize()) || !Files.isRegularFile(given)) {
        throw new ScriptException(
            "sst.json: \"main\" is \"" + main.get() + "\", which is not a file of the app.");
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
