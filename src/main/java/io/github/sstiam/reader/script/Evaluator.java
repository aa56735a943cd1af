package io.github.sstiam.reader.script;

import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.Bool;
import io.github.sstiam.reader.script.ScriptValue.ClassType;
import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Func;
import io.github.sstiam.reader.script.ScriptValue.Native;
import io.github.sstiam.reader.script.ScriptValue.Nothing;
import io.github.sstiam.reader.script.ScriptValue.Num;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Token;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import io.github.sstiam.reader.script.Syntax.ArrayLiteral;
import io.github.sstiam.reader.script.Syntax.ArrayPattern;
import io.github.sstiam.reader.script.Syntax.Assignment;
import io.github.sstiam.reader.script.Syntax.Await;
import io.github.sstiam.reader.script.Syntax.Binary;
import io.github.sstiam.reader.script.Syntax.Block;
import io.github.sstiam.reader.script.Syntax.BooleanLiteral;
import io.github.sstiam.reader.script.Syntax.Break;
import io.github.sstiam.reader.script.Syntax.Call;
import io.github.sstiam.reader.script.Syntax.CatchClause;
import io.github.sstiam.reader.script.Syntax.ClassDeclaration;
import io.github.sstiam.reader.script.Syntax.ClassElement;
import io.github.sstiam.reader.script.Syntax.ClassExpression;
import io.github.sstiam.reader.script.Syntax.CompoundAssignment;
import io.github.sstiam.reader.script.Syntax.ComputedKey;
import io.github.sstiam.reader.script.Syntax.Conditional;
import io.github.sstiam.reader.script.Syntax.Continue;
import io.github.sstiam.reader.script.Syntax.Declarator;
import io.github.sstiam.reader.script.Syntax.DefaultPattern;
import io.github.sstiam.reader.script.Syntax.DoWhile;
import io.github.sstiam.reader.script.Syntax.EnumDeclaration;
import io.github.sstiam.reader.script.Syntax.EnumMember;
import io.github.sstiam.reader.script.Syntax.ExportDeclaration;
import io.github.sstiam.reader.script.Syntax.Expression;
import io.github.sstiam.reader.script.Syntax.ExpressionStatement;
import io.github.sstiam.reader.script.Syntax.Field;
import io.github.sstiam.reader.script.Syntax.ForEach;
import io.github.sstiam.reader.script.Syntax.FunctionDeclaration;
import io.github.sstiam.reader.script.Syntax.FunctionExpression;
import io.github.sstiam.reader.script.Syntax.Identifier;
import io.github.sstiam.reader.script.Syntax.If;
import io.github.sstiam.reader.script.Syntax.ImportCall;
import io.github.sstiam.reader.script.Syntax.KeyValue;
import io.github.sstiam.reader.script.Syntax.Loop;
import io.github.sstiam.reader.script.Syntax.Member;
import io.github.sstiam.reader.script.Syntax.Method;
import io.github.sstiam.reader.script.Syntax.MethodType;
import io.github.sstiam.reader.script.Syntax.NamePattern;
import io.github.sstiam.reader.script.Syntax.NamedKey;
import io.github.sstiam.reader.script.Syntax.New;
import io.github.sstiam.reader.script.Syntax.NullLiteral;
import io.github.sstiam.reader.script.Syntax.NumberLiteral;
import io.github.sstiam.reader.script.Syntax.ObjectLiteral;
import io.github.sstiam.reader.script.Syntax.ObjectPattern;
import io.github.sstiam.reader.script.Syntax.Parameter;
import io.github.sstiam.reader.script.Syntax.Parenthesized;
import io.github.sstiam.reader.script.Syntax.Pattern;
import io.github.sstiam.reader.script.Syntax.Property;
import io.github.sstiam.reader.script.Syntax.PropertyKey;
import io.github.sstiam.reader.script.Syntax.PropertyPattern;
import io.github.sstiam.reader.script.Syntax.RestPattern;
import io.github.sstiam.reader.script.Syntax.Return;
import io.github.sstiam.reader.script.Syntax.Sequence;
import io.github.sstiam.reader.script.Syntax.Spread;
import io.github.sstiam.reader.script.Syntax.Statement;
import io.github.sstiam.reader.script.Syntax.StringLiteral;
import io.github.sstiam.reader.script.Syntax.Super;
import io.github.sstiam.reader.script.Syntax.Switch;
import io.github.sstiam.reader.script.Syntax.SwitchCase;
import io.github.sstiam.reader.script.Syntax.TaggedTemplate;
import io.github.sstiam.reader.script.Syntax.TargetPattern;
import io.github.sstiam.reader.script.Syntax.TemplateLiteral;
import io.github.sstiam.reader.script.Syntax.Throw;
import io.github.sstiam.reader.script.Syntax.Try;
import io.github.sstiam.reader.script.Syntax.Unary;
import io.github.sstiam.reader.script.Syntax.UndefinedLiteral;
import io.github.sstiam.reader.script.Syntax.Unsupported;
import io.github.sstiam.reader.script.Syntax.Update;
import io.github.sstiam.reader.script.Syntax.VariableDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Abstract interpreter for the syntax of one app. If a branch or a loop depends on an unknown
 * value, all branches are evaluated, one after the other, so that every object that the app may
 * make is made; an object that is made on such a branch records the place of the decision as its
 * doubt.
 */
final class Evaluator implements Caller {
  /** The variable that holds the class whose method is called, for {@code super}. */
  private static final String CLASS = "%class";

  /** The operators that evaluate their right side only if the left one does not decide. */
  private static final Set<String> LOGICAL = Set.of("&&", "||", "??");

