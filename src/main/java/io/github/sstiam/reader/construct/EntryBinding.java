package io.github.sstiam.reader.construct;

import io.github.sstiam.app.PropertyPath;
import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.Place;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.Bool;
import io.github.sstiam.reader.script.ScriptValue.Nothing;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Token;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of objects and arrays that a row of a table is applied to: a row about {@code
 * routes.*} is applied once for each route. All paths of the row that lead through {@code routes.*}
 * then mean the same route.
 *
 * @param entries the entry for each path that ends in {@code *}, the outermost first
 */
record EntryBinding(Map<PropertyPath, Entry> entries) {
  /** The binding of a row that is not about entries. */
  static final EntryBinding NONE = new EntryBinding(Map.of());

  /**
   * An entry of an object or array.
   *
   * @param key its name or index
   * @param value its value
   */
  record Entry(Text key, ScriptValue value) {}

  /** One binding for each entry on a path that ends in {@code *}. */
  static List<EntryBinding> all(PropertyPath path, ScriptValue props) {
    List<EntryBinding> bindings = List.of(NONE);
    for (int i = 0; i < path.steps().size(); i++) {
      if (path.steps().get(i).equals(PropertyPath.ENTRY)) {
        PropertyPath collection = path.upTo(i);
        PropertyPath entry = path.upTo(i + 1);
        List<EntryBinding> more = new ArrayList<>();
        for (EntryBinding binding : bindings) {
          for (Entry each : entriesOf(binding.value(collection, props))) {
            Map<PropertyPath, Entry> all = new LinkedHashMap<>(binding.entries);
            all.put(entry, each);
            more.add(new EntryBinding(all));
          }
        }
        bindings = more;
      }
    }
    return bindings;
  }

  /** The keys of the entries, the outermost first. */
  List<Text> keys() {
    return entries.values().stream().map(Entry::key).toList();
  }

  /** The value at a path: of a bound entry, or of any entry if none is bound. */
  ScriptValue value(PropertyPath path, ScriptValue props) {
    ScriptValue value = props;
    for (int i = 0; i < path.steps().size(); i++) {
      String step = path.steps().get(i);
      if (step.equals(PropertyPath.ENTRY)) {
        Entry entry = entries.get(path.upTo(i + 1));
        value = entry == null ? any(value) : entry.value();
      } else {
        value = member(value, step);
      }
    }
    return value;
  }

  private static ScriptValue any(ScriptValue collection) {
    List<ScriptValue> values = entriesOf(collection).stream().map(Entry::value).toList();
    return values.stream().reduce(EntryBinding::either).orElse(ScriptValue.UNDEFINED);
  }

  private static ScriptValue either(ScriptValue one, ScriptValue other) {
    List<ScriptValue> all = new ArrayList<>(candidates(one));
    all.addAll(candidates(other));
    return new Unknown(Place.NOWHERE, all, isComplete(one) && isComplete(other));
  }

  private static boolean isComplete(ScriptValue value) {
    return !(value instanceof Unknown unknown) || unknown.complete();
  }

  /** The values that a value is known to have. */
  static List<ScriptValue> candidates(ScriptValue value) {
    return value instanceof Unknown unknown ? unknown.candidates() : List.of(value);
  }

  private static ScriptValue member(ScriptValue value, String name) {
    if (value instanceof Obj object) {
      ScriptValue member = object.members().get(name);
      return member != null
          ? member
          : object.isOpen() ? Unknown.at(Place.NOWHERE) : ScriptValue.UNDEFINED;
    }
    if (value instanceof Unknown unknown) {
      if (unknown.candidates().isEmpty()) {
        return unknown;
      }
      List<ScriptValue> members =
          unknown.candidates().stream().map(candidate -> member(candidate, name)).toList();
      return new Unknown(
          unknown.place(),
          members.stream().flatMap(each -> candidates(each).stream()).toList(),
          unknown.complete() && members.stream().allMatch(EntryBinding::isComplete));
    }
    return ScriptValue.UNDEFINED;
  }

  private static List<Entry> entriesOf(ScriptValue value) {
    List<Entry> entries = new ArrayList<>();
    boolean open = false;
    if (value instanceof Obj object) {
      object
          .members()
          .forEach(
              (name, member) ->
                  entries.add(new Entry(ConstructArguments.textOfMember(name), member)));
      open = object.isOpen();
    } else if (value instanceof Arr array) {
      for (int i = 0; i < array.elements().size(); i++) {
        entries.add(new Entry(Text.of(Integer.toString(i)), array.elements().get(i)));
      }
      open = array.isOpen();
    } else if (value instanceof Unknown unknown) {
      unknown.candidates().forEach(candidate -> entries.addAll(entriesOf(candidate)));
      open = !unknown.complete();
    } else if (isGiven(value)) {
      entries.add(new Entry(Text.of(""), value));
    }
    if (open) {
      entries.add(new Entry(Text.UNKNOWN, Unknown.at(Place.NOWHERE)));
    }
    return entries.stream().filter(entry -> !(entry.value() instanceof Nothing)).toList();
  }

  private static boolean isGiven(ScriptValue value) {
    return !(value instanceof Nothing)
        && !(value instanceof Bool bool && !bool.value())
        && (value instanceof Instance
            || value instanceof Token
            || !(value instanceof ScriptValue.Native));
  }
}
