package io.github.sstiam.reader.script;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The variables that code can use at a place: those of a block, and those of the blocks around. */
final class Scope {
  private final Scope outer;
  private final Map<String, ScriptValue> values = new HashMap<>();
  private final Map<String, Supplier<ScriptValue>> imports = new HashMap<>();

  private Scope(Scope outer) {
    this.outer = outer;
  }

  static Scope outermost() {
    return new Scope(null);
  }

  Scope inner() {
    return new Scope(this);
  }

  void declare(String name, ScriptValue value) {
    values.put(name, value);
  }

  /** Declares a name whose value another module may not have set yet. */
  void declareImport(String name, Supplier<ScriptValue> value) {
    imports.put(name, value);
  }

  /** The value of a variable; empty if it is not declared. */
  Optional<ScriptValue> find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      ScriptValue value = scope.values.get(name);
      if (value != null) {
        return Optional.of(value);
      }
      Supplier<ScriptValue> imported = scope.imports.get(name);
      if (imported != null) {
        return Optional.of(imported.get());
      }
    }
    return Optional.empty();
  }

  /**
   * Assigns a variable where it is declared; one that is not declared becomes one of this scope.
   */
  void assign(String name, ScriptValue value) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.values.containsKey(name)) {
        scope.values.put(name, value);
        return;
      }
    }
    values.put(name, value);
  }
}
