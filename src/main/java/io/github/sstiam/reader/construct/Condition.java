package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Text;
import io.github.sstiam.reader.construct.PropertyPath.Binding;
import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptValue;
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
 * A condition on a property of a construct. A value that cannot be told meets every condition that
 * one of the values meets which it may have, so that nothing that may be made is left out.
 *
 * @param path the property
 * @param test what is asked of it
 * @param words what it is compared with
 * @param negated whether the opposite is asked
 */
record Condition(PropertyPath path, Test test, List<String> words, boolean negated) {
  /** The condition that a construct is made by another one of the tables. */
  static final String NESTED = "$nested";

  /** What is asked of a property. */
  enum Test {
    /** It is there and not false. */
    SET,
    /** It is of a kind. */
    KIND,
    /** It is a text or a number. */
    TEXT
  }

  static Condition of(String text) {
    for (String operator : List.of(" is not ", " is ", " != ", " = ")) {
      int at = text.indexOf(operator);
      if (at > 0) {
        boolean kind = operator.startsWith(" is");
        String words = text.substring(at + operator.length());
        return new Condition(
            PropertyPath.of(text.substring(0, at)),
            kind ? Test.KIND : Test.TEXT,
            kind ? List.of(words.split("\\|", -1)) : List.of(words),
            operator.contains("not") || operator.contains("!"));
      }
    }
    boolean not = text.startsWith("!");
    return new Condition(PropertyPath.of(not ? text.substring(1) : text), Test.SET, List.of(), not);
  }

  /**
   * Whether it holds, or may hold.
   *
   * @param ofApp what conditions on the app itself ask for, by name: {@code $region} and so on
   */
  boolean holds(Declared construct, Binding binding, Map<String, ScriptValue> ofApp) {
    String first = path.steps().get(0);
    if (first.equals(NESTED)) {
      return construct.isNested() != negated;
    }
    return mayBe(
        first.startsWith("$")
            ? ofApp.getOrDefault(first, ScriptValue.UNDEFINED)
            : path.value(construct.props(), binding));
  }

  private boolean mayBe(ScriptValue value) {
    if (value instanceof Unknown unknown) {
      return !unknown.complete() || unknown.candidates().stream().anyMatch(this::mayBe);
    }
    Optional<Boolean> holds =
        switch (test) {
          case SET -> Optional.of(isSet(value));
          case KIND -> Optional.of(words.stream().anyMatch(word -> isA(value, word)));
          case TEXT -> isText(value);
        };
    return holds.isEmpty() || holds.get() != negated;
  }

  /** Whether a property counts as given: SST and CDK take what is empty as nothing. */
  private static boolean isSet(ScriptValue value) {
    if (value instanceof Bool bool) {
      return bool.value();
    }
    if (value instanceof Arr array) {
      return array.isOpen() || !array.elements().isEmpty();
    }
    if (value instanceof Obj object) {
      return object.isOpen() || !object.members().isEmpty();
    }
    return !(value instanceof Nothing);
  }

  private static boolean isA(ScriptValue value, String kind) {
    return switch (kind) {
      case "string" -> value instanceof Str;
      case "number" -> value instanceof Num;
      case "true", "false" -> value instanceof Bool bool && bool.value() == kind.equals("true");
      case "object" -> value instanceof Obj;
      case "array" -> value instanceof Arr;
      case "function" -> value instanceof Func || value instanceof Native;
      case "construct" -> value instanceof Instance || value instanceof Token;
      default ->
          value instanceof Token
              || (value instanceof Instance instance && isOfClass(instance, kind));
    };
  }

  private static boolean isOfClass(Instance instance, String name) {
    String wanted = name.substring(name.lastIndexOf('.') + 1);
    boolean own = instance.own().filter(type -> type.name().equals(wanted)).isPresent();
    String path = instance.external().map(External::path).orElse("");
    return own || path.substring(path.lastIndexOf('.') + 1).equals(wanted);
  }

  private Optional<Boolean> isText(ScriptValue value) {
    String wanted = words.get(0);
    if (value instanceof Str string) {
      Text text = string.text();
      return text.isKnown()
          ? Optional.of(text.literals().get(0).equalsIgnoreCase(wanted))
          : Optional.empty();
    }
    if (value instanceof Num number) {
      return Optional.of(number.text().equals(wanted));
    }
    if (value instanceof Bool bool) {
      return Optional.of(Boolean.toString(bool.value()).equals(wanted));
    }
    if (value instanceof External external) {
      // A constant of another package: BucketEncryption.KMS.
      String name = external.path().substring(external.path().lastIndexOf('.') + 1);
      return Optional.of(name.equalsIgnoreCase(wanted));
    }
    return value instanceof Token ? Optional.empty() : Optional.of(false);
  }
}
