package io.github.sstiam.reader.script;

import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.ClassType;
import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Func;
import io.github.sstiam.reader.script.ScriptValue.Native;
import io.github.sstiam.reader.script.ScriptValue.Nothing;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Token;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.List;
import java.util.Optional;

/** Calls functions and methods. */
final class Calls {
  /** More calls within calls than people write; a recursion that never ends has more. */
  private static final int MAX_CALLS = 60;

  static final String CLASS = "%class";

  private final Interpreter interpreter;
  private final Builtins builtins;
  private int running;

  Calls(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.builtins = new Builtins(interpreter);
  }

  /** What {@code object.name} or {@code object[key]} is. */
  ScriptValue member(SyntaxNode node, Scope scope) {
    SyntaxNode of = node.child("object").orElseThrow();
    if (of.type().equals("super")) {
      return Unknown.at(node.place());
    }
    ScriptValue object = interpreter.expressions().value(of, scope);
    if (object instanceof Nothing && node.child("optional_chain").isPresent()) {
      return ScriptValue.UNDEFINED;
    }
    return key(node, scope)
        .map(name -> interpreter.members().get(object, name, node.place()))
        .orElseGet(() -> any(object, node.place()));
  }

  /** One of the members of an object: which one cannot be told. */
  private static ScriptValue any(ScriptValue object, Place place) {
    if (object instanceof Obj members) {
      return new Unknown(place, List.copyOf(members.members().values()), !members.isOpen());
    }
    return object instanceof Arr array
        ? new Unknown(place, array.elements(), !array.isOpen())
        : Unknown.at(place);
  }

  /** The name of the member that an expression reads. */
  Optional<String> key(SyntaxNode node, Scope scope) {
    Optional<SyntaxNode> property = node.child("property");
    if (property.isPresent()) {
      return property.map(SyntaxNode::text);
    }
    ScriptValue index = interpreter.expressions().value(node.child("index").orElseThrow(), scope);
    Text text = Operators.text(index);
    return text.isKnown() ? Optional.of(text.literals().get(0)) : Optional.empty();
  }

  /** What a call returns. */
  ScriptValue call(SyntaxNode node, Scope scope) {
    SyntaxNode function = node.child("function").orElseThrow();
    List<ScriptValue> arguments = arguments(node, scope);
    Place place = node.place();
    if (function.type().equals("super")) {
      return interpreter.classes().superConstructor(scope, arguments);
    }
    if (function.type().equals("import") || function.text().equals("require")) {
      return imported(arguments, place);
    }
    if (function.type().equals("member_expression")
        || function.type().equals("subscript_expression")) {
      return method(function, scope, arguments, place);
    }
    ScriptValue callee = interpreter.expressions().value(function, scope);
    return call(callee, Optional.empty(), arguments, place);
  }

  private ScriptValue method(
      SyntaxNode function, Scope scope, List<ScriptValue> arguments, Place place) {
    SyntaxNode of = function.child("object").orElseThrow();
    Optional<String> name = key(function, scope);
    if (of.type().equals("super")) {
      return superMethod(scope, name.orElse(""), arguments, place);
    }
    ScriptValue object = interpreter.expressions().value(of, scope);
    if (name.isEmpty()) {
      return call(any(object, place), Optional.of(object), arguments, place);
    }
    return method(object, name.get(), arguments, place);
  }

  private ScriptValue method(
      ScriptValue object, String name, List<ScriptValue> arguments, Place place) {
    if (object instanceof Instance instance && isForeign(instance, name)) {
      return foreign(instance, name, arguments, place);
    }
    if (object instanceof Token token) {
      return foreign(token.of(), token.path() + "." + name, arguments, place);
    }
    if (object instanceof Unknown unknown) {
      unknown.candidates().stream()
          .filter(candidate -> !(candidate instanceof Nothing))
          .forEach(
              candidate ->
                  interpreter.doubting(place, () -> method(candidate, name, arguments, place)));
      return builtins.unknown(arguments, place);
    }
    Optional<ScriptValue> builtin = builtins.method(object, name, arguments, place);
    return builtin.orElseGet(
        () ->
            call(
                interpreter.members().get(object, name, place),
                Optional.of(object),
                arguments,
                place));
  }

