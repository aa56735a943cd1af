package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Token;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the values that constructs and their methods are called with. */
final class ConstructArguments {
  /**
   * Stands for an unknown part in the name of an object's member. Names of members are strings, so
   * that a {@link Text} must be encoded in one; {@link #memberName} and {@link #textOfMember} are
   * the only places that know how. The character replaces an embedded object in plain text (U+FFFC)
   * and has no other use in a name.
   */
  private static final char UNKNOWN_PART = '\ufffc';

  private ConstructArguments() {}

  /** The text of a string; unknown for every other value. */
  static Text text(ScriptValue value) {
    return value instanceof Str string ? string.text() : Text.UNKNOWN;
  }

  /** The ID of a construct; CDK replaces slashes, which would end the ID in a path. */
  static Text id(ScriptValue value) {
    List<String> literals = new ArrayList<>();
    for (String literal : text(value).literals()) {
      literals.add(literal.replace('/', '-'));
    }
    return new Text(literals);
  }

  /** The ARN of an existing resource that the app imports by it, or of a string that is one. */
  static Text arn(ScriptValue value) {
    if (!(value instanceof Instance instance) || !instance.arguments().isEmpty()) {
      return text(value);
    }
    return instance.calls().stream()
        .filter(call -> call.method().matches("from\\w*Arn") && call.arguments().size() > 2)
        .map(call -> text(call.arguments().get(2)))
        .findFirst()
        .orElse(Text.UNKNOWN);
  }

  /** The construct that a value is, may be, or belongs to. */
  static Optional<Instance> construct(ScriptValue value) {
    if (value instanceof Instance instance) {
      return Optional.of(instance);
    }
    if (value instanceof Token token) {
      return Optional.of(token.of());
    }
    return value instanceof Unknown unknown
        ? unknown.candidates().stream().flatMap(each -> construct(each).stream()).findFirst()
        : Optional.empty();
  }

  /** The name of the member of an object for a text that may be unknown in part. */
  static String memberName(Text text) {
    return String.join(Character.toString(UNKNOWN_PART), text.literals());
  }

  /** The text for the name of an object's member. */
  static Text textOfMember(String name) {
    return name.indexOf(UNKNOWN_PART) < 0
        ? Text.of(name)
        : new Text(List.of(name.split(Character.toString(UNKNOWN_PART), -1)));
  }
}
