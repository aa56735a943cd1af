package io.github.sstiam.reader.script;

import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.ScriptValue.Bool;
import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Nothing;
import io.github.sstiam.reader.script.ScriptValue.Num;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.Optional;

/**
 * The operators of JavaScript on values that may be unknown
 * (https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Operators).
 */
final class Operators {
  private Operators() {}

  /** Whether a value counts as true; empty if it is unknown. */
  static Optional<Boolean> truth(ScriptValue value) {
    if (value instanceof Bool bool) {
      return Optional.of(bool.value());
    }
    if (value instanceof Nothing) {
      return Optional.of(false);
    }
    if (value instanceof Num number) {
      return Optional.of(number.value() != 0);
    }
    if (value instanceof Str string) {
      for (String literal : string.text().literals()) {
        if (!literal.isEmpty()) {
          return Optional.of(true);
        }
      }
      return string.text().isKnown() ? Optional.of(false) : Optional.empty();
    }
    return ScriptValue.isUnknown(value) ? Optional.empty() : Optional.of(true);
  }

  /** Whether two values are equal; empty if it is unknown. */
  static Optional<Boolean> same(ScriptValue one, ScriptValue other) {
    if (isIncomparable(one) || isIncomparable(other)) {
      return Optional.empty();
    }
    if (one instanceof Nothing && other instanceof Nothing) {
      return Optional.of(true);
    }
    return Optional.of(one.equals(other));
  }

  private static boolean isIncomparable(ScriptValue value) {
    return ScriptValue.isUnknown(value)
        || value instanceof External
        || (value instanceof Str string && !string.text().isKnown());
  }

  /** Whether a value is neither null nor undefined; empty if it is unknown. */
  static Optional<Boolean> isPresent(ScriptValue value) {
    return ScriptValue.isUnknown(value)
        ? Optional.empty()
        : Optional.of(!(value instanceof Nothing));
  }

  /** A value as a text; unknown for objects. */
  static Text text(ScriptValue value) {
    if (value instanceof Str string) {
      return string.text();
    }
    if (value instanceof Num number) {
      return Text.of(number.text());
    }
    if (value instanceof Bool bool) {
      return Text.of(Boolean.toString(bool.value()));
    }
    return value instanceof Nothing nothing ? Text.of(nothing.word()) : Text.UNKNOWN;
  }

  /** The text of a value if it is completely known. */
  static Optional<String> knownText(ScriptValue value) {
    Text text = text(value);
    return text.isKnown() ? Optional.of(text.literals().get(0)) : Optional.empty();
  }

  /** What a binary operator other than the logical ones returns. */
  static ScriptValue binary(String operator, ScriptValue left, ScriptValue right, Place place) {
    return switch (operator) {
      case "===", "==" -> bool(same(left, right), place);
      case "!==", "!=" -> bool(same(left, right).map(same -> !same), place);
      case "+" ->
          left instanceof Num one && right instanceof Num other
              ? new Num(one.value() + other.value())
              : joined(left, right, place);
      case "-", "*", "/", "%", "**", "<", "<=", ">", ">=" ->
          left instanceof Num one && right instanceof Num other
              ? calculated(operator, one.value(), other.value())
              : Unknown.at(place);
      default -> Unknown.at(place);
    };
  }

  private static ScriptValue joined(ScriptValue left, ScriptValue right, Place place) {
    boolean string = left instanceof Str || right instanceof Str;
    return string ? new Str(text(left).then(text(right))) : Unknown.at(place);
  }

  private static ScriptValue calculated(String operator, double left, double right) {
    return switch (operator) {
      case "-" -> new Num(left - right);
      case "*" -> new Num(left * right);
      case "/" -> new Num(left / right);
      case "%" -> new Num(left % right);
      case "**" -> new Num(Math.pow(left, right));
      case "<" -> new Bool(left < right);
      case "<=" -> new Bool(left <= right);
      case ">" -> new Bool(left > right);
      default -> new Bool(left >= right);
    };
  }

  /** What a unary operator returns. */
  static ScriptValue unary(String operator, ScriptValue value, Place place) {
    return switch (operator) {
      case "!" -> bool(truth(value).map(truth -> !truth), place);
      case "-" -> value instanceof Num number ? new Num(-number.value()) : Unknown.at(place);
      case "+" -> value instanceof Num ? value : Unknown.at(place);
      case "void" -> ScriptValue.UNDEFINED;
      default -> Unknown.at(place);
    };
  }

  /** A boolean that may be unknown. */
  static ScriptValue bool(Optional<Boolean> value, Place place) {
    return value.isPresent() ? new Bool(value.get()) : Unknown.at(place);
  }
}
