package io.github.sstiam.reader.script;

import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.Nothing;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives values to the names of a pattern such as {@code {a, b: [c], ...rest}}. */
final class Patterns {
  private final Interpreter interpreter;

  Patterns(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Declares the names of a pattern. */
  void bind(SyntaxNode pattern, ScriptValue value, Scope scope) {
    switch (pattern.type()) {
      case "object_pattern" -> object(pattern, value, scope);
      case "array_pattern" -> array(pattern, value, scope);
      case "assignment_pattern", "object_assignment_pattern" ->
          bind(
              pattern.child("left").orElseThrow(),
              defaulted(value, pattern.child("right"), scope),
              scope);
      case "rest_pattern" -> bind(pattern.parts().get(0), value, scope);
      default -> scope.declare(pattern.text(), value);
    }
  }

  /** Declares the parameters of a function. */
  void parameters(SyntaxNode function, List<ScriptValue> arguments, Scope scope) {
    Optional<SyntaxNode> single = function.child("parameter");
    if (single.isPresent()) {
      bind(single.get(), at(arguments, 0), scope);
      return;
    }
    int index = 0;
    List<SyntaxNode> parameters =
        function.child("parameters").map(SyntaxNode::parts).orElse(List.of());
    for (SyntaxNode parameter : parameters) {
      Optional<SyntaxNode> pattern = parameter.child("pattern");
      if (pattern.isEmpty() || pattern.get().type().equals("this")) {
        continue;
      }
      if (pattern.get().type().equals("rest_pattern")) {
        List<ScriptValue> rest =
            index < arguments.size() ? arguments.subList(index, arguments.size()) : List.of();
        bind(pattern.get(), Arr.of(rest), scope);
        return;
      }
      bind(pattern.get(), defaulted(at(arguments, index), parameter.child("value"), scope), scope);
      index++;
    }
  }

  private static ScriptValue at(List<ScriptValue> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : ScriptValue.UNDEFINED;
  }

  private ScriptValue defaulted(ScriptValue value, Optional<SyntaxNode> given, Scope scope) {
    if (given.isPresent()
        && value instanceof Nothing nothing
        && nothing.word().equals("undefined")) {
      return interpreter.expressions().value(given.get(), scope);
    }
    return value;
  }

  private void object(SyntaxNode pattern, ScriptValue value, Scope scope) {
    List<String> taken = new ArrayList<>();
    for (SyntaxNode part : pattern.parts()) {
      switch (part.type()) {
        case "rest_pattern" -> bind(part, without(value, taken, part.place()), scope);
        case "pair_pattern" -> {
          String key = Literals.unquoted(part.textOf("key"));
          taken.add(key);
          bind(part.child("value").orElseThrow(), member(value, key, part.place()), scope);
        }
        default -> {
          String key =
              part.type().equals("object_assignment_pattern") ? part.textOf("left") : part.text();
          taken.add(key);
          bind(part, member(value, key, part.place()), scope);
        }
      }
    }
  }

  private ScriptValue member(ScriptValue value, String key, Place place) {
    return interpreter.members().get(value, key, place);
  }

  private static ScriptValue without(ScriptValue value, List<String> taken, Place place) {
    if (!(value instanceof Obj object)) {
      return Unknown.at(place);
    }
    Obj rest = new Obj();
    rest.members().putAll(object.members());
    rest.members().keySet().removeAll(taken);
    if (object.isOpen()) {
      rest.open();
    }
    return rest;
  }

  private void array(SyntaxNode pattern, ScriptValue value, Scope scope) {
    Arr array = Builtins.elements(value, pattern.place());
    int index = 0;
    for (SyntaxNode part : pattern.children()) {
      if (part.type().equals(",")) {
        index++;
      } else if (part.type().equals("rest_pattern")) {
        Arr rest =
            Arr.of(
                index < array.elements().size()
                    ? array.elements().subList(index, array.elements().size())
                    : List.of());
        if (array.isOpen()) {
          rest.open();
        }
        bind(part, rest, scope);
      } else if (part.named()) {
        ScriptValue missing = array.isOpen() ? Unknown.at(part.place()) : ScriptValue.UNDEFINED;
        bind(part, index < array.elements().size() ? array.elements().get(index) : missing, scope);
      }
    }
  }
}
