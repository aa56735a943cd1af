package io.github.sstiam.reader.script;

import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.Syntax.ClassExpression;
import io.github.sstiam.reader.script.Syntax.FunctionExpression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The value of an expression, as far as it is known without running the app.
 *
 * <p>What is statically unknown is always an {@link Unknown}. A value that is known in part holds
 * one where the rest would be:
 *
 * <ul>
 *   <li>A value of which nothing is known, or only the values that it may have, is an {@code
 *       Unknown} itself.
 *   <li>An object or an array that may have more members or elements than those that are known has
 *       an {@code Unknown} as its {@linkplain Parts#rest() rest}: the value of each of the others.
 *   <li>A string holds a {@link Text}, the project's type for text with unknown parts.
 *   <li>A member of an object of another package, and what its methods return, is a {@link Token}:
 *       its value is unknown, but it is known which object it belongs to.
 * </ul>
 */
public sealed interface ScriptValue
    permits Instance,
        ScriptValue.Bool,
        ScriptValue.ClassType,
        ScriptValue.External,
        ScriptValue.Func,
        ScriptValue.Native,
        ScriptValue.Nothing,
        ScriptValue.Num,
        ScriptValue.Parts,
        ScriptValue.Str,
        ScriptValue.Token,
        ScriptValue.Unknown {
  /** The value {@code undefined}. */
  ScriptValue UNDEFINED = new Nothing("undefined");

  /** Whether even the type of a value is unknown: it is an {@link Unknown} or a {@link Token}. */
  static boolean isUnknown(ScriptValue value) {
    return value instanceof Unknown || value instanceof Token;
  }

  /**
   * {@code undefined} or {@code null}.
   *
   * @param word which of them
   */
  record Nothing(String word) implements ScriptValue {}

  /**
   * A string, parts of which may be unknown.
   *
   * @param text its text; a text that is longer than {@link Limits#textLength()} becomes unknown
   */
  record Str(Text text) implements ScriptValue {
    public Str {
      long length = 0;
      for (String literal : text.literals()) {
        length += literal.length() + 1L;
      }
      text = length > Limits.STANDARD.textLength() ? Text.UNKNOWN : text;
    }

    /** A string that is completely known. */
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
    /** The number as JavaScript writes it. */
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

  /** An object or an array: its parts may not all be known. */
  abstract sealed class Parts implements ScriptValue {
    private Optional<Unknown> rest = Optional.empty();

    private Parts() {}

    /** The value of each part that is not known; empty if all are known. */
    public Optional<Unknown> rest() {
      return rest;
    }

    /** Whether there may be parts that are not known. */
    public boolean isOpen() {
      return rest.isPresent();
    }

    /**
     * Notes that there may be parts that are not known.
     *
     * @param place the code that decides about them
     */
    public void open(Place place) {
      open(Optional.of(Unknown.at(place)));
    }

    /** Notes that there may be parts that are not known if another value has some. */
    public void open(Optional<Unknown> restOfOther) {
      rest = rest.isPresent() ? rest : restOfOther;
    }
  }

  /** An object. It is mutable, as in JavaScript. */
  final class Obj extends Parts {
    private final Map<String, ScriptValue> members = new LinkedHashMap<>();

    /** The known members by name, in their order; a change changes the object. */
    public Map<String, ScriptValue> members() {
      return members;
    }
  }

  /** An array. It is mutable, as in JavaScript. */
  final class Arr extends Parts {
    private final List<ScriptValue> elements = new Elements();

    /** An array of the elements. */
    public static Arr of(List<? extends ScriptValue> elements) {
      Arr array = new Arr();
      array.elements.addAll(elements);
      return array;
    }

    /** The known elements; a change changes the array. */
    public List<ScriptValue> elements() {
      return elements;
    }

    /** A list that refuses to grow beyond {@link Limits#elements()}. */
    private static final class Elements extends ArrayList<ScriptValue> {
      private static final long serialVersionUID = 1L;

      @Override
      public boolean add(ScriptValue element) {
        check(1);
        return super.add(element);
      }

      @Override
      public boolean addAll(Collection<? extends ScriptValue> more) {
        check(more.size());
        return super.addAll(more);
      }

      private void check(int more) {
        if (size() + more > Limits.STANDARD.elements()) {
          throw new ScriptException(
              "The code makes a list of more than "
                  + Limits.STANDARD.elements()
                  + " elements, which is too long to be read. Have the app synthesised"
                  + " (-Dsst-iam.synthesise=true).");
        }
      }
    }
  }

  /** A function that the app declares. */
  final class Func implements ScriptValue {
    final FunctionExpression node;
    final Scope scope;

    /** The class that declares it as a method. */
    final Optional<ClassType> home;

    private final String name;

    Func(FunctionExpression node, Scope scope, String name, Optional<ClassType> home) {
      this.node = node;
      this.scope = scope;
      this.name = name;
      this.home = home;
    }

    /** Its name; blank if it has none. */
    public String name() {
      return name;
    }
  }

  /** The code of a function that the app does not declare. */
  @FunctionalInterface
  interface Body {
    /** What it returns. */
    ScriptValue call(List<ScriptValue> arguments, Place place);
  }

  /**
   * A function that the app does not declare.
   *
   * @param body its code
   */
  record Native(Body body) implements ScriptValue {}

  /** A class that the app declares. */
  final class ClassType implements ScriptValue {
    final ClassExpression node;
    final Scope scope;
    final Optional<ScriptValue> base;
    final Obj statics = new Obj();
    private final String name;

    ClassType(ClassExpression node, Scope scope, String name, Optional<ScriptValue> base) {
      this.node = node;
      this.scope = scope;
      this.name = name;
      this.base = base;
    }

    /** Its name; blank if it has none. */
    public String name() {
      return name;
    }

    /** The class of another package that it extends, directly or through other classes. */
    public Optional<External> external() {
      ScriptValue extended = base.orElse(null);
      while (extended instanceof ClassType other) {
        extended = other.base.orElse(null);
      }
      return extended instanceof External found ? Optional.of(found) : Optional.empty();
    }
  }

  /**
   * Something that another package exports.
   *
   * @param module the package, or a folder of it, as it is imported; blank for a global name
   * @param path the exported name and those of members, such as {@code Api} or {@code
   *     Config.Parameter}; blank for the whole module
   */
  record External(String module, String path) implements ScriptValue {
    /** A member of it. */
    public External member(String name) {
      return new External(module, path.isEmpty() ? name : path + "." + name);
    }
  }

  /**
   * A member of an object of another package, or what a method of it returns. Its value is unknown.
   *
   * @param of the object
   * @param path the names that lead to it, such as {@code cdk.bucket}
   */
  record Token(Instance of, String path) implements ScriptValue {}

  /**
   * A value that is statically unknown.
   *
   * @param place where it comes from
   * @param candidates values that it may have; at most {@link Limits#candidates()}
   * @param complete whether it can have no other value
   */
  record Unknown(Place place, List<ScriptValue> candidates, boolean complete)
      implements ScriptValue {
    public Unknown {
      int max = Limits.STANDARD.candidates();
      List<ScriptValue> different = candidates.stream().distinct().limit(max + 1L).toList();
      complete &= different.size() <= max;
      candidates = different.subList(0, Math.min(different.size(), max));
    }

    /** A value of which nothing is known. */
    public static Unknown at(Place place) {
      return new Unknown(place, List.of(), false);
    }

    /** A value that is one of two. */
    public static Unknown either(Place place, ScriptValue one, ScriptValue other) {
      List<ScriptValue> candidates = new ArrayList<>();
      boolean complete = true;
      for (ScriptValue value : List.of(one, other)) {
        candidates.addAll(candidatesOf(value));
        complete &= !(value instanceof Unknown unknown) || unknown.complete();
      }
      return new Unknown(place, candidates, complete);
    }

    /** The values that a value may have, as far as they are known; one that is known is its own. */
    public static List<ScriptValue> candidatesOf(ScriptValue value) {
      return value instanceof Unknown unknown ? unknown.candidates() : List.of(value);
    }
  }
}
