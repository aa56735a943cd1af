package io.github.sstiam.reader.script;

import io.github.sstiam.reader.script.ScriptValue.ClassType;
import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Func;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.List;
import java.util.Optional;

/** Makes objects of classes. */
final class Classes {
  private final Interpreter interpreter;

  Classes(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Calls the constructor of the class that the class at hand extends. */
  ScriptValue superConstructor(Scope scope, List<ScriptValue> arguments) {
    if (scope.find(Calls.CLASS).orElse(null) instanceof ClassType home
        && scope.find("this").orElse(null) instanceof Instance self) {
      constructBase(home, self, arguments);
      fields(home, self);
    }
    return ScriptValue.UNDEFINED;
  }

  /** What {@code new} makes. */
  ScriptValue construct(SyntaxNode node, Scope scope) {
    SyntaxNode constructor = node.child("constructor").orElseThrow();
    ScriptValue type = interpreter.expressions().value(constructor, scope);
    List<ScriptValue> arguments = interpreter.calls().arguments(node, scope);
    if (type instanceof Unknown unknown && unknown.candidates().isEmpty()) {
      return construct(new External("?", constructor.text()), arguments, node.place());
    }
    return construct(type, arguments, node.place());
  }

  ScriptValue construct(ScriptValue type, List<ScriptValue> arguments, Place place) {
    if (type instanceof External external) {
      if (external.module().isEmpty()) {
        return Builtins.made(external, arguments, place);
      }
      Instance instance = new Instance(Optional.empty(), place, interpreter.doubt());
      instance.construct(external, arguments);
      interpreter.library().constructed(instance);
      return instance;
    }
    if (type instanceof ClassType own) {
      Instance instance = new Instance(Optional.of(own), place, interpreter.doubt());
      constructed(own, instance, arguments);
      return instance;
    }
    if (type instanceof Unknown unknown) {
      List<ScriptValue> made =
          unknown.candidates().stream()
              .map(
                  candidate ->
                      interpreter.doubting(place, () -> construct(candidate, arguments, place)))
              .toList();
      return new Unknown(place, made, unknown.complete());
    }
    return Unknown.at(place);
  }

  private void constructed(ClassType type, Instance instance, List<ScriptValue> arguments) {
    Optional<Func> constructor =
        interpreter
            .members()
            .method(Optional.of(type), "constructor")
            .filter(found -> found.home.filter(home -> home == type).isPresent());
    if (constructor.isEmpty()) {
      constructBase(type, instance, arguments);
      fields(type, instance);
      return;
    }
    if (type.base.isEmpty()) {
      fields(type, instance);
    }
    Func function = constructor.get();
    parameterFields(function.node, instance, arguments);
    interpreter.calls().invoked(function, Optional.of(instance), arguments, instance.place());
  }

  private void constructBase(ClassType type, Instance instance, List<ScriptValue> arguments) {
    if (type.base.isEmpty()) {
      return;
    }
    if (type.base.get() instanceof ClassType base) {
      constructed(base, instance, arguments);
    } else {
      External external =
          type.base.get() instanceof External found ? found : new External("?", type.name());
      instance.construct(external, arguments);
      interpreter.library().constructed(instance);
    }
  }

  private void fields(ClassType type, Instance instance) {
    Scope scope = type.scope.inner();
    scope.declare("this", instance);
    type.node
        .child("body")
        .orElseThrow()
        .ofType("public_field_definition")
        .filter(field -> !field.says("static"))
        .forEach(
            field ->
                field
                    .child("value")
                    .ifPresent(
                        value ->
                            instance
                                .fields()
                                .put(
                                    field.textOf("name"),
                                    interpreter
                                        .expressions()
                                        .named(value, scope, field.textOf("name")))));
  }

  /** {@code constructor(private readonly name: string)} sets fields, too. */
  private static void parameterFields(
      SyntaxNode constructor, Instance instance, List<ScriptValue> arguments) {
    List<SyntaxNode> parameters =
        constructor.child("parameters").map(SyntaxNode::parts).orElse(List.of());
    for (int i = 0; i < parameters.size() && i < arguments.size(); i++) {
      SyntaxNode parameter = parameters.get(i);
      if (parameter.first("accessibility_modifier").isPresent() || parameter.says("readonly")) {
        instance.fields().put(parameter.textOf("pattern"), arguments.get(i));
      }
    }
  }
}
