package io.github.sstiam.reader.script;

import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.Bool;
import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Func;
import io.github.sstiam.reader.script.ScriptValue.Native;
import io.github.sstiam.reader.script.ScriptValue.Nothing;
import io.github.sstiam.reader.script.ScriptValue.Num;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Token;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The functions and classes of JavaScript itself
 * (https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects) that apps use
 * to declare resources. All others return an unknown value.
 *
 * <p>The tables of functions by name, here and in {@link ArrayMethods} and {@link StringMethods},
 * are switches and no maps: a map would make a class for each function when the JVM starts.
 */
final class Builtins {
  private final Caller caller;
  private final ArrayMethods arrays;

  Builtins(Caller caller) {
    this.caller = caller;
    this.arrays = new ArrayMethods(caller);
  }

  /**
   * Calls a method of a built-in type.
   *
   * @return what it returns; empty if the object is of another type
   */
  Optional<ScriptValue> method(
      ScriptValue object, String name, List<ScriptValue> arguments, Place place) {
    if (object instanceof Arr array) {
      Optional<ScriptValue> returned = arrays.call(array, name, arguments, place);
      return returned.isPresent() ? returned : Optional.of(caller.mayCall(arguments, place));
    }
    if (object instanceof Str string) {
      return Optional.of(StringMethods.call(string.text(), name, arguments, place));
    }
    boolean isFunction = object instanceof Func || object instanceof Native;
    if (isFunction && (name.equals("bind") || name.equals("call"))) {
      return Optional.of(function(object, name, arguments, place));
    }
    return object instanceof Num || object instanceof Bool || object instanceof Nothing
        ? Optional.of(caller.mayCall(arguments, place))
        : Optional.empty();
  }

