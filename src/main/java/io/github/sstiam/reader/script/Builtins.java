package io.github.sstiam.reader.script;

import io.github.sstiam.app.Text;
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
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What JavaScript brings along
 * (https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects), as far as
 * apps use it to declare resources. All else returns what cannot be told.
 */
final class Builtins {
  private final Interpreter interpreter;
  private final ArrayMethods arrays;

  Builtins(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.arrays = new ArrayMethods(interpreter);
  }

  /** Calls a method of a string or an array; empty where the object is neither. */
  Optional<ScriptValue> method(
      ScriptValue object, String name, List<ScriptValue> arguments, Place place) {
    if (object instanceof Arr array) {
      return Optional.of(
          arrays.call(array, name, arguments, place).orElseGet(() -> unknown(arguments, place)));
    }
    if (object instanceof Str string) {
      return Optional.of(string(string.text(), name, arguments, place));
    }
    boolean bound = object instanceof Func || object instanceof Native;
    if (bound && (name.equals("bind") || name.equals("call"))) {
      List<ScriptValue> rest =
          arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
      Optional<ScriptValue> self = arguments.stream().findFirst();
      return Optional.of(
          name.equals("bind")
              ? new Native((given, at) -> interpreter.calls().call(object, self, given, at))
              : interpreter.calls().call(object, self, rest, place));
    }
    return object instanceof Num || object instanceof Bool || object instanceof Nothing
        ? Optional.of(unknown(arguments, place))
        : Optional.empty();
  }

  /** What a call returns of which nothing is known; functions that it is given may be called. */
  ScriptValue unknown(List<ScriptValue> arguments, Place place) {
    for (ScriptValue argument : arguments) {
      if (argument instanceof Func function) {
        interpreter.doubting(
            place,
            () ->
                interpreter
                    .calls()
                    .call(
                        function,
                        Optional.empty(),
                        List.of(unnamed(place), unnamed(place)),
                        place));
      }
    }
    return Unknown.at(place);
  }

  private static ScriptValue unnamed(Place place) {
    return Unknown.at(place);
  }

  /** Calls a global function; empty where it is not JavaScript's own. */
  Optional<ScriptValue> global(External function, List<ScriptValue> arguments, Place place) {
    if (!function.module().isEmpty()) {
      return Optional.empty();
    }
    ScriptValue first = arguments.isEmpty() ? ScriptValue.UNDEFINED : arguments.get(0);
    return Optional.ofNullable(
        switch (function.path()) {
          case "Object.keys", "Object.values", "Object.entries" ->
              listed(function.path().substring(7), first, place);
          case "Object.assign" -> assigned(arguments, place);
          case "Object.fromEntries" -> fromEntries(first, place);
          case "Object.freeze", "Promise.resolve", "structuredClone" -> first;
          case "Promise.all", "Promise.allSettled", "Array.from" -> elements(first, place);
          case "Array.isArray" ->
              first instanceof Unknown || first instanceof Token
                  ? Unknown.at(place)
                  : new Bool(first instanceof Arr);
          case "Array.of" -> Arr.of(arguments);
          case "String" -> new Str(Operators.text(first));
          case "Boolean" ->
              Operators.truth(first).<ScriptValue>map(Bool::new).orElseGet(() -> unnamed(place));
          case "Number", "parseInt", "parseFloat" ->
              first instanceof Num || !(first instanceof Str string) || !string.text().isKnown()
                  ? first instanceof Num ? first : Unknown.at(place)
                  : Literals.number(string.text().literals().get(0), place);
          default -> null;
        });
  }

  /** What {@code new} makes of a class of JavaScript's own. */
  static ScriptValue made(External type, List<ScriptValue> arguments, Place place) {
    return type.path().equals("Set") && !arguments.isEmpty()
        ? elements(arguments.get(0), place)
        : Unknown.at(place);
  }

  private static ScriptValue listed(String what, ScriptValue value, Place place) {
    if (value instanceof Arr array && what.equals("values")) {
      return array;
    }
    if (!(value instanceof Obj object)) {
      return elements(Unknown.at(place), place);
    }
    Arr list = new Arr();
    object
        .members()
        .forEach(
            (name, member) ->
                list.elements()
                    .add(
                        switch (what) {
                          case "keys" -> Str.of(name);
                          case "values" -> member;
                          default -> Arr.of(List.of(Str.of(name), member));
                        }));
    if (object.isOpen()) {
      list.open();
    }
    return list;
  }

