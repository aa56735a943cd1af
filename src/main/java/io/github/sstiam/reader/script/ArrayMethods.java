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
  private final Interpreter interpreter;

  ArrayMethods(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Calls a method; empty where what it returns cannot be told. */
  Optional<ScriptValue> call(Arr array, String name, List<ScriptValue> arguments, Place place) {
    ScriptValue first = arguments.isEmpty() ? ScriptValue.UNDEFINED : arguments.get(0);
    return Optional.ofNullable(
        switch (name) {
          case "map" -> mapped(array, first, place);
          case "flatMap" -> flat(mapped(array, first, place));
          case "flat" -> flat(array);
          case "forEach" -> {
            mapped(array, first, place);
            yield ScriptValue.UNDEFINED;
          }
          case "filter" -> filtered(array, first, place);
          case "find", "some", "every" -> searched(array, name, first, place);
          case "reduce" -> reduced(array, arguments, place);
          case "push" -> {
            arguments.forEach(argument -> array.elements().add(argument));
            yield new Num(array.elements().size());
          }
          case "concat" -> concatenated(array, arguments);
          case "join" -> joined(array, first);
          case "includes" -> includes(array, first, place);
          case "slice" -> sliced(array, arguments, place);
          case "reverse" -> {
            Collections.reverse(array.elements());
            yield array;
          }
          case "sort", "values", "toString" -> name.equals("toString") ? null : array;
          case "entries" -> entries(array);
          default -> null;
        });
  }

  private ScriptValue turn(ScriptValue function, ScriptValue element, int index, Place place) {
    return interpreter.call(function, List.of(element, new Num(index)), place);
  }

  private Arr mapped(Arr array, ScriptValue function, Place place) {
    Arr result = new Arr();
    List<ScriptValue> elements = List.copyOf(array.elements());
    for (int i = 0; i < elements.size(); i++) {
      result.elements().add(turn(function, elements.get(i), i, place));
    }
    if (array.isOpen()) {
      interpreter.doubting(
          place,
          () -> interpreter.call(function, List.of(Unknown.at(place), Unknown.at(place)), place));
      result.open();
    }
    return result;
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
    if (array.isOpen()) {
      result.open();
    }
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
                kept.isPresent()
                    ? element
                    : Interpreter.either(place, ScriptValue.UNDEFINED, element));
      }
    }
    if (array.isOpen()) {
      result.open();
    }
    return result;
  }

  private ScriptValue searched(Arr array, String name, ScriptValue function, Place place) {
    boolean every = name.equals("every");
    List<ScriptValue> elements = array.elements();
    for (int i = 0; i < elements.size(); i++) {
      Optional<Boolean> found = Operators.truth(turn(function, elements.get(i), i, place));
      if (found.isEmpty()) {
        return name.equals("find") ? new Unknown(place, elements, false) : Unknown.at(place);
      }
      if (found.get() != every) {
        return name.equals("find") ? elements.get(i) : new Bool(!every);
      }
    }
    return array.isOpen()
        ? Unknown.at(place)
        : name.equals("find") ? ScriptValue.UNDEFINED : new Bool(every);
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
      result = interpreter.call(arguments.get(0), List.of(result, rest.get(i), new Num(i)), place);
    }
    return result;
  }

  private static Arr concatenated(Arr array, List<ScriptValue> arguments) {
    Arr result = Arr.of(array.elements());
    if (array.isOpen()) {
      result.open();
    }
    for (ScriptValue argument : arguments) {
      if (argument instanceof Arr more) {
        result.elements().addAll(more.elements());
        if (more.isOpen()) {
          result.open();
        }
      } else if (argument instanceof Unknown) {
        result.open();
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
      // A text that is too long is not known, and does not grow any more.
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
    if (array.isOpen()) {
      result.open();
    }
    return result;
  }

  private static Arr entries(Arr array) {
    Arr result = new Arr();
    for (int i = 0; i < array.elements().size(); i++) {
      result.elements().add(Arr.of(List.of(new Num(i), array.elements().get(i))));
    }
    if (array.isOpen()) {
      result.open();
    }
    return result;
  }
}
