package io.github.sstiam.reader.script;

import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.Bool;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The methods of strings
 * (https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/String). Only
 * {@code concat} is evaluated on a text or with arguments that are not completely known.
 */
final class StringMethods {
  private StringMethods() {}

  /** What a method returns. */
  static ScriptValue call(Text text, String name, List<ScriptValue> arguments, Place place) {
    if (name.equals("concat")) {
      return concatenated(text, arguments);
    }
    List<String> strings = new ArrayList<>(arguments.size());
    for (ScriptValue argument : arguments) {
      if (!(argument instanceof Str string) || !string.text().isKnown()) {
        return Unknown.at(place);
      }
      strings.add(string.text().literals().get(0));
    }
    if (!text.isKnown()) {
      return Unknown.at(place);
    }
    String string = text.literals().get(0);
    String first = strings.isEmpty() ? "" : strings.get(0);
    return switch (name) {
      case "endsWith" -> new Bool(string.endsWith(first));
      case "includes" -> new Bool(string.contains(first));
      case "replace" -> replaced(string, strings, place);
      case "replaceAll" -> allReplaced(string, strings, place);
      case "split" -> split(string, first, place);
      case "startsWith" -> new Bool(string.startsWith(first));
      case "toLowerCase" -> Str.of(string.toLowerCase(Locale.ROOT));
      case "toString" -> Str.of(string);
      case "toUpperCase" -> Str.of(string.toUpperCase(Locale.ROOT));
      case "trim" -> Str.of(string.trim());
      default -> Unknown.at(place);
    };
  }

  private static Str concatenated(Text text, List<ScriptValue> arguments) {
    Text all = text;
    for (ScriptValue argument : arguments) {
      all = all.then(Operators.text(argument));
    }
    return new Str(all);
  }

  private static ScriptValue split(String string, String separator, Place place) {
    if (separator.isEmpty()) {
      return Unknown.at(place);
    }
    Arr parts = new Arr();
    int from = 0;
    for (int at = string.indexOf(separator); at >= 0; at = string.indexOf(separator, from)) {
      parts.elements().add(Str.of(string.substring(from, at)));
      from = at + separator.length();
    }
    parts.elements().add(Str.of(string.substring(from)));
    return parts;
  }

  private static ScriptValue replaced(String string, List<String> arguments, Place place) {
    if (isTooLong(string, arguments)) {
      return Unknown.at(place);
    }
    String wanted = arguments.isEmpty() ? "" : arguments.get(0);
    int at = string.indexOf(wanted);
    return at < 0
        ? Str.of(string)
        : Str.of(
            string.substring(0, at)
                + (arguments.size() > 1 ? arguments.get(1) : "undefined")
                + string.substring(at + wanted.length()));
  }

  private static ScriptValue allReplaced(String string, List<String> arguments, Place place) {
    return isTooLong(string, arguments)
        ? Unknown.at(place)
        : Str.of(
            string.replace(
                arguments.isEmpty() ? "" : arguments.get(0),
                arguments.size() > 1 ? arguments.get(1) : ""));
  }

  /** Whether a replacement may become longer than a string may be. */
  private static boolean isTooLong(String string, List<String> arguments) {
    long longest = 0;
    for (String argument : arguments) {
      longest = Math.max(longest, argument.length());
    }
    return (string.length() + 1L) * longest > Limits.STANDARD.textLength();
  }
}
