package io.github.sstiam.reader.script;

import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.Bool;
import io.github.sstiam.reader.script.ScriptValue.ClassType;
import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Func;
import io.github.sstiam.reader.script.ScriptValue.Nothing;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates expressions. */
final class Expressions {
  private final Interpreter interpreter;

  Expressions(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  ScriptValue value(SyntaxNode node, Scope scope) {
    return interpreter.step(node, () -> switched(node, scope));
  }

  /** A value that a name is given to: functions and classes without one take it. */
  ScriptValue named(SyntaxNode node, Scope scope, String name) {
    return switch (node.type()) {
      case "arrow_function", "function_expression" ->
          function(node, scope, node.child("name").map(SyntaxNode::text).orElse(name));
      case "class" -> type(node, scope, node.child("name").map(SyntaxNode::text).orElse(name));
      default -> value(node, scope);
    };
  }

  private ScriptValue switched(SyntaxNode node, Scope scope) {
    return switch (node.type()) {
      case "identifier", "shorthand_property_identifier", "this" -> name(node, scope);
      case "string" -> Str.of(Literals.unquoted(node.text()));
      case "template_string" -> template(node, scope);
      case "number" -> Literals.number(node.text(), node.place());
      case "true" -> new Bool(true);
      case "false" -> new Bool(false);
      case "null" -> new Nothing("null");
      case "undefined" -> ScriptValue.UNDEFINED;
      case "object" -> object(node, scope);
      case "array" -> array(node, scope);
      case "arrow_function", "function_expression", "generator_function" ->
          function(node, scope, node.textOf("name"));
      case "class" -> type(node, scope);
      case "member_expression", "subscript_expression" -> interpreter.calls().member(node, scope);
      case "call_expression" -> interpreter.calls().call(node, scope);
      case "new_expression" -> interpreter.classes().construct(node, scope);
      case "binary_expression" -> binary(node, scope);
      case "ternary_expression" -> ternary(node, scope);
      case "assignment_expression", "augmented_assignment_expression", "update_expression" ->
          interpreter.members().assign(node, scope);
      case "unary_expression" ->
          Operators.unary(
              node.textOf("operator"),
              value(node.child("argument").orElseThrow(), scope),
              node.place());
      case "await_expression",
          "parenthesized_expression",
          "as_expression",
          "satisfies_expression",
          "non_null_expression" ->
          value(node.parts().get(0), scope);
      case "type_assertion", "sequence_expression" -> last(node, scope);
      default -> Unknown.at(node.place());
    };
  }

  private ScriptValue last(SyntaxNode node, Scope scope) {
    ScriptValue last = ScriptValue.UNDEFINED;
    for (SyntaxNode part : node.parts()) {
      last = part.type().equals("type_arguments") ? last : value(part, scope);
    }
    return last;
  }

  private ScriptValue name(SyntaxNode node, Scope scope) {
    String name = node.text();
    return scope
        .find(name)
        .or(() -> interpreter.library().global(name))
        .orElseGet(() -> new External("", name));
  }

  private ScriptValue template(SyntaxNode node, Scope scope) {
    Text text = Text.of("");
    for (SyntaxNode part : node.parts()) {
      text =
          text.then(
              switch (part.type()) {
                case "template_substitution" -> Operators.text(value(part.parts().get(0), scope));
                case "escape_sequence" -> Text.of(Literals.unescaped(part.text()));
                default -> Text.of(part.text());
              });
    }
    return new Str(text);
  }

  private ScriptValue object(SyntaxNode node, Scope scope) {
    Obj object = new Obj();
    Map<String, ScriptValue> members = object.members();
    for (SyntaxNode part : node.parts()) {
      switch (part.type()) {
        case "shorthand_property_identifier" -> members.put(part.text(), name(part, scope));
        case "spread_element" -> {
          ScriptValue spread = value(part.parts().get(0), scope);
          Builtins.spread(spread, object, part.place());
        }
        case "pair" -> {
          SyntaxNode given = part.child("value").orElseThrow();
          Optional<String> key = key(part.child("key").orElseThrow(), scope);
          ScriptValue value = named(given, scope, key.orElse(""));
          key.ifPresentOrElse(name -> members.put(name, value), object::open);
        }
        case "method_definition" ->
            key(part.child("name").orElseThrow(), scope)
                .ifPresentOrElse(
                    name -> members.put(name, accessor(part, scope, name)), object::open);
        default -> object.open();
      }
    }
    return object;
  }

  private ScriptValue accessor(SyntaxNode method, Scope scope, String name) {
    Func function = function(method, scope, name);
    return method.says("get")
        ? interpreter.calls().call(function, Optional.empty(), List.of(), method.place())
        : function;
  }

  /** The name of a member; empty where it is computed from what cannot be told. */
  private Optional<String> key(SyntaxNode node, Scope scope) {
    if (!node.type().equals("computed_property_name")) {
      return Optional.of(Literals.unquoted(node.text()));
    }
    ScriptValue value = value(node.parts().get(0), scope);
    Text text = Operators.text(value);
    return text.isKnown() ? Optional.of(text.literals().get(0)) : Optional.empty();
  }

  private ScriptValue array(SyntaxNode node, Scope scope) {
    Arr array = new Arr();
    for (SyntaxNode part : node.parts()) {
      if (part.type().equals("spread_element")) {
        Builtins.append(array, value(part.parts().get(0), scope), part.place());
      } else {
        array.elements().add(value(part, scope));
      }
    }
    return array;
  }

  private ScriptValue binary(SyntaxNode node, Scope scope) {
    String operator = node.textOf("operator");
    ScriptValue left = value(node.child("left").orElseThrow(), scope);
    SyntaxNode right = node.child("right").orElseThrow();
    return switch (operator) {
      case "&&", "||", "??" -> logical(operator, left, right, scope);
      default -> Operators.binary(operator, left, value(right, scope), node.place());
    };
  }

  /** The right side counts only where the left one does not decide. */
  ScriptValue logical(String operator, ScriptValue left, SyntaxNode right, Scope scope) {
    Optional<Boolean> truth = Operators.truth(left);
    Optional<Boolean> decides =
        switch (operator) {
          case "&&" -> truth.map(value -> !value);
          case "||" -> truth;
          default -> decidesNullish(left);
        };
    if (decides.isPresent()) {
      return decides.get() ? left : value(right, scope);
    }
    ScriptValue other = interpreter.doubting(right.place(), () -> value(right, scope));
    return Interpreter.either(right.place(), left, other);
  }

  private static Optional<Boolean> decidesNullish(ScriptValue left) {
    return left instanceof Unknown || left instanceof ScriptValue.Token
        ? Optional.empty()
        : Optional.of(!(left instanceof Nothing));
  }

  private ScriptValue ternary(SyntaxNode node, Scope scope) {
    SyntaxNode consequence = node.child("consequence").orElseThrow();
    SyntaxNode alternative = node.child("alternative").orElseThrow();
    ScriptValue condition = value(node.child("condition").orElseThrow(), scope);
    Optional<Boolean> holds = Operators.truth(condition);
    if (holds.isPresent()) {
      return value(holds.get() ? consequence : alternative, scope);
    }
    return interpreter.doubting(
        node.place(),
        () ->
            Interpreter.either(node.place(), value(consequence, scope), value(alternative, scope)));
  }

  Func function(SyntaxNode node, Scope scope, String name) {
    return new Func(node, scope, name, Optional.empty());
  }

  ClassType type(SyntaxNode node, Scope scope) {
    return type(node, scope, node.textOf("name"));
  }

  private ClassType type(SyntaxNode node, Scope scope, String name) {
    Optional<ScriptValue> base =
        node.first("class_heritage")
            .flatMap(heritage -> heritage.first("extends_clause"))
            .flatMap(clause -> clause.child("value"))
            .map(extended -> value(extended, scope));
    ClassType type = new ClassType(node, scope, name, base);
    Scope inner = scope.inner();
    inner.declare(name, type);
    inner.declare("this", type);
    for (SyntaxNode part : node.child("body").orElseThrow().parts()) {
      if (part.says("static")) {
        String member = part.textOf("name");
        ScriptValue value =
            part.type().equals("method_definition")
                ? function(part, inner, member)
                : part.child("value").map(v -> value(v, inner)).orElse(ScriptValue.UNDEFINED);
        type.statics.members().put(member, value);
      }
    }
    return type;
  }
}
