package io.github.sstiam.reader.construct;

import io.github.sstiam.app.PropertyPath;
import io.github.sstiam.app.Text;
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
 * A condition of a table's row on a property of a construct. A value that is statically unknown
 * meets the condition if one of the values that it may have does, so that no resource is missed.
 *
 * <p>The language of the tables (src/constructs/README.md): {@code path} the property is set,
 * {@code path is kind|kind} its value is of one of the kinds, {@code path = text} its value is the
 * text; a {@code !} before the path, {@code is not} and {@code !=} negate. A path that begins with
 * {@code $} is about the app: {@code $nested}, {@code $region}, {@code $removalPolicy}.
 *
 * @param path the property
 * @param comparison how its value is compared
 * @param operands what its value is compared with; empty for {@link Comparison#IS_SET}
 * @param negated whether the comparison is negated
 */
record RowCondition(
    PropertyPath path, Comparison comparison, List<String> operands, boolean negated) {
  /** Whether another construct of the tables creates the construct. */
  static final String NESTED = "$nested";

  /** How a value is compared. */
  enum Comparison {
    /** It is given, and not false or empty. */
    IS_SET,
    /** It is of one of several kinds. */
    IS_OF_KIND,
    /** Its text is the operand. */
    IS_TEXT
  }

  /** Reads a condition. */
  static RowCondition of(String text) {
    for (String operator : List.of(" is not ", " is ", " != ", " = ")) {
      int at = text.indexOf(operator);
      if (at > 0) {
        boolean kind = operator.startsWith(" is");
        String operands = text.substring(at + operator.length());
        return new RowCondition(
            PropertyPath.of(text.substring(0, at)),
            kind ? Comparison.IS_OF_KIND : Comparison.IS_TEXT,
            kind ? List.of(operands.split("\\|", -1)) : List.of(operands),
            operator.contains("not") || operator.contains("!"));
      }
    }
    boolean not = text.startsWith("!");
    return new RowCondition(
        PropertyPath.of(not ? text.substring(1) : text), Comparison.IS_SET, List.of(), not);
  }

  /**
   * Whether the condition holds or may hold.
   *
   * @param binding the entries that the row is applied to
   * @param ofApp the values for conditions on the app itself, by name: {@code $region} and so on
   */
  boolean holds(
      ConstructDeclaration construct, EntryBinding binding, Map<String, ScriptValue> ofApp) {
    String first = path.first();
    if (first.equals(NESTED)) {
      return construct.isNested() != negated;
    }
    return mayBe(
        first.startsWith("$")
            ? ofApp.getOrDefault(first, ScriptValue.UNDEFINED)
            : binding.value(path, construct.props()));
  }

  private boolean mayBe(ScriptValue value) {
    if (value instanceof Unknown unknown) {
      return !unknown.complete() || unknown.candidates().stream().anyMatch(this::mayBe);
    }
    Optional<Boolean> holds =
        switch (comparison) {
          case IS_SET -> Optional.of(isSet(value));
          case IS_OF_KIND -> Optional.of(operands.stream().anyMatch(kind -> isOfKind(value, kind)));
          case IS_TEXT -> isText(value);
        };
    return holds.isEmpty() || holds.get() != negated;
  }

  /** Whether a property counts as set: SST and CDK ignore empty objects and arrays. */
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

  private static boolean isOfKind(ScriptValue value, String kind) {
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
    String wanted = operands.get(0);
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