  private ScriptValue function(
      ScriptValue function, String name, List<ScriptValue> arguments, Place place) {
    Optional<ScriptValue> self =
        arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.get(0));
    return name.equals("bind")
        ? new Native((given, at) -> caller.call(function, self, given, at))
        : caller.call(
            function,
            self,
            arguments.subList(Math.min(1, arguments.size()), arguments.size()),
            place);
  }

  /**
   * Calls a global function.
   *
   * @return what it returns; empty if it is not implemented here
   */
  static Optional<ScriptValue> global(External function, List<ScriptValue> arguments, Place place) {
    if (!function.module().isEmpty()) {
      return Optional.empty();
    }
    ScriptValue first = first(arguments);
    return Optional.ofNullable(
        switch (function.path()) {
          case "Array.from" -> elements(first, place);
          case "Array.isArray" -> isArray(first, place);
          case "Array.of" -> Arr.of(arguments);
          case "Boolean" -> Operators.bool(Operators.truth(first), place);
          case "Number", "parseFloat", "parseInt" -> number(first, place);
          case "Object.assign" -> assigned(arguments, place);
          case "Object.entries" -> listed(first, Listing.ENTRIES, place);
          case "Object.freeze" -> first;
          case "Object.fromEntries" -> fromEntries(first, place);
          case "Object.keys" -> listed(first, Listing.KEYS, place);
          case "Object.values" -> listed(first, Listing.VALUES, place);
          case "Promise.all", "Promise.allSettled" -> elements(first, place);
          case "Promise.resolve" -> first;
          case "String" -> new Str(Operators.text(first));
          case "structuredClone" -> first;
          default -> null;
        });
  }

  /** The first argument of a call. */
  static ScriptValue first(List<ScriptValue> arguments) {
    return arguments.isEmpty() ? ScriptValue.UNDEFINED : arguments.get(0);
  }

  private static ScriptValue isArray(ScriptValue value, Place place) {
    return ScriptValue.isUnknown(value) ? Unknown.at(place) : new Bool(value instanceof Arr);
  }

  private static ScriptValue number(ScriptValue value, Place place) {
    if (value instanceof Num) {
      return value;
    }
    if (!(value instanceof Str string) || !string.text().isKnown()) {
      return Unknown.at(place);
    }
    try {
      String text = string.text().literals().get(0);
      return new Num(Double.parseDouble(text.replace("_", "").trim()));
    } catch (NumberFormatException e) {
      return Unknown.at(place);
    }
  }

  /** What {@code new} makes of a class of JavaScript. */
  static ScriptValue made(External type, List<ScriptValue> arguments, Place place) {
    return type.path().equals("Set") && !arguments.isEmpty()
        ? elements(arguments.get(0), place)
        : Unknown.at(place);
  }

  private enum Listing {
    KEYS,
    VALUES,
    ENTRIES
  }

  private static ScriptValue listed(ScriptValue value, Listing listing, Place place) {
    if (value instanceof Arr array && listing == Listing.VALUES) {
      return array;
    }
    if (!(value instanceof Obj object)) {
      return elements(Unknown.at(place), place);
    }
    Arr list = new Arr();
    for (Map.Entry<String, ScriptValue> member : object.members().entrySet()) {
      list.elements()
          .add(
              switch (listing) {
                case KEYS -> Str.of(member.getKey());
                case VALUES -> member.getValue();
                case ENTRIES -> Arr.of(List.of(Str.of(member.getKey()), member.getValue()));
              });
    }
    list.open(object.rest());
    return list;
  }

  private static ScriptValue assigned(List<ScriptValue> arguments, Place place) {
    if (arguments.isEmpty() || !(arguments.get(0) instanceof Obj target)) {
      return Unknown.at(place);
    }
    for (ScriptValue source : arguments.subList(1, arguments.size())) {
      spread(source, target, place);
    }
    return target;
  }

  private static ScriptValue fromEntries(ScriptValue entries, Place place) {
    Obj object = new Obj();
    Arr list = elements(entries, place);
    for (ScriptValue entry : list.elements()) {
      Optional<String> name = Optional.empty();
      if (entry instanceof Arr pair && pair.elements().size() == 2) {
        name = Operators.knownText(pair.elements().get(0));
      }
      if (name.isPresent()) {
        object.members().put(name.get(), ((Arr) entry).elements().get(1));
      } else {
        object.open(place);
      }
    }
    object.open(list.rest());
    return object;
  }

  /** Adds the members of one object to another. */
  static void spread(ScriptValue source, Obj target, Place place) {
    if (source instanceof Obj object) {
      target.members().putAll(object.members());
      target.open(object.rest());
    } else if (source instanceof Unknown unknown) {
      for (ScriptValue candidate : unknown.candidates()) {
        if (candidate instanceof Obj object) {
          maySpread(object, target, place);
        }
      }
      if (unknown.candidates().isEmpty()) {
        target.open(place);
      }
    } else if (source instanceof Token || source instanceof External) {
      target.open(place);
    }
  }

  /** Each member keeps its value or gets the new one. */
  private static void maySpread(Obj source, Obj target, Place place) {
    for (Map.Entry<String, ScriptValue> member : source.members().entrySet()) {
      ScriptValue old = target.members().getOrDefault(member.getKey(), ScriptValue.UNDEFINED);
      target.members().put(member.getKey(), Unknown.either(place, old, member.getValue()));
    }
  }

  /** Adds the elements of one value to an array. */
  static void append(Arr target, ScriptValue source, Place place) {
    Arr elements = elements(source, place);
    target.elements().addAll(elements.elements());
    target.open(elements.rest());
  }

  /** The elements of a value, as far as they are known. */
  static Arr elements(ScriptValue value, Place place) {
    if (value instanceof Arr array) {
      return array;
    }
    Arr array = new Arr();
    if (value instanceof Unknown unknown) {
      for (ScriptValue candidate : unknown.candidates()) {
        if (candidate instanceof Arr some) {
          for (ScriptValue element : some.elements()) {
            array.elements().add(Unknown.either(place, ScriptValue.UNDEFINED, element));
          }
        }
      }
    }
    if (!(value instanceof Nothing)) {
      array.open(place);
    }
    return array;
  }

  /** The index that a name is; negative for another name. */
  static int arrayIndex(String name) {
    if (name.isEmpty() || name.length() > 9) {
      return -1;
    }
    int index = 0;
    for (int i = 0; i < name.length(); i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      index = 10 * index + digit;
    }
    return index;
  }
}
