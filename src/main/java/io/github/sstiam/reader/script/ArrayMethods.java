package io.github.sstiam.reader.script;

import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.Bool;
import io.github.sstiam.reader.script.ScriptValue.Num;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The methods of arrays
 * (https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Array).
 */
final class ArrayMethods {
  private final Caller caller;

  ArrayMethods(Caller caller) {
    this.caller = caller;
  }

  /**
   * Calls a method.
   *
   * @return what it returns; empty if it is not implemented
   */
  Optional<ScriptValue> call(Arr array, String name, List<ScriptValue> arguments, Place place) {
    ScriptValue first = Builtins.first(arguments);
    return Optional.ofNullable(
        switch (name) {
          case "concat" -> concatenated(array, arguments, place);
          case "entries" -> entries(array);
          case "every" -> tested(array, true, first, place);
          case "filter" -> filtered(array, first, place);
          case "find" -> found(array, first, place);
          case "flat" -> flat(array);
          case "flatMap" -> flat(mapped(array, first, place));
          case "forEach" -> forEach(array, first, place);
          case "includes" -> includes(array, first, place);
          case "join" -> joined(array, first);
          case "map" -> mapped(array, first, place);
          case "push" -> pushed(array, arguments);
          case "reduce" -> reduced(array, arguments, place);
          case "reverse" -> reversed(array);
          case "slice" -> sliced(array, arguments, place);
          case "some" -> tested(array, false, first, place);
          case "sort", "values" -> array;
          default -> null;
        });
  }

  private ScriptValue turn(ScriptValue function, ScriptValue element, int index, Place place) {
    return call(function, List.of(element, new Num(index)), place);
  }

  private ScriptValue call(ScriptValue function, List<ScriptValue> arguments, Place place) {
    return caller.call(function, Optional.empty(), arguments, place);
  }

  private Arr mapped(Arr array, ScriptValue function, Place place) {
    Arr result = new Arr();
    List<ScriptValue> elements = List.copyOf(array.elements());
    for (int i = 0; i < elements.size(); i++) {
      result.elements().add(turn(function, elements.get(i), i, place));
    }
    if (array.rest().isPresent()) {
      List<ScriptValue> unknown = List.of(array.rest().get(), Unknown.at(place));
      caller.mayCall(function, Optional.empty(), unknown, place);
      result.open(place);
    }
    return result;
  }

  private ScriptValue forEach(Arr array, ScriptValue function, Place place) {
    mapped(array, function, place);
    return ScriptValue.UNDEFINED;
  }

  private static ScriptValue pushed(Arr array, List<ScriptValue> arguments) {
    for (ScriptValue argument : arguments) {
      array.elements().add(argument);
    }
    return new Num(array.elements().size());
  }

  private static ScriptValue reversed(Arr array) {
    Collections.reverse(array.elements());
    return array;
  }

  private static Arr flat(Arr array) {
    Arr result = new Arr();
    for (ScriptValue element : array.elements()) {
      if (element instanceof Arr inner) {
        result.elements().addAll(inner.elements());
      } else {
        result.elements().add(element);
      }
    }
    result.open(array.rest());
    return result;
  }

  private Arr filtered(Arr array, ScriptValue function, Place place) {
    Arr result = new Arr();
    List<ScriptValue> elements = array.elements();
    for (int i = 0; i < elements.size(); i++) {
      Optional<Boolean> kept = Operators.truth(turn(function, elements.get(i), i, place));
      if (kept.orElse(true)) {
        ScriptValue element = elements.get(i);
        result
            .elements()
            .add(
                kept.isPresent() ? element : Unknown.either(place, ScriptValue.UNDEFINED, element));
      }
    }
    result.open(array.rest());
    return result;
  }