  private final Library library;
  private final Imports imports;
  private final Limits limits;
  private final Builtins builtins = new Builtins(this);

  /** Where it is decided whether the code at hand runs; null if it does. */
  private Place doubt;

  private int steps;
  private int nesting;
  private int calls;

  /** The modules of the app. */
  interface Imports {
    /** What a module exports that the code at a place imports while it runs. */
    ScriptValue imported(String specifier, Place place);
  }

  /** How a statement ends. */
  enum Completion {
    NORMAL,
    RETURN,
    BREAK,
    CONTINUE
  }

  /** The values that a call may return. */
  static final class Frame {
    private final List<ScriptValue> returned = new ArrayList<>();

    private ScriptValue result(Place place) {
      if (returned.isEmpty()) {
        return ScriptValue.UNDEFINED;
      }
      ScriptValue result = returned.get(0);
      for (ScriptValue value : returned.subList(1, returned.size())) {
        result = Unknown.either(place, result, value);
      }
      return result;
    }
  }

  /** A {@code throw} of the app. */
  static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient Place place;

    private Thrown(Place place) {
      super("thrown at " + place, null, false, false);
      this.place = place;
    }
  }

  Evaluator(Library library, Imports imports, Limits limits) {
    this.library = library;
    this.imports = imports;
    this.limits = limits;
  }

  /** Records for the report what is not evaluated. */
  void remark(Place place, String text) {
    library.remark(place, text);
  }

  /** Counts a step and checks the limits; each call is followed by one of {@link #leave()}. */
  private void enter(Syntax node) {
    steps++;
    if (steps > limits.steps()) {
      throw new ScriptException(
          node.place(),
          "the code takes too many steps to be read. Have the app synthesised"
              + " (-Dsst-iam.synthesise=true).");
    }
    if (nesting >= limits.nesting()) {
      throw new ScriptException(node.place(), "the code calls itself too deeply to be read");
    }
    nesting++;
  }

  private void leave() {
    nesting--;
  }

  /**
   * Evaluates what may not be evaluated when the app runs.
   *
   * @param place where that is decided
   */
  private <T> T inDoubt(Place place, Supplier<T> evaluation) {
    Place before = doubt;
    doubt = before == null ? place : before;
    try {
      return evaluation.get();
    } finally {
      doubt = before;
    }
  }

  /**
   * The value of syntax that is not implemented. It is the only place that decides what such syntax
   * does: it has no effect, and an expression is unknown.
   */
  private static Unknown unsupported(Unsupported node) {
    return Unknown.at(node.place());
  }

  // Statements

  /** Executes statements in a scope of their own, which the caller makes. */
  private Completion block(List<Statement> statements, Scope scope, Frame frame) {
    for (Statement statement : statements) {
      hoist(statement, scope);
    }
    for (Statement statement : statements) {
      Completion completion = execute(statement, scope, frame);
      if (completion != Completion.NORMAL) {
        return completion;
      }
    }
    return Completion.NORMAL;
  }

  /** Declares a function before its statement is reached, as JavaScript does. */
  void hoist(Statement statement, Scope scope) {
    Statement declaration =
        statement instanceof ExportDeclaration export ? export.declaration() : statement;
    if (declaration instanceof FunctionDeclaration declared) {
      FunctionExpression function = declared.function();
      scope.declare(function.name(), function(function, scope, function.name()));
    }
  }

  /** Executes a statement. */
  Completion execute(Statement statement, Scope scope, Frame frame) {
    enter(statement);
    try {
      return executed(statement, scope, frame);
    } finally {
      leave();
    }
  }

  private Completion executed(Statement statement, Scope scope, Frame frame) {
    if (statement instanceof VariableDeclaration variables) {
      declare(variables, scope);
    } else if (statement instanceof ExpressionStatement effect) {
      value(effect.expression(), scope);
    } else if (statement instanceof Return given) {
      frame.returned.add(value(given.argument(), scope));
      return Completion.RETURN;
    } else if (statement instanceof If branch) {
      return branch(branch, scope, frame);
    } else if (statement instanceof Block block) {
      return block(block.body(), scope.inner(), frame);
    } else if (statement instanceof ForEach loop) {
      return forEach(loop, scope, frame);
    } else if (statement instanceof Loop loop) {
      return loop(loop, scope.inner(), frame);
    } else if (statement instanceof DoWhile loop) {
      return doWhile(loop, scope, frame);
    } else if (statement instanceof Switch choice) {
      return choose(choice, scope.inner(), frame);
    } else if (statement instanceof Try attempt) {
      return attempt(attempt, scope, frame);
    } else if (statement instanceof Throw) {
      throw new Thrown(statement.place());
    } else if (statement instanceof Break) {
      return Completion.BREAK;
    } else if (statement instanceof Continue) {
      return Completion.CONTINUE;
    } else if (statement instanceof ClassDeclaration declared) {
      ClassType type = type(declared.type(), scope, declared.type().name());
      scope.declare(type.name(), type);
    } else if (statement instanceof EnumDeclaration declared) {
      enumeration(declared, scope);
    } else if (statement instanceof Unsupported node) {
      unsupported(node);
    }
    // Functions are hoisted, imports and exports belong to the module, the others have no effect.
    return Completion.NORMAL;
  }

  private void declare(VariableDeclaration node, Scope scope) {
    for (Declarator declarator : node.declarators()) {
      String name = declarator.pattern() instanceof NamePattern named ? named.name() : "";
      ScriptValue value =
          declarator.value().isPresent()
              ? named(declarator.value().get(), scope, name)
              : ScriptValue.UNDEFINED;
      bind(declarator.pattern(), value, scope);
    }
  }

  private Completion branch(If node, Scope scope, Frame frame) {
    Optional<Statement> alternate = node.alternate();
    Optional<Boolean> holds = Operators.truth(value(node.test(), scope));
    if (holds.isPresent()) {
      Optional<Statement> taken = holds.get() ? Optional.of(node.consequent()) : alternate;
      return taken.isPresent() ? execute(taken.get(), scope, frame) : Completion.NORMAL;
    }
    Completion one = maybeExecute(node.consequent(), node.place(), scope, frame);
    Completion other =
        alternate.isPresent()
            ? maybeExecute(alternate.get(), node.place(), scope, frame)
            : Completion.NORMAL;
    return one == other ? one : Completion.NORMAL;
  }

  /**
   * Executes a statement of which it is unknown whether, or how often, it is executed.
   *
   * @param place where that is decided
   */
  private Completion maybeExecute(Statement statement, Place place, Scope scope, Frame frame) {
    try {
      return inDoubt(place, () -> execute(statement, scope, frame));
    } catch (Thrown e) {
      return Completion.NORMAL;
    }
  }

  private Completion forEach(ForEach node, Scope scope, Frame frame) {
    ScriptValue over = value(node.right(), scope);
    Arr turns = node.overKeys() ? keys(over, node.place()) : Builtins.elements(over, node.place());
    for (ScriptValue turn : turns.elements()) {
      Scope inner = scope.inner();
      bind(node.left(), turn, inner);
      Completion completion = execute(node.body(), inner, frame);
      if (completion == Completion.RETURN) {
        return completion;
      }
      if (completion == Completion.BREAK) {
        return Completion.NORMAL;
      }
    }
    if (turns.rest().isPresent()) {
      Scope inner = scope.inner();
      bind(node.left(), turns.rest().get(), inner);
      maybeExecute(node.body(), node.place(), inner, frame);
    }
    return Completion.NORMAL;
  }

  private static Arr keys(ScriptValue over, Place place) {
    Arr keys = new Arr();
    if (over instanceof Obj object) {
      for (String key : object.members().keySet()) {
        keys.elements().add(Str.of(key));
      }
      keys.open(object.rest());
    } else {
      keys.open(place);
    }
    return keys;
  }

  private Completion loop(Loop node, Scope scope, Frame frame) {
    if (node.initializer().isPresent()) {
      execute(node.initializer().get(), scope, frame);
    }
    for (int turn = 0; turn < limits.iterations(); turn++) {
      Optional<Boolean> repeats =
          node.test().isPresent()
              ? Operators.truth(value(node.test().get(), scope))
              : Optional.of(true);
      if (repeats.isEmpty()) {
        maybeExecute(node.body(), node.place(), scope, frame);
        return Completion.NORMAL;
      }
      if (!repeats.get()) {
        return Completion.NORMAL;
      }
      Completion completion = execute(node.body(), scope.inner(), frame);
      if (completion == Completion.RETURN) {
        return completion;
      }
      if (completion == Completion.BREAK) {
        return Completion.NORMAL;
      }
      if (node.update().isPresent()) {
        value(node.update().get(), scope);
      }
    }
    remark(node.place(), "only " + limits.iterations() + " iterations of this loop are evaluated");
    return Completion.NORMAL;
  }

  private Completion doWhile(DoWhile node, Scope scope, Frame frame) {
    Completion first = execute(node.body(), scope.inner(), frame);
    if (first == Completion.RETURN) {
      return first;
    }
    if (first == Completion.BREAK) {
      return Completion.NORMAL;
    }
    Optional<Expression> test = Optional.of(node.test());
    Loop rest = new Loop(Optional.empty(), test, Optional.empty(), node.body(), node.place());
    return loop(rest, scope, frame);
  }

  private Completion choose(Switch node, Scope scope, Frame frame) {
    ScriptValue value = value(node.discriminant(), scope);
    boolean isEntered = false;
    boolean isDoubtful = false;
    for (SwitchCase clause : node.cases()) {
      Optional<Boolean> matches =
          clause.test().isPresent()
              ? Operators.same(value, value(clause.test().get(), scope))
              : Optional.of(true);
      isDoubtful |= matches.isEmpty();
      if (!isEntered && matches.isPresent() && !matches.get()) {
        continue;
      }
      if (isDoubtful) {
        for (Statement statement : clause.body()) {
          maybeExecute(statement, node.place(), scope, frame);
        }
        continue;
      }
      isEntered = true;
      Completion completion = block(clause.body(), scope, frame);
      if (completion != Completion.NORMAL) {
        return completion == Completion.BREAK ? Completion.NORMAL : completion;
      }
    }
    return Completion.NORMAL;
  }

  private Completion attempt(Try node, Scope scope, Frame frame) {
    Completion completion;
    try {
      completion = execute(node.block(), scope, frame);
    } catch (Thrown e) {
      completion =
          node.handler().isPresent()
              ? handle(node.handler().get(), scope, frame)
              : Completion.NORMAL;
    }
    Completion last =
        node.finalizer().isPresent()
            ? execute(node.finalizer().get(), scope, frame)
            : Completion.NORMAL;
    return last == Completion.NORMAL ? completion : last;
  }

  private Completion handle(CatchClause handler, Scope scope, Frame frame) {
    Scope inner = scope.inner();
    if (handler.parameter().isPresent()) {
      bind(handler.parameter().get(), Unknown.at(handler.place()), inner);
    }
    return execute(handler.body(), inner, frame);
  }

  private void enumeration(EnumDeclaration node, Scope scope) {
    Obj values = new Obj();
    double next = 0;
    for (EnumMember member : node.members()) {
      ScriptValue value =
          member.value().isPresent() ? value(member.value().get(), scope) : new Num(next);
      next = value instanceof Num number ? number.value() + 1 : next;
      put(values, key(member.key(), scope), value, member.place());
    }
    scope.declare(node.name(), values);
  }

  // Patterns

  /** Gives a value to the names of a pattern, which it declares. */
  private void bind(Pattern pattern, ScriptValue value, Scope scope) {
    if (pattern instanceof NamePattern name) {
      scope.declare(name.name(), value);
    } else if (pattern instanceof ObjectPattern object) {
      bindObject(object, value, scope);
    } else if (pattern instanceof ArrayPattern array) {
      bindArray(array, value, scope);
    } else if (pattern instanceof DefaultPattern optional) {
      bind(optional.pattern(), defaulted(value, Optional.of(optional.initializer()), scope), scope);
    } else if (pattern instanceof RestPattern rest) {
      bind(rest.pattern(), value, scope);
    } else if (pattern instanceof Unsupported node) {
      unsupported(node);
    }
    // A member that a pattern assigns declares no name.
  }

  private ScriptValue defaulted(ScriptValue value, Optional<Expression> given, Scope scope) {
    if (given.isPresent()
        && value instanceof Nothing nothing
        && nothing.word().equals("undefined")) {
      return value(given.get(), scope);
    }
    return value;
  }

  private void bindObject(ObjectPattern pattern, ScriptValue value, Scope scope) {
    Set<String> taken = new HashSet<>();
    for (PropertyPattern property : pattern.properties()) {
      Optional<String> key = key(property.key(), scope);
      key.ifPresent(taken::add);
      bind(
          property.value(),
          key.isPresent()
              ? member(value, key.get(), property.place())
              : any(value, property.place()),
          scope);
    }
    if (pattern.rest().isPresent()) {
      bind(pattern.rest().get(), without(value, taken, pattern.place()), scope);
    }
  }

  private static ScriptValue without(ScriptValue value, Set<String> taken, Place place) {
    if (!(value instanceof Obj object)) {
      return Unknown.at(place);
    }
    Obj rest = new Obj();
    rest.members().putAll(object.members());
    rest.members().keySet().removeAll(taken);
    rest.open(object.rest());
    return rest;
  }

  private void bindArray(ArrayPattern pattern, ScriptValue value, Scope scope) {
    Arr array = Builtins.elements(value, pattern.place());
    List<ScriptValue> elements = array.elements();
    for (int i = 0; i < pattern.elements().size(); i++) {
      Optional<Pattern> element = pattern.elements().get(i);
      if (element.isEmpty()) {
        continue;
      }
      if (element.get() instanceof RestPattern) {
        Arr rest = Arr.of(elements.subList(Math.min(i, elements.size()), elements.size()));
        rest.open(array.rest());
        bind(element.get(), rest, scope);
      } else {
        bind(element.get(), element(array, i), scope);
      }
    }
  }

  private static ScriptValue element(Arr array, int index) {
    if (index < array.elements().size()) {
      return array.elements().get(index);
    }
    return array.rest().isPresent() ? array.rest().get() : ScriptValue.UNDEFINED;
  }

  private void bindParameters(
      FunctionExpression function, List<ScriptValue> arguments, Scope scope) {
    for (int i = 0; i < function.parameters().size(); i++) {
      Parameter parameter = function.parameters().get(i);
      if (parameter.pattern() instanceof RestPattern) {
        int from = Math.min(i, arguments.size());
        bind(parameter.pattern(), Arr.of(arguments.subList(from, arguments.size())), scope);
        return;
      }
      ScriptValue argument = i < arguments.size() ? arguments.get(i) : ScriptValue.UNDEFINED;
      bind(parameter.pattern(), defaulted(argument, parameter.initializer(), scope), scope);
    }
  }

  // Expressions

  /** The value of an expression; {@code undefined} where there is none. */
  private ScriptValue value(Optional<Expression> node, Scope scope) {
    return node.isPresent() ? value(node.get(), scope) : ScriptValue.UNDEFINED;
  }

  /** The value of an expression. */
  ScriptValue value(Expression node, Scope scope) {
    enter(node);
    try {
      return evaluated(node, scope);
    } finally {
      leave();
    }
  }

  /** The value of an expression; a function or a class without a name gets the one given. */
  ScriptValue named(Expression node, Scope scope, String name) {
    if (node instanceof FunctionExpression function) {
      return function(function, scope, function.name().isEmpty() ? name : function.name());
    }
    if (node instanceof ClassExpression type) {
      return type(type, scope, type.name().isEmpty() ? name : type.name());
    }
    return value(node, scope);
  }

  private ScriptValue evaluated(Expression node, Scope scope) {
    if (node instanceof Identifier identifier) {
      return variable(identifier.name(), scope);
    } else if (node instanceof StringLiteral string) {
      return Str.of(string.value());
    } else if (node instanceof Member member) {
      return member(member, scope);
    } else if (node instanceof Call call) {
      return call(call, scope);
    } else if (node instanceof ObjectLiteral literal) {
      return object(literal, scope);
    } else if (node instanceof ArrayLiteral literal) {
      return array(literal.elements(), scope);
    } else if (node instanceof TemplateLiteral template) {
      return template(template, scope);
    } else if (node instanceof NumberLiteral number) {
      return new Num(number.value());
    } else if (node instanceof BooleanLiteral bool) {
      return new Bool(bool.value());
    } else if (node instanceof NullLiteral) {
      return new Nothing("null");
    } else if (node instanceof UndefinedLiteral) {
      return ScriptValue.UNDEFINED;
    } else if (node instanceof FunctionExpression function) {
      return function(function, scope, function.name());
    } else if (node instanceof New made) {
      return construct(made, scope);
    } else if (node instanceof Await await) {
      return value(await.argument(), scope);
    } else if (node instanceof Parenthesized inner) {
      return value(inner.expression(), scope);
    } else if (node instanceof Conditional conditional) {
      return conditional(conditional, scope);
    } else if (node instanceof Binary binary) {
      ScriptValue left = value(binary.left(), scope);
      return binary(binary.operator(), left, binary.right(), node.place(), scope);
    } else if (node instanceof Unary unary) {
      return Operators.unary(unary.operator(), value(unary.argument(), scope), node.place());
    } else if (node instanceof Assignment assignment) {
      return assign(assignment, scope);
    } else if (node instanceof CompoundAssignment assignment) {
      return assign(assignment, scope);
    } else if (node instanceof Update update) {
      return update(update, scope);
    } else if (node instanceof ClassExpression type) {
      return type(type, scope, type.name());
    } else if (node instanceof Sequence sequence) {
      ScriptValue last = ScriptValue.UNDEFINED;
      for (Expression expression : sequence.expressions()) {
        last = value(expression, scope);
      }
      return last;
    } else if (node instanceof ImportCall call) {
      return imported(array(call.arguments(), scope), node.place());
    } else if (node instanceof TaggedTemplate tagged) {
      return call(new Call(tagged.tag(), List.of(), node.place()), scope);
    } else if (node instanceof Unsupported unsupported) {
      return unsupported(unsupported);
    } else if (node instanceof Super || node instanceof Spread) {
      // Both have a meaning only where the syntax around them asks for it.
      return Unknown.at(node.place());
    }
    throw new IllegalStateException(node.getClass() + " is not evaluated");
  }

  private ScriptValue variable(String name, Scope scope) {
    Optional<ScriptValue> value = scope.find(name);
    if (value.isEmpty()) {
      value = library.global(name);
    }
    return value.isPresent() ? value.get() : new External("", name);
  }

  private Str template(TemplateLiteral node, Scope scope) {
    Text text = Text.of("");
    for (Expression part : node.parts()) {
      text =
          text.then(
              part instanceof StringLiteral literal
                  ? Text.of(literal.value())
                  : Operators.text(value(part, scope)));
    }
    return new Str(text);
  }

  private Obj object(ObjectLiteral node, Scope scope) {
    Obj object = new Obj();
    for (Property property : node.properties()) {
      if (property instanceof KeyValue pair) {
        Optional<String> key = key(pair.key(), scope);
        put(object, key, named(pair.value(), scope, key.orElse("")), pair.place());
      } else if (property instanceof Spread spread) {
        Builtins.spread(value(spread.argument(), scope), object, spread.place());
      } else if (property instanceof Method method) {
        Optional<String> key = key(method.key(), scope);
        put(object, key, accessor(method, scope, key.orElse("")), method.place());
      } else if (property instanceof Unsupported unsupported) {
        object.open(Optional.of(unsupported(unsupported)));
      }
    }
    return object;
  }

  /** A member whose name is unknown may be any of the object's. */
  private static void put(Obj object, Optional<String> key, ScriptValue value, Place place) {
    if (key.isPresent()) {
      object.members().put(key.get(), value);
    } else {
      object.open(place);
    }
  }

  private ScriptValue accessor(Method method, Scope scope, String name) {
    Func function = function(method.function(), scope, name);
    return method.type() == MethodType.GETTER
        ? call(function, Optional.empty(), List.of(), method.place())
        : function;
  }

  /** The name of a member; empty if it is computed from an unknown value. */
  private Optional<String> key(PropertyKey key, Scope scope) {
    return key instanceof NamedKey named
        ? Optional.of(named.name())
        : Operators.knownText(value(((ComputedKey) key).expression(), scope));
  }

  /** An array of values, or the arguments of a call. */
  private Arr array(List<Expression> nodes, Scope scope) {
    Arr array = new Arr();
    for (Expression node : nodes) {
      if (node instanceof Spread spread) {
        Builtins.append(array, value(spread.argument(), scope), node.place());
      } else {
        array.elements().add(value(node, scope));
      }
    }
    return array;
  }

  private List<ScriptValue> arguments(List<Expression> nodes, Scope scope) {
    return List.copyOf(array(nodes, scope).elements());
  }

  /** The right side of a logical operator is evaluated only if the left one does not decide. */
  private ScriptValue binary(
      String operator, ScriptValue left, Expression right, Place place, Scope scope) {
    if (!LOGICAL.contains(operator)) {
      return Operators.binary(operator, left, value(right, scope), place);
    }
    Optional<Boolean> decides =
        operator.equals("??") ? Operators.isPresent(left) : Operators.truth(left);
    if (decides.isPresent()) {
      return decides.get() != operator.equals("&&") ? left : value(right, scope);
    }
    return inDoubt(right.place(), () -> Unknown.either(right.place(), left, value(right, scope)));
  }

  private ScriptValue conditional(Conditional node, Scope scope) {
    Optional<Boolean> holds = Operators.truth(value(node.test(), scope));
    if (holds.isPresent()) {
      return value(holds.get() ? node.consequent() : node.alternate(), scope);
    }
    return inDoubt(
        node.place(),
        () ->
            Unknown.either(
                node.place(), value(node.consequent(), scope), value(node.alternate(), scope)));
  }

  private static Func function(FunctionExpression node, Scope scope, String name) {
    return new Func(node, scope, name, Optional.empty());
  }

  // Assignments

  private ScriptValue assign(Assignment node, Scope scope) {
    ScriptValue value = named(node.value(), scope, node.name());
    if (node.target() instanceof TargetPattern target) {
      assign(target.target(), value, scope);
    } else {
      bind(node.target(), value, scope);
    }
    return value;
  }

  private ScriptValue assign(CompoundAssignment node, Scope scope) {
    ScriptValue before = value(node.target(), scope);
    ScriptValue value = binary(node.operator(), before, node.value(), node.place(), scope);
    assign(node.target(), value, scope);
    return value;
  }

  private ScriptValue update(Update node, Scope scope) {
    ScriptValue before = value(node.target(), scope);
    String operator = node.operator().startsWith("+") ? "+" : "-";
    assign(node.target(), Operators.binary(operator, before, new Num(1), node.place()), scope);
    return before;
  }

  private void assign(Expression target, ScriptValue value, Scope scope) {
    if (target instanceof Identifier identifier) {
      assign(identifier.name(), value, scope);
    } else if (target instanceof Member member) {
      ScriptValue object = value(member.object(), scope);
      Optional<String> name = key(member.key(), scope);
      if (name.isPresent()) {
        put(object, name.get(), value);
      } else if (object instanceof Obj members) {
        members.open(target.place());
      }
    } else if (target instanceof Parenthesized inner) {
      assign(inner.expression(), value, scope);
    } else {
      remark(target.place(), "this assignment is not evaluated");
    }
  }

  /** In doubt, a variable keeps its value or gets the new one. */
  private void assign(String name, ScriptValue value, Scope scope) {
    ScriptValue result = value;
    if (doubt != null) {
      ScriptValue old = scope.find(name).orElse(value);
      result = old.equals(value) ? value : Unknown.either(doubt, old, value);
    }
    scope.assign(name, result);
  }

  private void put(ScriptValue object, String name, ScriptValue value) {
    if (object instanceof Obj members) {
      members.members().put(name, value);
    } else if (object instanceof Instance instance) {
      instance.fields().put(name, value);
    } else if (object instanceof ClassType type) {
      type.statics.members().put(name, value);
    } else if (object instanceof Token token) {
      library.assigned(token, name, value);
    } else if (object instanceof Unknown unknown) {
      for (ScriptValue candidate : unknown.candidates()) {
        put(candidate, name, value);
      }
    }
  }

  // Members

  private ScriptValue member(Member node, Scope scope) {
    if (node.object() instanceof Super) {
      return Unknown.at(node.place());
    }
    ScriptValue object = value(node.object(), scope);
    if (object instanceof Nothing && node.isOptional()) {
      return ScriptValue.UNDEFINED;
    }
    Optional<String> name = key(node.key(), scope);
    return name.isPresent() ? member(object, name.get(), node.place()) : any(object, node.place());
  }

  /** A member of an object whose name is unknown. */
  private static ScriptValue any(ScriptValue object, Place place) {
    if (object instanceof Obj members) {
      return new Unknown(place, List.copyOf(members.members().values()), !members.isOpen());
    }
    return object instanceof Arr array
        ? new Unknown(place, array.elements(), !array.isOpen())
        : Unknown.at(place);
  }

  /** The value of a member of an object. */
  ScriptValue member(ScriptValue object, String name, Place place) {
    if (object instanceof Obj members) {
      ScriptValue value = members.members().get(name);
      if (value != null) {
        return value;
      }
      return members.rest().isPresent() ? members.rest().get() : ScriptValue.UNDEFINED;
    }
    if (object instanceof Instance instance) {
      return member(instance, name, place);
    }
    if (object instanceof External external) {
      return external.module().isEmpty() && external.path().startsWith("process")
          ? ofProcess(external, name, place)
          : external.member(name);
    }
    if (object instanceof Token token) {
      String path = token.path() + "." + name;
      Optional<ScriptValue> known = library.member(token.of(), path);
      return known.isPresent() ? known.get() : new Token(token.of(), path);
    }
    if (object instanceof ClassType type) {
      return ofClass(type, name, place);
    }
    if (object instanceof Arr array) {
      return member(array, name, place);
    }
    if (object instanceof Str string && name.equals("length") && string.text().isKnown()) {
      return new Num(string.text().literals().get(0).length());
    }
    return object instanceof Unknown unknown ? member(unknown, name, place) : Unknown.at(place);
  }

  /** The environment variables of the process are unknown, and so is everything else of it. */
  private static ScriptValue ofProcess(External process, String name, Place place) {
    return process.path().equals("process") && name.equals("env")
        ? process.member(name)
        : Unknown.at(place);
  }

  private ScriptValue member(Unknown unknown, String name, Place place) {
    ScriptValue all = null;
    for (ScriptValue candidate : unknown.candidates()) {
      ScriptValue value = member(candidate, name, place);
      all = all == null ? value : Unknown.either(unknown.place(), all, value);
    }
    return all == null
        ? Unknown.at(unknown.place())
        : new Unknown(unknown.place(), Unknown.candidatesOf(all), unknown.complete());
  }

  private ScriptValue member(Instance instance, String name, Place place) {
    ScriptValue field = instance.fields().get(name);
    if (field != null) {
      return field;
    }
    Optional<ClassMethod> method = method(instance.own().orElse(null), name);
    if (method.isPresent()) {
      Func function = method.get().function();
      return method.get().method().type() == MethodType.GETTER
          ? call(function, Optional.of(instance), List.of(), place)
          : new Native(
              (arguments, called) -> call(function, Optional.of(instance), arguments, called));
    }
    if (instance.external().isEmpty()) {
      return ScriptValue.UNDEFINED;
    }
    Optional<ScriptValue> known = library.member(instance, name);
    return known.isPresent() ? known.get() : new Token(instance, name);
  }

  /** A method and the class that declares it. */
  private record ClassMethod(Method method, ClassType home) {
    Func function() {
      String name = method.key() instanceof NamedKey key ? key.name() : "";
      return new Func(method.function(), home.scope, name, Optional.of(home));
    }
  }

  /**
   * The method of a class or of one that it extends.
   *
   * @param type the class; null returns no method
   */
  private static Optional<ClassMethod> method(ClassType type, String name) {
    for (ClassType home = type; home != null; home = superclass(home)) {
      for (ClassElement element : home.node.body()) {
        if (element instanceof Method method
            && !method.isStatic()
            && method.type() != MethodType.SETTER
            && method.key() instanceof NamedKey key
            && key.name().equals(name)) {
          return Optional.of(new ClassMethod(method, home));
        }
      }
    }
    return Optional.empty();
  }

  /** The class of the app that a class extends; null if it extends none. */
  private static ClassType superclass(ClassType type) {
    return type.base.isPresent() && type.base.get() instanceof ClassType base ? base : null;
  }

  private ScriptValue ofClass(ClassType type, String name, Place place) {
    ScriptValue own = type.statics.members().get(name);
    if (own != null) {
      return own;
    }
    if (name.equals("name")) {
      return Str.of(type.name());
    }
    return type.base.isPresent() ? member(type.base.get(), name, place) : ScriptValue.UNDEFINED;
  }

  private static ScriptValue member(Arr array, String name, Place place) {
    if (name.equals("length")) {
      return array.isOpen() ? Unknown.at(place) : new Num(array.elements().size());
    }
    int index = Builtins.arrayIndex(name);
    return element(array, index < 0 ? Integer.MAX_VALUE : index);
  }

  // Calls

  private ScriptValue call(Call node, Scope scope) {
    List<ScriptValue> arguments = arguments(node.arguments(), scope);
    Expression callee = node.callee();
    if (callee instanceof Super) {
      return superConstructor(scope, arguments);
    }
    if (callee instanceof Member member) {
      return method(member, scope, arguments, node.place());
    }
    return call(value(callee, scope), Optional.empty(), arguments, node.place());
  }

  private ScriptValue method(Member callee, Scope scope, List<ScriptValue> arguments, Place place) {
    Optional<String> name = key(callee.key(), scope);
    if (callee.object() instanceof Super) {
      return superMethod(scope, name.orElse(""), arguments, place);
    }
    ScriptValue object = value(callee.object(), scope);
    return name.isPresent()
        ? method(object, name.get(), arguments, place)
        : call(any(object, place), Optional.of(object), arguments, place);
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
      for (ScriptValue candidate : unknown.candidates()) {
        if (!(candidate instanceof Nothing)) {
          inDoubt(place, () -> method(candidate, name, arguments, place));
        }
      }
      return mayCall(arguments, place);
    }
    Optional<ScriptValue> builtin = builtins.method(object, name, arguments, place);
    return builtin.isPresent()
        ? builtin.get()
        : call(member(object, name, place), Optional.of(object), arguments, place);
  }

  /** Whether a method is one of another package. */
  private static boolean isForeign(Instance instance, String name) {
    return !instance.fields().containsKey(name)
        && method(instance.own().orElse(null), name).isEmpty();
  }

  private ScriptValue foreign(
      Instance instance, String method, List<ScriptValue> arguments, Place place) {
    Instance.Call call = new Instance.Call(method, arguments, place);
    instance.calls().add(call);
    Optional<ScriptValue> returned = library.called(instance, call);
    return returned.isPresent() ? returned.get() : new Token(instance, method + "()");
  }

  @Override
  public ScriptValue call(
      ScriptValue callee, Optional<ScriptValue> self, List<ScriptValue> arguments, Place place) {
    if (callee instanceof Func function) {
      return invoke(function, self, arguments, place);
    }
    if (callee instanceof Native given) {
      return given.body().call(arguments, place);
    }
    if (callee instanceof External external) {
      Optional<ScriptValue> returned = Builtins.global(external, arguments, place);
      if (returned.isEmpty()) {
        returned = library.called(external, arguments, place);
      }
      return returned.isPresent() ? returned.get() : mayCall(arguments, place);
    }
    if (callee instanceof Unknown unknown) {
      for (ScriptValue candidate : unknown.candidates()) {
        mayCall(candidate, self, arguments, place);
      }
    }
    return mayCall(arguments, place);
  }

  /** What a call of unknown code returns: it may call the functions that it is given. */
  @Override
  public ScriptValue mayCall(List<ScriptValue> arguments, Place place) {
    for (ScriptValue argument : arguments) {
      if (argument instanceof Func) {
        List<ScriptValue> unknown = List.of(Unknown.at(place), Unknown.at(place));
        mayCall(argument, Optional.empty(), unknown, place);
      }
    }
    return Unknown.at(place);
  }

  @Override
  public void mayCall(
      ScriptValue callee, Optional<ScriptValue> self, List<ScriptValue> arguments, Place place) {
    inDoubt(place, () -> call(callee, self, arguments, place));
  }

  private ScriptValue invoke(
      Func function, Optional<ScriptValue> self, List<ScriptValue> arguments, Place place) {
    if (calls >= limits.calls()) {
      remark(place, "calls are nested too deeply here; this call is not evaluated");
      return Unknown.at(place);
    }
    calls++;
    try {
      Scope scope = function.scope.inner();
      if (self.isPresent() && !function.node.isArrow()) {
        scope.declare("this", self.get());
      }
      if (function.home.isPresent()) {
        scope.declare(CLASS, function.home.get());
      }
      bindParameters(function.node, arguments, scope);
      if (function.node.body().isEmpty()) {
        return Unknown.at(place);
      }
      if (function.node.body().get() instanceof Block block) {
        Frame frame = new Frame();
        block(block.body(), scope, frame);
        return frame.result(place);
      }
      return value((Expression) function.node.body().get(), scope);
    } finally {
      calls--;
    }
  }

  private ScriptValue imported(Arr arguments, Place place) {
    List<ScriptValue> elements = arguments.elements();
    return elements.size() == 1 && elements.get(0) instanceof Str name && name.text().isKnown()
        ? imports.imported(name.text().literals().get(0), place)
        : Unknown.at(place);
  }

  private ScriptValue superMethod(
      Scope scope, String name, List<ScriptValue> arguments, Place place) {
    if (scope.find(CLASS).orElse(null) instanceof ClassType home
        && scope.find("this").orElse(null) instanceof Instance self) {
      Optional<ClassMethod> method = method(superclass(home), name);
      return method.isPresent()
          ? call(method.get().function(), Optional.of(self), arguments, place)
          : foreign(self, name, arguments, place);
    }
    return Unknown.at(place);
  }

  // Classes

  private ClassType type(ClassExpression node, Scope scope, String name) {
    Optional<ScriptValue> base =
        node.superclass().isPresent()
            ? Optional.of(value(node.superclass().get(), scope))
            : Optional.empty();
    ClassType type = new ClassType(node, scope, name, base);
    Scope inner = scope.inner();
    inner.declare(name, type);
    inner.declare("this", type);
    for (ClassElement element : node.body()) {
      if (element instanceof Method method && method.isStatic()) {
        Optional<String> key = key(method.key(), inner);
        put(type.statics, key, function(method.function(), inner, key.orElse("")), method.place());
      } else if (element instanceof Field field && field.isStatic()) {
        Optional<String> key = key(field.key(), inner);
        put(type.statics, key, value(field.value(), inner), field.place());
      } else if (element instanceof Unsupported unsupported) {
        unsupported(unsupported);
      }
    }
    return type;
  }

  /** What {@code new} makes. */
  private ScriptValue construct(New node, Scope scope) {
    ScriptValue type = value(node.callee(), scope);
    List<ScriptValue> arguments = arguments(node.arguments(), scope);
    if (type instanceof Unknown unknown && unknown.candidates().isEmpty()) {
      return construct(new External("?", node.calleeText()), arguments, node.place());
    }
    return construct(type, arguments, node.place());
  }

  /** What {@code new} makes of a class. */
  ScriptValue construct(ScriptValue type, List<ScriptValue> arguments, Place place) {
    if (type instanceof External external) {
      if (external.module().isEmpty()) {
        return Builtins.made(external, arguments, place);
      }
      Instance instance = new Instance(Optional.empty(), place, Optional.ofNullable(doubt));
      instance.construct(external, arguments);
      library.constructed(instance);
      return instance;
    }
    if (type instanceof ClassType own) {
      Instance instance = new Instance(Optional.of(own), place, Optional.ofNullable(doubt));
      initialize(own, instance, arguments);
      return instance;
    }
    if (type instanceof Unknown unknown) {
      List<ScriptValue> made = new ArrayList<>();
      for (ScriptValue candidate : unknown.candidates()) {
        made.add(inDoubt(place, () -> construct(candidate, arguments, place)));
      }
      return new Unknown(place, made, unknown.complete());
    }
    return Unknown.at(place);
  }

  /** Calls the constructor of a class, or that of the class that it extends. */
  private void initialize(ClassType type, Instance instance, List<ScriptValue> arguments) {
    Optional<ClassMethod> constructor = method(type, "constructor");
    if (constructor.isEmpty() || constructor.get().home() != type) {
      initializeBase(type, instance, arguments);
      fields(type, instance);
      return;
    }
    if (type.base.isEmpty()) {
      fields(type, instance);
    }
    Func function = constructor.get().function();
    parameterFields(function.node, instance, arguments);
    invoke(function, Optional.of(instance), arguments, instance.place());
  }

  private void initializeBase(ClassType type, Instance instance, List<ScriptValue> arguments) {
    if (type.base.isEmpty()) {
      return;
    }
    if (type.base.get() instanceof ClassType base) {
      initialize(base, instance, arguments);
    } else {
      External external =
          type.base.get() instanceof External found ? found : new External("?", type.name());
      instance.construct(external, arguments);
      library.constructed(instance);
    }
  }

  private ScriptValue superConstructor(Scope scope, List<ScriptValue> arguments) {
    if (scope.find(CLASS).orElse(null) instanceof ClassType home
        && scope.find("this").orElse(null) instanceof Instance self) {
      initializeBase(home, self, arguments);
      fields(home, self);
    }
    return ScriptValue.UNDEFINED;
  }

  private void fields(ClassType type, Instance instance) {
    Scope scope = type.scope.inner();
    scope.declare("this", instance);
    for (ClassElement element : type.node.body()) {
      if (element instanceof Field field && !field.isStatic() && field.value().isPresent()) {
        Optional<String> key = key(field.key(), scope);
        ScriptValue value = named(field.value().get(), scope, key.orElse(""));
        if (key.isPresent()) {
          instance.fields().put(key.get(), value);
        }
      }
    }
  }

  /** {@code constructor(private readonly name: string)} sets a field, too. */
  private static void parameterFields(
      FunctionExpression constructor, Instance instance, List<ScriptValue> arguments) {
    List<Parameter> parameters = constructor.parameters();
    for (int i = 0; i < parameters.size() && i < arguments.size(); i++) {
      if (parameters.get(i).isField() && parameters.get(i).pattern() instanceof NamePattern name) {
        instance.fields().put(name.name(), arguments.get(i));
      }
    }
  }
}
