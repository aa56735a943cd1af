package io.github.sstiam.reader.script;

import io.github.sstiam.app.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an expression comes to, as far as that can be told without running the app. */
public sealed interface ScriptValue
    permits Instance,
        ScriptValue.Arr,
        ScriptValue.Bool,
        ScriptValue.ClassType,
        ScriptValue.External,
        ScriptValue.Func,
        ScriptValue.Native,
        ScriptValue.Nothing,
        ScriptValue.Num,
        ScriptValue.Obj,
        ScriptValue.Str,
        ScriptValue.Token,
        ScriptValue.Unknown {
  /** The value {@code undefined}. */
  ScriptValue UNDEFINED = new Nothing("undefined");

  /**
   * {@code undefined} or {@code null}.
   *
   * @param word which of them
   */
  record Nothing(String word) implements ScriptValue {}

  /**
   * A string, parts of which may be unknown.
   *
   * @param text its text
   */
  record Str(Text text) implements ScriptValue {
    /** Longer texts than a name, an ARN or a policy has; what grows for ever gets there soon. */
    static final int MAX_LENGTH = 1_000_000;

    public Str {
      long length = text.literals().stream().mapToLong(literal -> literal.length() + 1L).sum();
      text = length > MAX_LENGTH ? Text.UNKNOWN : text;
    }

    /** A string that is wholly known. */
    public static Str of(String text) {
      return new Str(Text.of(text));
    }
  }

  /**
   * A number.
   *
   * @param value its value
   */
  record Num(double value) implements ScriptValue {
    /** As JavaScript writes it. */
    public String text() {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  /**
   * A boolean.
   *
   * @param value its value
   */
  record Bool(boolean value) implements ScriptValue {}

  /** An object. Like an object of JavaScript it may change. */
  final class Obj implements ScriptValue {
    private final Map<String, ScriptValue> members = new LinkedHashMap<>();
    private boolean open;

    /** The members by name, in their order. */
    public Map<String, ScriptValue> members() {
      return members;
    }

    /** Whether it may have members that are not known. */
    public boolean isOpen() {
      return open;
    }

    /** Notes that it may have members that are not known. */
    public void open() {
      open = true;
    }
  }

  /** An array. Like an array of JavaScript it may change. */
  final class Arr implements ScriptValue {
    private final List<ScriptValue> elements = new Elements();
    private boolean open;

    /** An array of the elements. */
    public static Arr of(List<? extends ScriptValue> elements) {
      Arr array = new Arr();
      array.elements.addAll(elements);
      return array;
    }

    /** The elements. */
    public List<ScriptValue> elements() {
      return elements;
    }

    /** Whether it may have elements that are not known. */
    public boolean isOpen() {
      return open;
    }

    /** Notes that it may have elements that are not known. */
    public void open() {
      open = true;
    }
  }

  /** A function that the app declares. */
  final class Func implements ScriptValue {
    final SyntaxNode node;
    final Scope scope;
    final Optional<ClassType> home;
    private final String name;

    Func(SyntaxNode node, Scope scope, String name, Optional<ClassType> home) {
      this.node = node;
      this.scope = scope;
      this.name = name;
      this.home = home;
    }

    /** Its name; blank for one without. */
    public String name() {
      return name;
    }
  }

  /** A function of the language itself. */
  @FunctionalInterface
  interface Body {
    /** What it returns. */
    ScriptValue call(List<ScriptValue> arguments, Place place);
  }

  /**
   * A function that is not the app's.
   *
   * @param body what it does
   */
  record Native(Body body) implements ScriptValue {}

  /** A class that the app declares. */
  final class ClassType implements ScriptValue {
    final SyntaxNode node;
    final Scope scope;
    final Optional<ScriptValue> base;
    final Obj statics = new Obj();
    private final String name;

    ClassType(SyntaxNode node, Scope scope, String name, Optional<ScriptValue> base) {
      this.node = node;
      this.scope = scope;
      this.name = name;
      this.base = base;
    }

    /** Its name; blank for one without. */
    public String name() {
      return name;
    }

    /** The class from elsewhere that it extends in the end. */
    public Optional<External> external() {
      ScriptValue extended = base.orElse(null);
      for (int i = 0; i < 100 && extended instanceof ClassType other; i++) {
        extended = other.base.orElse(null);
      }
      return extended instanceof External found ? Optional.of(found) : Optional.empty();
    }
  }

  /**
   * Something that another package exports.
   *
   * @param module the package, or a folder of it, as it is imported; blank for a global name
   * @param path what of it, such as {@code Api} or {@code Config.Parameter}; blank for all of it
   */
  record External(String module, String path) implements ScriptValue {
    /** A member of it. */
    public External member(String name) {
      return new External(module, path.isEmpty() ? name : path + "." + name);
    }
  }

  /**
   * What an object that is only known in part holds under a name.
   *
   * @param of the object
   * @param path the names that lead to it, such as {@code cdk.bucket}
   */
  record Token(Instance of, String path) implements ScriptValue {}

  /**
   * A value that cannot be told.
   *
   * @param place where it comes from
   * @param candidates values that it may have
   * @param complete whether it can have no other value
   */
  record Unknown(Place place, List<ScriptValue> candidates, boolean complete)
      implements ScriptValue {
    /** How many values are kept; where there are more, it may have any. */
    private static final int MAX = 1000;

    public Unknown {
      List<ScriptValue> different = candidates.stream().distinct().limit(MAX + 1L).toList();
      complete &= different.size() <= MAX;
      candidates = different.subList(0, Math.min(different.size(), MAX));
    }

    /** A value of which nothing is known. */
    public static Unknown at(Place place) {
      return new Unknown(place, List.of(), false);
    }
  }
}
