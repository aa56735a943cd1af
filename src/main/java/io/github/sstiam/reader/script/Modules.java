package io.github.sstiam.reader.script;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import io.github.sstiam.reader.script.Syntax.Program;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The modules of an app: its files, resolved as Node and TypeScript resolve them, and never one
 * outside of its folder. A module that imports itself through others sees what it exports so far.
 */
final class Modules implements Evaluator.Imports {
  private static final List<String> EXTENSIONS =
      List.of(".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs");

  private final Path app;
  private final Limits limits;
  private final Evaluator evaluator;
  private final Map<Path, Module> loaded = new HashMap<>();
  private int loading;

  /**
   * @param app the app's folder
   * @param library what the imported packages do
   */
  Modules(Path app, Library library, Limits limits) {
    this.app = app.toAbsolutePath().normalize();
    this.limits = limits;
    this.evaluator = new Evaluator(library, this, limits);
  }

  Evaluator evaluator() {
    return evaluator;
  }

  /** Evaluates a file once. */
  Module load(Path file) {
    Path path = file.toAbsolutePath().normalize();
    Path real = real(path);
    Module known = loaded.get(real);
    if (known != null) {
      return known;
    }
    Module module = new Module(evaluator, this, path);
    loaded.put(real, module);
    String name = name(path);
    Program program = TypeScriptParser.parse(name, text(path, name), limits);
    if (loading >= limits.imports()) {
      throw new ScriptException(name + ": imports are nested too deeply to be read");
    }
    loading++;
    try {
      module.run(program);
    } finally {
      loading--;
    }
    return module;
  }

  /** Several links may lead to one file. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  @Override
  public ScriptValue imported(String specifier, Place place) {
    return imported(specifier, app.resolve(place.file()), place);
  }

  /**
   * What a module exports.
   *
   * @param specifier the name by which it is imported
   * @param from the file that imports it
   */
  ScriptValue imported(String specifier, Path from, Place place) {
    if (!specifier.startsWith(".")) {
      return new External(specifier, "");
    }
    Path file = found(specifier, from, place);
    String name = file.getFileName().toString();
    if (name.endsWith(".json")) {
      return data(file, place);
    }
    if (!isScript(file)) {
      return Unknown.at(place);
    }
    return load(file).namespace();
  }

  /** The module of a file of the app; empty for another package. */
  Optional<Module> own(String specifier, Path from, Place place) {
    if (!specifier.startsWith(".")) {
      return Optional.empty();
    }
    Path file = found(specifier, from, place);
    return isScript(file) ? Optional.of(load(file)) : Optional.empty();
  }

  private static boolean isScript(Path file) {
    for (String extension : EXTENSIONS) {
      if (file.toString().endsWith(extension)) {
        return true;
      }
    }
    return false;
  }

  private Path found(String specifier, Path from, Place place) {
    Path base = from.resolveSibling(specifier).normalize();
    if (!base.startsWith(app)) {
      throw new ScriptException(
          place,
          "\"" + specifier + "\" is outside of the app's folder and is not read. " + remedy());
    }
    String plain = base.toString();
    // TypeScript lets a file be imported by the name that it will have when it is compiled.
    String stem = plain.replaceFirst("\\.([mc]?)jsx?$", ".$1ts");
    for (String candidate : List.of(plain, stem)) {
      if (Files.isRegularFile(Path.of(candidate))) {
        return checked(Path.of(candidate), specifier, place);
      }
    }
    for (String folder : List.of("", "/index")) {
      for (String extension : EXTENSIONS) {
        Path candidate = Path.of(plain + folder + extension);
        if (Files.isRegularFile(candidate)) {
          return checked(candidate, specifier, place);
        }
      }
    }
    throw new ScriptException(
        place,
        "\""
            + specifier
            + "\" is imported, but the app has no such file (looked for "
            + name(base)
            + " with .ts, .js and similar extensions). Correct the import, or generate the file first.");
  }

  private Path checked(Path file, String specifier, Place place) {
    try {
      if (!file.toRealPath().startsWith(app.toRealPath())) {
        throw new ScriptException(
            place,
            "\"" + specifier + "\" leads out of the app's folder and is not read. " + remedy());
      }
      return file;
    } catch (IOException e) {
      throw new ScriptException(place + ": \"" + specifier + "\" cannot be read", e);
    }
  }

  private static String remedy() {
    return "Have the app synthesised (-Dsst-iam.synthesise=true), or give -Dsst-iam.appDirectory"
        + " the folder that holds all of it.";
  }

  private String text(Path file, String name) {
    try {
      if (!file.toRealPath().startsWith(app.toRealPath())) {
        throw new ScriptException(name + " leads out of the app's folder. " + remedy());
      }
      if (Files.size(file) > limits.fileSize()) {
        throw new ScriptException(
            name
                + " has more than "
                + limits.fileSize()
                + " bytes, like a bundle, and is not read. Import its sources instead, or "
                + "have the app synthesised (-Dsst-iam.synthesise=true).");
      }
      String text = Files.readString(file);
      // A byte order mark, which some editors write, is not code.
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new ScriptException(name + " is not UTF-8. Save it as UTF-8.", e);
    } catch (IOException e) {
      throw new ScriptException(
          name + " cannot be read. Check that it exists and that you may read it.", e);
    }
  }

  private ScriptValue data(Path file, Place place) {
    try {
      Obj namespace = new Obj();
      ScriptValue value = JsonValues.of(JsonReader.read(text(file, name(file))));
      if (value instanceof Obj object) {
        namespace.members().putAll(object.members());
      }
      namespace.members().put("default", value);
      return namespace;
    } catch (JsonSyntaxException e) {
      throw new ScriptException(
          place, name(file) + " is imported, but is not valid JSON: " + e.getMessage());
    }
  }

  /** The file's name from the app's folder. */
  String name(Path file) {
    Path relative = file.startsWith(app) ? app.relativize(file) : file.getFileName();
    return relative.toString().replace('\\', '/');
  }
}
