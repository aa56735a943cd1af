package io.github.sstiam.reader.construct;

import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptValue;
import java.util.List;

/**
 * A construct that the app declares, or one that another construct of the tables makes.
 *
 * @param name its name in the tables
 * @param path the IDs that lead to it from its stack
 * @param props its properties
 * @param source the object that the app made, or the one that made this construct
 * @param isNested whether another construct of the tables makes it
 */
record Declared(
    String name, List<String> path, ScriptValue props, Instance source, boolean isNested) {
  Declared {
    path = List.copyOf(path);
  }

  /** The same construct with other properties. */
  Declared with(ScriptValue others) {
    return new Declared(name, path, others, source, isNested);
  }

  /** How messages name it: {@code Api "Orders"}. */
  String shown() {
    return name + " \"" + id().replace(StackTemplate.OPEN, "*") + "\"";
  }

  /** The construct's own ID. */
  String id() {
    return path.isEmpty() ? "" : path.get(path.size() - 1);
  }
}
