package io.github.sstiam.reader.script;

import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import io.github.sstiam.reader.script.Syntax.ExportAll;
import io.github.sstiam.reader.script.Syntax.ExportAssignment;
import io.github.sstiam.reader.script.Syntax.ExportDeclaration;
import io.github.sstiam.reader.script.Syntax.ExportDefault;
import io.github.sstiam.reader.script.Syntax.ExportNames;
import io.github.sstiam.reader.script.Syntax.ExportSpecifier;
import io.github.sstiam.reader.script.Syntax.Import;
import io.github.sstiam.reader.script.Syntax.ImportRequire;
import io.github.sstiam.reader.script.Syntax.ImportSpecifier;
import io.github.sstiam.reader.script.Syntax.Program;
import io.github.sstiam.reader.script.Syntax.Statement;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One file of an app: its variables and what it exports. */
final class Module {
  private static final String DEFAULT = "default";

  private static final String EXPORTS = "exports";

  private final Evaluator evaluator;
  private final Modules modules;
  private final Path file;
  private final Scope scope = Scope.outermost();
  private final Map<String, Supplier<Optional<ScriptValue>>> exports = new LinkedHashMap<>();
  private final Obj commonJs = new Obj();
  private final Set<String> requested = new HashSet<>();

  Module(Evaluator evaluator, Modules modules, Path file) {
    this.evaluator = evaluator;
    this.modules = modules;
    this.file = file;
    commonJs.members().put(EXPORTS, new Obj());
    scope.declare("module", commonJs);
    scope.declare(EXPORTS, commonJs.members().get(EXPORTS));
  }

  /** Evaluates the file's statements in their order, imports first. */
  void run(Program program) {
    for (Statement statement : program.body()) {
      if (statement instanceof Import imports) {
        declare(imports);
      } else if (statement instanceof ImportRequire required) {
        scope.declareImport(required.local(), () -> imported(required.source(), required.place()));
      }
    }
    for (Statement statement : program.body()) {
      evaluator.hoist(statement, scope);
    }
    for (Statement statement : program.body()) {
      export(statement);
    }
    Evaluator.Frame frame = new Evaluator.Frame();
    try {
      for (Statement statement : program.body()) {
        execute(statement, frame);
      }
    } catch (Evaluator.Thrown e) {
      evaluator.remark(e.place, "the code throws here; the rest of the module is not evaluated");
    }
  }

  private void execute(Statement statement, Evaluator.Frame frame) {
    if (statement instanceof ExportDeclaration export) {
      evaluator.execute(export.declaration(), scope, frame);
    } else if (statement instanceof ExportDefault export) {
      ScriptValue value = evaluator.named(export.value(), scope, DEFAULT);
      exports.put(DEFAULT, () -> Optional.of(value));
    } else if (statement instanceof ExportAssignment export) {
      commonJs.members().put(EXPORTS, evaluator.value(export.value(), scope));
    } else {
      evaluator.execute(statement, scope, frame);
    }
  }

  /** What it exports so far, by name. */
  Obj namespace() {
    Obj namespace = new Obj();
    ScriptValue given = commonJs.members().get(EXPORTS);
    if (given instanceof Obj object) {
      namespace.members().putAll(object.members());
    } else {
      namespace.members().put(DEFAULT, given);
    }
    exports.forEach(
        (name, value) -> value.get().ifPresent(found -> namespace.members().put(name, found)));
    if (given instanceof Obj object && !object.members().isEmpty()) {
      namespace.members().putIfAbsent(DEFAULT, given);
    }
    return namespace;
  }

  private ScriptValue exported(String name, Place place) {
    if (!requested.add(name)) {
      // Modules that import each other pass on a name that none of them sets.
      return Unknown.at(place);
    }
    try {
      ScriptValue found = namespace().members().get(name);
      // A type, or a name that modules that import each other have not set yet.
      return found == null ? Unknown.at(place) : found;
    } finally {
      requested.remove(name);
    }
  }

  private void declare(Import node) {
    Place place = node.place();
    String source = node.source();
    Optional<Module> own = modules.own(source, file, place);
    for (ImportSpecifier specifier : node.specifiers()) {
      Optional<String> name = specifier.imported();
      scope.declareImport(
          specifier.local(),
          name.isPresent()
              ? () -> named(own, source, name.get(), place)
              : () -> imported(source, place));
    }
  }

  private ScriptValue named(Optional<Module> own, String source, String name, Place place) {
    if (own.isPresent()) {
      return own.get().exported(name, place);
    }
    ScriptValue module = imported(source, place);
    // The default export of a CommonJS package is the whole package.
    return name.equals(DEFAULT) && module instanceof External
        ? module
        : evaluator.member(module, name, place);
  }

  private ScriptValue imported(String source, Place place) {
    return modules.imported(source, file, place);
  }

  /**
   * Declares the names that a statement exports, so that modules that import each other see them.
   */
  private void export(Statement statement) {
    if (statement instanceof ExportDeclaration export) {
      for (String name : export.names()) {
        exports.put(export.isDefault() ? DEFAULT : name, () -> scope.find(name));
      }
    } else if (statement instanceof ExportNames export) {
      export(export);
    } else if (statement instanceof ExportAll export) {
      export(export);
    }
  }

  private void export(ExportNames export) {
    Place place = export.place();
    Optional<Module> own =
        export.source().isPresent()
            ? modules.own(export.source().get(), file, place)
            : Optional.empty();
    for (ExportSpecifier specifier : export.specifiers()) {
      String name = specifier.local();
      exports.put(
          specifier.exported(),
          export.source().isPresent()
              ? () -> Optional.of(named(own, export.source().get(), name, place))
              : () -> scope.find(name));
    }
  }

  private void export(ExportAll export) {
    Place place = export.place();
    Optional<Module> own = modules.own(export.source(), file, place);
    if (export.name().isPresent()) {
      exports.put(export.name().get(), () -> Optional.of(imported(export.source(), place)));
    } else if (own.isPresent()) {
      for (String name : own.get().namespace().members().keySet()) {
        exports.putIfAbsent(name, () -> Optional.of(own.get().exported(name, place)));
      }
    }
  }
}
