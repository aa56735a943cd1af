package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.Instance;
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
import java.util.Optional;

/**
 * A path into the properties of a construct.
 *
 * @param steps the names of members; {@code *} is every entry of an object or array
 */
record PropertyPath(List<String> steps) {
  private static final String ENTRY = "*";

  PropertyPath {
    steps = List.copyOf(steps);
  }

  /**
   * An entry of an object or array.
   *
   * @param key its name or index
   * @param value its value
   */
  record Entry(Text key, ScriptValue value) {}

  /**
   * The entries that a row is about at a time.
   *
   * @param of the entry by the path that leads to it
   */
  record Binding(Map<PropertyPath, Entry> of) {
    static final Binding NONE = new Binding(Map.of());

    /** The keys of the entries, the outermost first. */
    List<Text> keys() {
      return of.values().stream().map(Entry::key).toList();
    }
  }

  static PropertyPath of(String text) {
    return new PropertyPath(text.isEmpty() ? List.of() : List.of(text.split("\\.", -1)));
  }

  boolean hasEntries() {
    return steps.contains(ENTRY);
  }

  /** The path up to its last {@code *}. */
  PropertyPath toLastEntry() {
    return new PropertyPath(steps.subList(0, steps.lastIndexOf(ENTRY) + 1));
  }

  /** The bindings of the entries on a path that ends in one. */
  List<Binding> bindings(ScriptValue props) {
    List<Binding> bindings = List.of(Binding.NONE);
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).equals(ENTRY)) {
        PropertyPath collection = new PropertyPath(steps.subList(0, i));
        PropertyPath entry = new PropertyPath(steps.subList(0, i + 1));
        List<Binding> more = new ArrayList<>();
        for (Binding binding : bindings) {
          for (Entry found : entries(collection.value(props, binding))) {
            Map<PropertyPath, Entry> all = new LinkedHashMap<>(binding.of());
            all.put(entry, found);
            more.add(new Binding(all));
          }
        }
        bindings = more;
      }
    }
    return bindings;
  }

  /** The value at the path. */
  ScriptValue value(ScriptValue props, Binding binding) {
    ScriptValue value = props;
    for (int i = 0; i < steps.size(); i++) {
      String step = steps.get(i);
      if (step.equals(ENTRY)) {
        Entry entry = binding.of().get(new PropertyPath(steps.subList(0, i + 1)));
        value = entry == null ? any(value) : entry.value();
      } else {
        value = member(value, step);
      }
    }
    return value;
  }

  private static ScriptValue any(ScriptValue collection) {
    List<ScriptValue> values = entries(collection).stream().map(Entry::value).toList();
    return values.stream().reduce(PropertyPath::either).orElse(ScriptValue.UNDEFINED);
  }

  private static ScriptValue either(ScriptValue one, ScriptValue other) {
    List<ScriptValue> all = new ArrayList<>(candidates(one));
    all.addAll(candidates(other));
    return new Unknown(Tables.NOWHERE, all, isComplete(one) && isComplete(other));
  }

  static boolean isComplete(ScriptValue value) {
    return !(value instanceof Unknown unknown) || unknown.complete();
  }

  static List<ScriptValue> candidates(ScriptValue value) {
    return value instanceof Unknown unknown ? unknown.candidates() : List.of(value);
  }

  private static ScriptValue member(ScriptValue value, String name) {
    if (value instanceof Obj object) {
      ScriptValue found = object.members().get(name);
      return found != null
          ? found
          : object.isOpen() ? Unknown.at(Tables.NOWHERE) : ScriptValue.UNDEFINED;
    }
    if (value instanceof Unknown unknown) {
      if (unknown.candidates().isEmpty()) {
        return unknown;
      }
      List<ScriptValue> found =
          unknown.candidates().stream().map(candidate -> member(candidate, name)).toList();
      return new Unknown(
          unknown.place(),
          found.stream().flatMap(each -> candidates(each).stream()).toList(),
          unknown.complete() && found.stream().allMatch(PropertyPath::isComplete));
    }
    return ScriptValue.UNDEFINED;
  }

  private static List<Entry> entries(ScriptValue value) {
    List<Entry> entries = new ArrayList<>();
    boolean open = false;
    if (value instanceof Obj object) {
      object.members().forEach((name, member) -> entries.add(new Entry(Text.of(name), member)));
      open = object.isOpen();
    } else if (value instanceof Arr array) {
      for (int i = 0; i < array.elements().size(); i++) {
        entries.add(new Entry(Text.of(Integer.toString(i)), array.elements().get(i)));
      }
      open = array.isOpen();
    } else if (value instanceof Unknown unknown) {
      unknown.candidates().forEach(candidate -> entries.addAll(entries(candidate)));
      open = !unknown.complete();
    } else if (isSome(value)) {
      entries.add(new Entry(Text.of(""), value));
    }
    if (open) {
      entries.add(new Entry(Text.UNKNOWN, Unknown.at(Tables.NOWHERE)));
    }
    return entries.stream().filter(entry -> !(entry.value() instanceof Nothing)).toList();
  }

  private static boolean isSome(ScriptValue value) {
    return !(value instanceof Nothing)
        && !(value instanceof Bool bool && !bool.value())
        && (value instanceof Instance
            || value instanceof Token
            || !(value instanceof ScriptValue.Native));
  }

  /** The name of the last step. */
  Optional<String> last() {
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
  }

  @Override
  public String toString() {
    return String.join(".", steps);
  }
}