  private static ScriptValue assigned(List<ScriptValue> arguments, Place place) {
    if (arguments.isEmpty() || !(arguments.get(0) instanceof Obj target)) {
      return Unknown.at(place);
    }
    arguments.subList(1, arguments.size()).forEach(source -> spread(source, target, place));
    return target;
  }

  private static ScriptValue fromEntries(ScriptValue entries, Place place) {
    Obj object = new Obj();
    Arr list = elements(entries, place);
    for (ScriptValue entry : list.elements()) {
      if (entry instanceof Arr pair
          && pair.elements().size() == 2
          && Operators.text(pair.elements().get(0)).isKnown()) {
        String name = Operators.text(pair.elements().get(0)).literals().get(0);
        object.members().put(name, pair.elements().get(1));
      } else {
        object.open();
      }
    }
    if (list.isOpen()) {
      object.open();
    }
    return object;
  }

  /** Adds the members of one object to another. */
  static void spread(ScriptValue source, Obj target, Place place) {
    if (source instanceof Obj object) {
      target.members().putAll(object.members());
      if (object.isOpen()) {
        target.open();
      }
    } else if (source instanceof Unknown unknown) {
      // A member that may come, and may not.
      for (ScriptValue candidate : unknown.candidates()) {
        if (candidate instanceof Obj object) {
          object
              .members()
              .forEach(
                  (name, value) -> {
                    ScriptValue old = target.members().getOrDefault(name, ScriptValue.UNDEFINED);
                    target.members().put(name, Interpreter.either(place, old, value));
                  });
        }
      }
      if (unknown.candidates().isEmpty()) {
        target.open();
      }
    } else if (source instanceof Token || source instanceof External) {
      target.open();
    }
  }

  /** Adds the elements of one value to an array. */
  static void append(Arr target, ScriptValue source, Place place) {
    Arr elements = elements(source, place);
    target.elements().addAll(elements.elements());
    if (elements.isOpen()) {
      target.open();
    }
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
          some.elements()
              .forEach(
                  element ->
                      array
                          .elements()
                          .add(Interpreter.either(place, ScriptValue.UNDEFINED, element)));
        }
      }
    }
    if (!(value instanceof Nothing)) {
      array.open();
    }
    return array;
  }

  private static ScriptValue string(
      Text text, String name, List<ScriptValue> arguments, Place place) {
    List<Text> given = arguments.stream().map(Operators::text).toList();
    boolean known = text.isKnown() && given.stream().allMatch(Text::isKnown);
    boolean plain = arguments.stream().allMatch(argument -> argument instanceof Str);
    if (!known || !(plain || name.equals("slice") || name.equals("substring"))) {
      return name.equals("concat") ? concatenated(text, given) : Unknown.at(place);
    }
    String string = text.literals().get(0);
    List<String> words = given.stream().map(each -> each.literals().get(0)).toList();
    String first = words.isEmpty() ? "" : words.get(0);
    long longest = words.stream().mapToLong(String::length).max().orElse(0);
    if (name.startsWith("replace") && (string.length() + 1L) * longest > Str.MAX_LENGTH) {
      return Unknown.at(place);
    }
    return switch (name) {
      case "toLowerCase" -> Str.of(string.toLowerCase(Locale.ROOT));
      case "toUpperCase" -> Str.of(string.toUpperCase(Locale.ROOT));
      case "trim" -> Str.of(string.trim());
      case "toString" -> Str.of(string);
      case "startsWith" -> new Bool(string.startsWith(first));
      case "endsWith" -> new Bool(string.endsWith(first));
      case "includes" -> new Bool(string.contains(first));
      case "concat" -> concatenated(text, given);
      case "split" ->
          first.isEmpty()
              ? Unknown.at(place)
              : Arr.of(
                  List.of(string.split(Pattern.quote(first), -1)).stream().map(Str::of).toList());
      case "replace" ->
          Str.of(
              string.replaceFirst(
                  Pattern.quote(first),
                  Matcher.quoteReplacement(words.size() > 1 ? words.get(1) : "undefined")));
      case "replaceAll" -> Str.of(string.replace(first, words.size() > 1 ? words.get(1) : ""));
      default -> Unknown.at(place);
    };
  }

  private static Str concatenated(Text text, List<Text> more) {
    Text all = text;
    for (Text each : more) {
      all = all.then(each);
    }
    return new Str(all);
  }
}
