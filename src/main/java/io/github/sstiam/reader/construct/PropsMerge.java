package io.github.sstiam.reader.construct;

import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.Nothing;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.ArrayList;
import java.util.List;

/** Merges properties over defaults, as SST does. */
final class PropsMerge {
  private PropsMerge() {}

  /**
   * Merges one object over another: objects member by member, arrays one after the other.
   *
   * @param below the defaults
   * @param above the properties, which count where both have a value
   */
  static ScriptValue over(ScriptValue below, ScriptValue above) {
    if (below instanceof Unknown unknown && above instanceof Obj object) {
      Obj all = new Obj();
      all.members().putAll(object.members());
      if (unknown.complete()) {
        List<ScriptValue> ways =
            unknown.candidates().stream().map(candidate -> over(candidate, above)).toList();
        return new Unknown(unknown.place(), ways, true);
      }
      all.open(unknown.place());
      return all;
    }
    if (!(below instanceof Obj under)) {
      return above;
    }
    if (above instanceof Nothing) {
      return below;
    }
    if (!(above instanceof Obj over)) {
      return above;
    }
    Obj all = new Obj();
    all.members().putAll(under.members());
    over.members().forEach((name, value) -> all.members().merge(name, value, PropsMerge::member));
    all.open(under.rest());
    all.open(over.rest());
    return all;
  }

  private static ScriptValue member(ScriptValue below, ScriptValue above) {
    if (below instanceof Arr first && above instanceof Arr second) {
      List<ScriptValue> all = new ArrayList<>(first.elements());
      all.addAll(second.elements());
      Arr array = Arr.of(all);
      array.open(first.rest());
      array.open(second.rest());
      return array;
    }
    return over(below, above);
  }
}
