package io.github.sstiam.reader.construct;

import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.Bool;
import io.github.sstiam.reader.script.ScriptValue.Nothing;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of a construct's method, and a row of the tables that says what it means.
 *
 * @param row the row
 * @param call the call
 */
record CallRow(TableRow row, Instance.Call call) {
  /** The name that SST gives to a subscription to several types of events. */
  private static final String SEVERAL = "multi";

  /** The arguments of the call as an entry of its own. */
  Obj entry() {
    Obj entry = new Obj();
    for (int i = 0; i < Math.min(row.arguments().size(), call.arguments().size()); i++) {
      String name = row.arguments().get(i);
      ScriptValue value = call.arguments().get(i);
      if (!name.equals("...")) {
        entry.members().put(name, value);
      } else if (value instanceof Obj more) {
        entry.members().putAll(more.members());
      } else if (!(value instanceof Nothing)) {
        entry.open(Tables.NOWHERE);
      }
    }
    return entry;
  }

  /** The argument that counts. */
  ScriptValue argument() {
    int index = row.argument() + (isNamed() ? first() : 0);
    boolean given = row.json().get("argument").isPresent() && index < call.arguments().size();
    return given ? call.arguments().get(index) : new Bool(true);
  }

  /**
   * The property that the call adds to. In the tables {@code $1} is the text of the call's second
   * argument, and {@code +} an entry of its own for each call.
   *
   * @param later what earlier calls added
   */
  List<String> steps(String path, Obj later) {
    List<String> steps = new ArrayList<>();
    for (String step : path.split("\\.", -1)) {
      if (step.matches("\\$[0-9]")) {
        int index = step.charAt(1) - '0';
        steps.add(
            index < call.arguments().size() ? Constructs.id(call.arguments().get(index)) : "");
      } else if (step.equals("+")) {
        steps.add(isNamed() ? named(steps, later) : Integer.toString(later.members().size() + 1));
      } else {
        steps.add(step);
      }
    }
    return steps;
  }

  /** Whether an argument before the one that counts names the entry. */
  private boolean isNamed() {
    return row.argument() > 0 && row.into().filter(path -> path.endsWith("+")).isPresent();
  }

  /** The first argument that counts: a construct before it is the scope of what is made. */
  private int first() {
    return !call.arguments().isEmpty() && call.arguments().get(0) instanceof Instance ? 1 : 0;
  }

  /** SST's name for a subscription: the type of event, and how many there are of it. */
  private String named(List<String> before, Obj later) {
    ScriptValue type =
        first() < call.arguments().size() ? call.arguments().get(first()) : ScriptValue.UNDEFINED;
    if (type instanceof Arr types && !types.isOpen()) {
      type = types.elements().size() == 1 ? types.elements().get(0) : ScriptValue.Str.of(SEVERAL);
    }
    String name = Constructs.id(type).replaceAll("[^a-zA-Z_" + StackTemplate.OPEN + "]", "_") + "_";
    int count = 1;
    if (later.members().get(String.join(".", before)) instanceof Obj entries) {
      while (entries.members().containsKey(name + count)) {
        count++;
      }
    }
    return name + count;
  }
}
