package io.github.sstiam.reader.construct;

import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptValue;

/**
 * A construct that the app declares, or one that another construct of the tables creates.
 *
 * @param name its name in the tables
 * @param path the IDs that lead to it from its stack
 * @param props its properties
 * @param source the object that the app created, or the one that created this construct
 * @param isNested whether another construct of the tables creates it
 */
record ConstructDeclaration(
    String name, ConstructPath path, ScriptValue props, Instance source, boolean isNested) {
  /** The same construct with other properties. */
  ConstructDeclaration with(ScriptValue others) {
    return new ConstructDeclaration(name, path, others, source, isNested);
  }

  /** How messages name it: {@code Api "Orders"}. */
  String label() {
    return name + " \"" + path.id().pattern() + "\"";
  }
}