  private ScriptValue found(Arr array, ScriptValue function, Place place) {
    List<ScriptValue> elements = array.elements();
    for (int i = 0; i < elements.size(); i++) {
      Optional<Boolean> found = Operators.truth(turn(function, elements.get(i), i, place));
      if (found.isEmpty()) {
        return new Unknown(place, elements, false);
      }
      if (found.get()) {
        return elements.get(i);
      }
    }
    return array.isOpen() ? Unknown.at(place) : ScriptValue.UNDEFINED;
  }

  /** {@code every} if all elements must pass the test, else {@code some}. */
  private ScriptValue tested(Arr array, boolean all, ScriptValue function, Place place) {
    List<ScriptValue> elements = array.elements();
    for (int i = 0; i < elements.size(); i++) {
      Optional<Boolean> passes = Operators.truth(turn(function, elements.get(i), i, place));
      if (passes.isEmpty()) {
        return Unknown.at(place);
      }
      if (passes.get() != all) {
        return new Bool(!all);
      }
    }
    return array.isOpen() ? Unknown.at(place) : new Bool(all);
  }

  private ScriptValue reduced(Arr array, List<ScriptValue> arguments, Place place) {
    if (arguments.isEmpty()
        || array.isOpen()
        || (arguments.size() < 2 && array.elements().isEmpty())) {
      return null;
    }
    List<ScriptValue> rest = new ArrayList<>(array.elements());
    ScriptValue result = arguments.size() > 1 ? arguments.get(1) : rest.remove(0);
    for (int i = 0; i < rest.size(); i++) {
      result = call(arguments.get(0), List.of(result, rest.get(i), new Num(i)), place);
    }
    return result;
  }

  private static Arr concatenated(Arr array, List<ScriptValue> arguments, Place place) {
    Arr result = Arr.of(array.elements());
    result.open(array.rest());
    for (ScriptValue argument : arguments) {
      if (argument instanceof Arr more) {
        result.elements().addAll(more.elements());
        result.open(more.rest());
      } else if (argument instanceof Unknown) {
        result.open(place);
      } else {
        result.elements().add(argument);
      }
    }
    return result;
  }

  private static ScriptValue joined(Arr array, ScriptValue separator) {
    if (array.isOpen()) {
      return new Str(Text.UNKNOWN);
    }
    Text between =
        separator.equals(ScriptValue.UNDEFINED) ? Text.of(",") : Operators.text(separator);
    Text text = Text.of("");
    for (int i = 0; i < array.elements().size(); i++) {
      text = i == 0 ? text : text.then(between);
      // A string that is too long becomes unknown and does not grow any more.
      text = new Str(text.then(Operators.text(array.elements().get(i)))).text();
    }
    return new Str(text);
  }

  private static ScriptValue includes(Arr array, ScriptValue wanted, Place place) {
    boolean open = array.isOpen();
    for (ScriptValue element : array.elements()) {
      Optional<Boolean> same = Operators.same(element, wanted);
      if (same.isPresent() && same.get()) {
        return new Bool(true);
      }
      open |= same.isEmpty();
    }
    return open ? Unknown.at(place) : new Bool(false);
  }

  private static ScriptValue sliced(Arr array, List<ScriptValue> arguments, Place place) {
    int size = array.elements().size();
    int[] ends = {0, size};
    for (int i = 0; i < Math.min(2, arguments.size()); i++) {
      if (!(arguments.get(i) instanceof Num number)) {
        return Unknown.at(place);
      }
      int at = (int) number.value();
      ends[i] = Math.max(0, Math.min(size, at < 0 ? size + at : at));
    }
    Arr result = Arr.of(array.elements().subList(ends[0], Math.max(ends[0], ends[1])));
    result.open(array.rest());
    return result;
  }

  private static Arr entries(Arr array) {
    Arr result = new Arr();
    for (int i = 0; i < array.elements().size(); i++) {
      result.elements().add(Arr.of(List.of(new Num(i), array.elements().get(i))));
    }
    result.open(array.rest());
    return result;
  }
}