  private boolean isForeign(Instance instance, String name) {
    return !instance.fields().containsKey(name)
        && interpreter.members().method(instance.own(), name).isEmpty();
  }

  private ScriptValue foreign(
      Instance instance, String method, List<ScriptValue> arguments, Place place) {
    Instance.Call call = new Instance.Call(method, arguments, place);
    instance.calls().add(call);
    Optional<ScriptValue> returned = interpreter.library().called(instance, call);
    if (returned.isEmpty() && method.endsWith(".apply")) {
      // SST 3 hands values that are not there yet to a function: output.apply(value => ...).
      return builtins.unknown(arguments, place);
    }
    return returned.orElseGet(() -> new Token(instance, method + "()"));
  }

  /** Calls a function with a {@code this}. */
  ScriptValue call(
      ScriptValue callee, Optional<ScriptValue> self, List<ScriptValue> arguments, Place place) {
    if (callee instanceof Func function) {
      return invoked(function, self, arguments, place);
    }
    if (callee instanceof Native given) {
      return given.body().call(arguments, place);
    }
    if (callee instanceof External external) {
      return builtins
          .global(external, arguments, place)
          .or(() -> interpreter.library().called(external, arguments, place))
          .orElseGet(() -> builtins.unknown(arguments, place));
    }
    if (callee instanceof Unknown unknown) {
      unknown
          .candidates()
          .forEach(
              candidate ->
                  interpreter.doubting(place, () -> call(candidate, self, arguments, place)));
    }
    return builtins.unknown(arguments, place);
  }

  ScriptValue invoked(
      Func function, Optional<ScriptValue> self, List<ScriptValue> arguments, Place place) {
    if (running >= MAX_CALLS) {
      interpreter.library().remark(place, "calls within calls are not followed any further");
      return Unknown.at(place);
    }
    running++;
    try {
      Scope scope = function.scope.inner();
      self.filter(value -> !function.node.type().equals("arrow_function"))
          .ifPresent(value -> scope.declare("this", value));
      function.home.ifPresent(home -> scope.declare(CLASS, home));
      interpreter.patterns().parameters(function.node, arguments, scope);
      SyntaxNode body = function.node.child("body").orElse(null);
      if (body == null) {
        return Unknown.at(place);
      }
      if (!body.type().equals("statement_block")) {
        return interpreter.expressions().value(body, scope);
      }
      Statements.Frame frame = new Statements.Frame();
      interpreter.statements().block(body.parts(), scope, frame);
      return frame.result(place);
    } finally {
      running--;
    }
  }

  private ScriptValue imported(List<ScriptValue> arguments, Place place) {
    return arguments.size() == 1 && arguments.get(0) instanceof Str name && name.text().isKnown()
        ? interpreter.modules().imported(name.text().literals().get(0), place)
        : Unknown.at(place);
  }

  private ScriptValue superMethod(
      Scope scope, String name, List<ScriptValue> arguments, Place place) {
    if (scope.find(CLASS).orElse(null) instanceof ClassType home
        && scope.find("this").orElse(null) instanceof Instance self) {
      Optional<ClassType> base =
          home.base.filter(ClassType.class::isInstance).map(ClassType.class::cast);
      Optional<Func> method = interpreter.members().method(base, name);
      return method.isPresent()
          ? call(method.get(), Optional.of(self), arguments, place)
          : foreign(self, name, arguments, place);
    }
    return Unknown.at(place);
  }

  List<ScriptValue> arguments(SyntaxNode node, Scope scope) {
    Arr arguments = new Arr();
    Optional<SyntaxNode> given =
        node.child("arguments").filter(found -> found.type().equals("arguments"));
    for (SyntaxNode argument : given.map(SyntaxNode::parts).orElse(List.of())) {
      if (argument.type().equals("spread_element")) {
        ScriptValue spread = interpreter.expressions().value(argument.parts().get(0), scope);
        Builtins.append(arguments, spread, argument.place());
      } else {
        arguments.elements().add(interpreter.expressions().value(argument, scope));
      }
    }
    return List.copyOf(arguments.elements());
  }
}
