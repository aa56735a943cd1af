package io.github.sstiam.reader.script;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The names that code can use at a place. */
final class Scope {
  private final Optional<Scope> outer;
  private final Map<String, ScriptValue> values = new HashMap<>();
  private final Map<String, Supplier<ScriptValue>> imports = new HashMap<>();

  private Scope(Optional<Scope> outer) {
    this.outer = outer;
  }

  static Scope outermost() {
    return new Scope(Optional.empty());
  }

  Scope inner() {
    return new Scope(Optional.of(this));
  }

  void declare(String name, ScriptValue value) {
    values.put(name, value);
  }

  /** Declares a name whose value another module may still be about to set. */
  void declareImport(String name, Supplier<ScriptValue> value) {
    imports.put(name, value);
  }

  Optional<ScriptValue> find(String name) {
    for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
      ScriptValue value = scope.get().values.get(name);
      if (value != null) {
        return Optional.of(value);
      }
      Supplier<ScriptValue> imported = scope.get().imports.get(name);
      if (imported != null) {
        return Optional.of(imported.get());
      }
    }
    return Optional.empty();
  }

  /** Sets a name where it is declared; one that nobody declares becomes one of this scope. */
  void assign(String name, ScriptValue value) {
    for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
      if (scope.get().values.containsKey(name)) {
        scope.get().values.put(name, value);
        return;
      }
    }
    values.put(name, value);
  }
}
