package io.github.sstiam.reader.script;

import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.ClassType;
import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Func;
import io.github.sstiam.reader.script.ScriptValue.Native;
import io.github.sstiam.reader.script.ScriptValue.Num;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Token;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.List;
import java.util.Optional;

/** Reads and sets what objects hold. */
final class Members {
  private final Interpreter interpreter;

  Members(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** What an object holds under a name. */
  ScriptValue get(ScriptValue object, String name, Place place) {
    if (object instanceof Obj members) {
      ScriptValue value = members.members().get(name);
      return value != null ? value : members.isOpen() ? Unknown.at(place) : ScriptValue.UNDEFINED;
    }
    if (object instanceof Instance instance) {
      return of(instance, name, place);
    }
    if (object instanceof External external) {
      return external.module().isEmpty() && external.path().startsWith("process")
          ? environment(external, name, place)
          : external.member(name);
    }
    if (object instanceof Token token) {
      String path = token.path() + "." + name;
      return interpreter
          .library()
          .member(token.of(), path)
          .orElseGet(() -> new Token(token.of(), path));
    }
    if (object instanceof ClassType type) {
      return ofClass(type, name, place);
    }
    if (object instanceof Arr array) {
      return element(array, name, place);
    }
    if (object instanceof Str string && name.equals("length") && string.text().isKnown()) {
      return new Num(string.text().literals().get(0).length());
    }
    return object instanceof Unknown unknown ? ofAny(unknown, name, place) : Unknown.at(place);
  }

  /** The variables of the environment are not known; all else of the process neither. */
  private static ScriptValue environment(External process, String name, Place place) {
    return process.path().equals("process") && name.equals("env")
        ? process.member(name)
        : Unknown.at(place);
  }

  private ScriptValue ofAny(Unknown unknown, String name, Place place) {
    List<ScriptValue> found =
        unknown.candidates().stream().map(candidate -> get(candidate, name, place)).toList();
    return found.stream()
        .reduce((one, other) -> Interpreter.either(unknown.place(), one, other))
        .map(value -> new Unknown(unknown.place(), candidates(value), unknown.complete()))
        .orElseGet(() -> Unknown.at(unknown.place()));
  }

  private static List<ScriptValue> candidates(ScriptValue value) {
    return value instanceof Unknown unknown ? unknown.candidates() : List.of(value);
  }

  private ScriptValue of(Instance instance, String name, Place place) {
    ScriptValue field = instance.fields().get(name);
    if (field != null) {
      return field;
    }
    Optional<Func> method = method(instance.own(), name);
    if (method.isPresent()) {
      Func found = method.get();
      return found.node.says("get")
          ? interpreter.calls().call(found, Optional.of(instance), List.of(), place)
          : new Native(
              (arguments, called) ->
                  interpreter.calls().call(found, Optional.of(instance), arguments, called));
    }
    if (instance.external().isEmpty()) {
      return ScriptValue.UNDEFINED;
    }
    return interpreter.library().member(instance, name).orElseGet(() -> new Token(instance, name));
  }

  /** The method of a class or of one that it extends. */
  Optional<Func> method(Optional<ClassType> of, String name) {
    Optional<ClassType> type = of;
    for (int i = 0; i < 100 && type.isPresent(); i++) {
      ClassType home = type.get();
      Optional<SyntaxNode> declared =
          home.node
              .child("body")
              .orElseThrow()
              .ofType("method_definition")
              .filter(method -> method.textOf("name").equals(name))
              .filter(method -> !method.says("static") && !method.says("set"))
              .findFirst();
      if (declared.isPresent()) {
        return Optional.of(new Func(declared.get(), home.scope, name, Optional.of(home)));
      }
      type = home.base.filter(ClassType.class::isInstance).map(ClassType.class::cast);
    }
    return Optional.empty();
  }

  private ScriptValue ofClass(ClassType type, String name, Place place) {
    ScriptValue own = type.statics.members().get(name);
    if (own != null) {
      return own;
    }
    if (name.equals("name")) {
      return Str.of(type.name());
    }
    return type.base.map(base -> get(base, name, place)).orElse(ScriptValue.UNDEFINED);
  }

  private static ScriptValue element(Arr array, String name, Place place) {
    if (name.equals("length") && !array.isOpen()) {
      return new Num(array.elements().size());
    }
    if (name.matches("[0-9]{1,6}") && Integer.parseInt(name) < array.elements().size()) {
      return array.elements().get(Integer.parseInt(name));
    }
    return array.isOpen() || name.equals("length") ? Unknown.at(place) : ScriptValue.UNDEFINED;
  }

  /** Carries out an assignment. */
  ScriptValue assign(SyntaxNode node, Scope scope) {
    if (node.type().equals("update_expression")) {
      SyntaxNode argument = node.child("argument").orElseThrow();
      String operator = node.textOf("operator").startsWith("+") ? "+" : "-";
      ScriptValue before = interpreter.expressions().value(argument, scope);
      ScriptValue after = Operators.binary(operator, before, new Num(1), node.place());
      set(argument, after, scope);
      return before;
    }
    SyntaxNode left = node.child("left").orElseThrow();
    SyntaxNode right = node.child("right").orElseThrow();
    ScriptValue value =
        node.type().equals("assignment_expression")
            ? interpreter.expressions().named(right, scope, left.text())
            : augmented(node, left, right, scope);
    set(left, value, scope);
    return value;
  }

  private ScriptValue augmented(SyntaxNode node, SyntaxNode left, SyntaxNode right, Scope scope) {
    String sign = node.textOf("operator");
    String operator = sign.substring(0, sign.length() - 1);
    ScriptValue before = interpreter.expressions().value(left, scope);
    return switch (operator) {
      case "&&", "||", "??" -> interpreter.expressions().logical(operator, before, right, scope);
      default ->
          Operators.binary(
              operator, before, interpreter.expressions().value(right, scope), node.place());
    };
  }

  private void set(SyntaxNode target, ScriptValue value, Scope scope) {
    switch (target.type()) {
      case "identifier" -> {
        ScriptValue kept =
            interpreter
                .doubt()
                .flatMap(place -> scope.find(target.text()).map(old -> merged(place, old, value)))
                .orElse(value);
        scope.assign(target.text(), kept);
      }
      case "member_expression", "subscript_expression" -> {
        ScriptValue object =
            interpreter.expressions().value(target.child("object").orElseThrow(), scope);
        interpreter
            .calls()
            .key(target, scope)
            .ifPresentOrElse(name -> put(object, name, value), () -> opened(object));
      }
      case "non_null_expression", "parenthesized_expression", "as_expression" ->
          set(target.parts().get(0), value, scope);
      case "object_pattern", "array_pattern" -> interpreter.patterns().bind(target, value, scope);
      default -> interpreter.library().remark(target.place(), "an assignment is not understood");
    }
  }

  private static ScriptValue merged(Place place, ScriptValue old, ScriptValue value) {
    return old.equals(value) ? value : Interpreter.either(place, old, value);
  }

  private static void put(ScriptValue object, String name, ScriptValue value) {
    if (object instanceof Obj members) {
      members.members().put(name, value);
    } else if (object instanceof Instance instance) {
      instance.fields().put(name, value);
    } else if (object instanceof ClassType type) {
      type.statics.members().put(name, value);
    } else if (object instanceof Token token && token.path().endsWith("defaultChild")) {
      // A property of the resource itself, in the form of CDK's generated classes.
      String property = Character.toUpperCase(name.charAt(0)) + name.substring(1);
      token
          .of()
          .calls()
          .add(
              new Instance.Call(
                  token.path() + ".addPropertyOverride",
                  List.of(Str.of(property), value),
                  token.of().place()));
    } else if (object instanceof Unknown unknown) {
      unknown.candidates().forEach(candidate -> put(candidate, name, value));
    }
  }

  private static void opened(ScriptValue object) {
    if (object instanceof Obj members) {
      members.open();
    }
  }
}
