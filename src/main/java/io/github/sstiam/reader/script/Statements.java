package io.github.sstiam.reader.script;

import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.ClassType;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out statements. */
final class Statements {
  /** How often a loop is gone through whose end can be told. */
  private static final int MAX_TURNS = 1000;

  private final Interpreter interpreter;

  Statements(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** How a statement ends. */
  enum End {
    NORMAL,
    RETURN,
    BREAK,
    CONTINUE
  }

  /** What a call may return. */
  static final class Frame {
    private final List<ScriptValue> returned = new ArrayList<>();

    ScriptValue result(Place place) {
      if (returned.isEmpty()) {
        return ScriptValue.UNDEFINED;
      }
      ScriptValue result = returned.get(0);
      for (ScriptValue value : returned.subList(1, returned.size())) {
        result = Interpreter.either(place, result, value);
      }
      return result;
    }
  }

  /** A {@code throw} of the app. */
  static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient Place place;

    Thrown(Place place) {
      super("thrown at " + place, null, false, false);
      this.place = place;
    }
  }

  End block(List<SyntaxNode> nodes, Scope scope, Frame frame) {
    for (SyntaxNode node : nodes) {
      hoist(node, scope);
    }
    for (SyntaxNode node : nodes) {
      End end = run(node, scope, frame);
      if (end != End.NORMAL) {
        return end;
      }
    }
    return End.NORMAL;
  }

  /** Functions can be called before the place at which they are declared. */
  void hoist(SyntaxNode node, Scope scope) {
    SyntaxNode declared =
        node.type().equals("export_statement") ? node.child("declaration").orElse(node) : node;
    if (declared.type().equals("function_declaration")
        || declared.type().equals("generator_function_declaration")) {
      String name = declared.textOf("name");
      scope.declare(name, interpreter.expressions().function(declared, scope, name));
    }
  }

  End run(SyntaxNode node, Scope scope, Frame frame) {
    return interpreter.step(node, () -> switched(node, scope, frame));
  }

  private End switched(SyntaxNode node, Scope scope, Frame frame) {
    return switch (node.type()) {
      case "lexical_declaration", "variable_declaration" -> declare(node, scope);
      case "expression_statement" -> expression(node, scope);
      case "return_statement" -> {
        frame.returned.add(
            node.parts().isEmpty() ? ScriptValue.UNDEFINED : value(node.parts().get(0), scope));
        yield End.RETURN;
      }
      case "if_statement" -> branch(node, scope, frame);
      case "statement_block" -> block(node.parts(), scope.inner(), frame);
      case "else_clause", "labeled_statement" ->
          run(node.parts().get(node.parts().size() - 1), scope, frame);
      case "for_in_statement" -> forEach(node, scope, frame);
      case "for_statement" -> loop(node, scope.inner(), frame);
      case "while_statement", "do_statement" -> loop(node, scope, frame);
      case "switch_statement" -> cases(node, scope.inner(), frame);
      case "try_statement" -> attempt(node, scope, frame);
      case "throw_statement" -> throw new Thrown(node.place());
      case "break_statement" -> End.BREAK;
      case "continue_statement" -> End.CONTINUE;
      case "class_declaration", "abstract_class_declaration" -> {
        ClassType type = interpreter.expressions().type(node, scope);
        scope.declare(type.name(), type);
        yield End.NORMAL;
      }
      case "enum_declaration" -> enumeration(node, scope);
      case "import_statement", "export_statement" -> End.NORMAL;
      default -> End.NORMAL;
    };
  }

  private ScriptValue value(SyntaxNode node, Scope scope) {
    return interpreter.expressions().value(node, scope);
  }

  private End expression(SyntaxNode node, Scope scope) {
    node.parts().forEach(part -> value(part, scope));
    return End.NORMAL;
  }

  private End declare(SyntaxNode node, Scope scope) {
    node.ofType("variable_declarator")
        .forEach(
            declarator -> {
              SyntaxNode name = declarator.child("name").orElseThrow();
              ScriptValue value =
                  declarator
                      .child("value")
                      .map(given -> interpreter.expressions().named(given, scope, name.text()))
                      .orElse(ScriptValue.UNDEFINED);
              interpreter.patterns().bind(name, value, scope);
            });
    return End.NORMAL;
  }

  private End branch(SyntaxNode node, Scope scope, Frame frame) {
    SyntaxNode condition = node.child("condition").orElseThrow();
    SyntaxNode consequence = node.child("consequence").orElseThrow();
    Optional<SyntaxNode> alternative = node.child("alternative");
    Optional<Boolean> holds = Operators.truth(value(condition, scope));
    if (holds.isPresent()) {
      Optional<SyntaxNode> taken = holds.get() ? Optional.of(consequence) : alternative;
      return taken.map(statement -> run(statement, scope, frame)).orElse(End.NORMAL);
    }
    End one = doubted(consequence, node.place(), scope, frame);
    End other =
        alternative
            .map(statement -> doubted(statement, node.place(), scope, frame))
            .orElse(End.NORMAL);
    return one == other ? one : End.NORMAL;
  }

  private End doubted(SyntaxNode statement, Place place, Scope scope, Frame frame) {
    try {
      return interpreter.doubting(place, () -> run(statement, scope, frame));
    } catch (Thrown e) {
      return End.NORMAL;
    }
  }

