package io.github.sstiam.reader.script;

import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One file of an app: its names and what it exports. */
final class Module {
  private static final String DEFAULT = "default";

  private final Interpreter interpreter;
  private final Path file;
  private final Scope scope = Scope.outermost();
  private final Map<String, Supplier<Optional<ScriptValue>>> exports = new LinkedHashMap<>();
  private final Obj commonJs = new Obj();
  private final Set<String> asked = new HashSet<>();

  Module(Interpreter interpreter, Path file) {
    this.interpreter = interpreter;
    this.file = file;
    commonJs.members().put("exports", new Obj());
    scope.declare("module", commonJs);
    scope.declare("exports", commonJs.members().get("exports"));
  }

  /** Evaluates the file's statements in their order, imports first. */
  void run(SyntaxNode program) {
    List<SyntaxNode> statements = program.parts();
    statements.stream()
        .filter(statement -> statement.type().equals("import_statement"))
        .forEach(this::imports);
    statements.forEach(statement -> interpreter.statements().hoist(statement, scope));
    statements.forEach(this::exportsOf);
    Statements.Frame frame = new Statements.Frame();
    try {
      for (SyntaxNode statement : statements) {
        if (statement.type().equals("export_statement")) {
          exported(statement, frame);
        } else {
          interpreter.statements().run(statement, scope, frame);
        }
      }
    } catch (Statements.Thrown e) {
      interpreter
          .library()
          .remark(e.place, "the code throws here when it is read; what comes after it is not read");
    }
  }

  /** What it exports, by name. */
  Obj namespace() {
    Obj namespace = new Obj();
    if (commonJs.members().get("exports") instanceof Obj given) {
      namespace.members().putAll(given.members());
    } else {
      namespace.members().put(DEFAULT, commonJs.members().get("exports"));
    }
    exports.forEach(
        (name, value) -> value.get().ifPresent(found -> namespace.members().put(name, found)));
    if (commonJs.members().get("exports") instanceof Obj given && !given.members().isEmpty()) {
      namespace.members().putIfAbsent(DEFAULT, given);
    }
    return namespace;
  }

  private ScriptValue exported(String name, Place place) {
    if (!asked.add(name)) {
      // Modules in a circle hand on a name that none of them sets.
      return Unknown.at(place);
    }
    try {
      ScriptValue found = namespace().members().get(name);
      // A name that a circle of imports has not set yet, or a type.
      return found == null ? Unknown.at(place) : found;
    } finally {
      asked.remove(name);
    }
  }

  private void imports(SyntaxNode statement) {
    Place place = statement.place();
    Optional<SyntaxNode> required = statement.first("import_require_clause");
    if (required.isPresent()) {
      String name = required.get().parts().get(0).text();
      scope.declareImport(name, () -> imported(source(required.get()), place));
      return;
    }
    if (statement.says("type")) {
      return;
    }
    String source = source(statement);
    Optional<Module> own = interpreter.modules().own(source, file, place);
    statement
        .first("import_clause")
        .ifPresent(clause -> clause.parts().forEach(part -> bind(part, own, source, place)));
  }

  private void bind(SyntaxNode part, Optional<Module> own, String source, Place place) {
    switch (part.type()) {
      case "identifier" ->
          scope.declareImport(part.text(), () -> named(own, source, DEFAULT, place));
      case "namespace_import" ->
          scope.declareImport(part.parts().get(0).text(), () -> imported(source, place));
      default ->
          part.ofType("import_specifier")
              .forEach(
                  specifier -> {
                    String name = specifier.textOf("name");
                    String alias = specifier.child("alias").map(SyntaxNode::text).orElse(name);
                    scope.declareImport(alias, () -> named(own, source, name, place));
                  });
    }
  }

  private ScriptValue named(Optional<Module> own, String source, String name, Place place) {
    if (own.isPresent()) {
      return own.get().exported(name, place);
    }
    ScriptValue module = imported(source, place);
    // The default export of a package that is written in CommonJS is all of it.
    return name.equals(DEFAULT) && module instanceof External
        ? module
        : interpreter.members().get(module, name, place);
  }

  private ScriptValue imported(String source, Place place) {
    return interpreter.modules().imported(source, file, place);
  }

  private static String source(SyntaxNode statement) {
    return Literals.unquoted(statement.textOf("source"));
  }

  /** Notes the names that a statement exports, so that modules in a circle see them. */
  private void exportsOf(SyntaxNode statement) {
    if (!statement.type().equals("export_statement") || statement.says("type")) {
      return;
    }
    Place place = statement.place();
    if (statement.child("source").isPresent()) {
      reExports(statement, place);
      return;
    }
    statement
        .child("declaration")
        .ifPresent(declaration -> declared(declaration, statement.says(DEFAULT)));
    statement
        .first("export_clause")
        .ifPresent(
            clause ->
                clause
                    .ofType("export_specifier")
                    .forEach(
                        specifier -> {
                          String name = specifier.textOf("name");
                          exports.put(alias(specifier), () -> scope.find(name));
                        }));
  }

  private static String alias(SyntaxNode specifier) {
    return specifier.child("alias").map(SyntaxNode::text).orElse(specifier.textOf("name"));
  }

  private void reExports(SyntaxNode statement, Place place) {
    String source = source(statement);
    Optional<Module> own = interpreter.modules().own(source, file, place);
    Optional<SyntaxNode> clause = statement.first("export_clause");
    if (clause.isPresent()) {
      clause
          .get()
          .ofType("export_specifier")
          .forEach(
              specifier ->
                  exports.put(
                      alias(specifier),
                      () -> Optional.of(named(own, source, specifier.textOf("name"), place))));
      return;
    }
    Optional<SyntaxNode> namespace = statement.first("namespace_export");
    if (namespace.isPresent()) {
      exports.put(
          namespace.get().parts().get(0).text(), () -> Optional.of(imported(source, place)));
      return;
    }
    own.ifPresent(
        module ->
            module
                .namespace()
                .members()
                .keySet()
                .forEach(
                    name ->
                        exports.putIfAbsent(
                            name, () -> Optional.of(module.exported(name, place)))));
  }

  private void declared(SyntaxNode declaration, boolean isDefault) {
    if (isDefault) {
      String name = declaration.textOf("name");
      exports.put(DEFAULT, () -> scope.find(name));
      return;
    }
    Optional<SyntaxNode> name = declaration.child("name");
    if (name.isPresent()) {
      exports.put(name.get().text(), () -> scope.find(name.get().text()));
    }
    declaration
        .ofType("variable_declarator")
        .flatMap(declarator -> names(declarator.child("name").orElseThrow()))
        .forEach(each -> exports.put(each, () -> scope.find(each)));
  }

  private static Stream<String> names(SyntaxNode pattern) {
    return pattern.type().equals("identifier")
            || pattern.type().equals("shorthand_property_identifier_pattern")
        ? Stream.of(pattern.text())
        : pattern.parts().stream().flatMap(Module::names);
  }

  private void exported(SyntaxNode statement, Statements.Frame frame) {
    Optional<SyntaxNode> declaration = statement.child("declaration");
    if (declaration.isPresent()) {
      interpreter.statements().run(declaration.get(), scope, frame);
      return;
    }
    Optional<SyntaxNode> value = statement.child("value");
    if (value.isPresent()) {
      ScriptValue exported = interpreter.expressions().named(value.get(), scope, DEFAULT);
      exports.put(DEFAULT, () -> Optional.of(exported));
    } else if (statement.says("=")) {
      commonJs
          .members()
          .put("exports", interpreter.expressions().value(statement.parts().get(0), scope));
    }
  }
}