  private End forEach(SyntaxNode node, Scope scope, Frame frame) {
    SyntaxNode body = node.child("body").orElseThrow();
    SyntaxNode left = node.child("left").orElseThrow();
    ScriptValue over = value(node.child("right").orElseThrow(), scope);
    boolean byKey = node.textOf("operator").equals("in");
    Arr turns = byKey ? keys(over, node.place()) : Builtins.elements(over, node.place());
    for (ScriptValue turn : turns.elements()) {
      Scope inner = scope.inner();
      interpreter.patterns().bind(left, turn, inner);
      End end = run(body, inner, frame);
      if (end == End.RETURN || end == End.BREAK) {
        return end == End.RETURN ? end : End.NORMAL;
      }
    }
    if (turns.isOpen()) {
      Scope inner = scope.inner();
      interpreter.patterns().bind(left, Unknown.at(node.place()), inner);
      doubted(body, node.place(), inner, frame);
    }
    return End.NORMAL;
  }

  private static Arr keys(ScriptValue over, Place place) {
    if (over instanceof Obj object) {
      Arr keys = Arr.of(object.members().keySet().stream().map(Str::of).toList());
      if (object.isOpen()) {
        keys.open();
      }
      return keys;
    }
    return Builtins.elements(Unknown.at(place), place);
  }

  private End loop(SyntaxNode node, Scope scope, Frame frame) {
    node.child("initializer").ifPresent(first -> run(first, scope, frame));
    SyntaxNode body = node.child("body").orElseThrow();
    for (int turn = 0; turn < MAX_TURNS; turn++) {
      Optional<Boolean> goesOn =
          node.child("condition")
              .filter(condition -> !condition.type().equals("empty_statement"))
              .map(condition -> condition(condition, scope))
              .orElse(Optional.of(true));
      if (goesOn.isEmpty()) {
        doubted(body, node.place(), scope, frame);
        return End.NORMAL;
      }
      if (!goesOn.get()) {
        return End.NORMAL;
      }
      End end = run(body, scope.inner(), frame);
      if (end == End.RETURN || end == End.BREAK) {
        return end == End.RETURN ? end : End.NORMAL;
      }
      node.child("increment").ifPresent(step -> value(step, scope));
    }
    interpreter.library().remark(node.place(), "a loop is read " + MAX_TURNS + " times only");
    return End.NORMAL;
  }

  private Optional<Boolean> condition(SyntaxNode node, Scope scope) {
    SyntaxNode expression = node.type().equals("expression_statement") ? node.parts().get(0) : node;
    return Operators.truth(value(expression, scope));
  }

  private End cases(SyntaxNode node, Scope scope, Frame frame) {
    ScriptValue value = value(node.child("value").orElseThrow(), scope);
    boolean entered = false;
    boolean doubtful = false;
    for (SyntaxNode clause : node.child("body").orElseThrow().parts()) {
      Optional<Boolean> matches =
          clause
              .child("value")
              .map(given -> Operators.same(value, value(given, scope)))
              .orElse(Optional.of(true));
      doubtful |= matches.isEmpty();
      if (!entered && matches.isPresent() && !matches.get()) {
        continue;
      }
      List<SyntaxNode> body = clause.all("body").toList();
      if (doubtful) {
        body.forEach(statement -> doubted(statement, node.place(), scope, frame));
        continue;
      }
      entered = true;
      End end = block(body, scope, frame);
      if (end != End.NORMAL) {
        return end == End.BREAK ? End.NORMAL : end;
      }
    }
    return End.NORMAL;
  }

  private End attempt(SyntaxNode node, Scope scope, Frame frame) {
    End end;
    try {
      end = run(node.child("body").orElseThrow(), scope, frame);
    } catch (Thrown e) {
      end = node.child("handler").map(handler -> caught(handler, scope, frame)).orElse(End.NORMAL);
    }
    End last =
        node.child("finalizer")
            .flatMap(finalizer -> finalizer.child("body"))
            .map(body -> run(body, scope, frame))
            .orElse(End.NORMAL);
    return last == End.NORMAL ? end : last;
  }

  private End caught(SyntaxNode handler, Scope scope, Frame frame) {
    Scope inner = scope.inner();
    handler
        .child("parameter")
        .ifPresent(
            parameter ->
                interpreter.patterns().bind(parameter, Unknown.at(handler.place()), inner));
    return run(handler.child("body").orElseThrow(), inner, frame);
  }

  private End enumeration(SyntaxNode node, Scope scope) {
    Obj values = new Obj();
    double next = 0;
    for (SyntaxNode member : node.child("body").orElseThrow().parts()) {
      ScriptValue value =
          member.type().equals("enum_assignment")
              ? value(member.child("value").orElseThrow(), scope)
              : new ScriptValue.Num(next);
      next = value instanceof ScriptValue.Num number ? number.value() + 1 : next;
      String name = member.type().equals("enum_assignment") ? member.textOf("name") : member.text();
      values.members().put(Literals.unquoted(name), value);
    }
    scope.declare(node.textOf("name"), values);
    return End.NORMAL;
  }
}
