package io.github.sstiam.reader.script;

import java.util.List;
import java.util.Optional;

/**
 * The syntax tree of a TypeScript or JavaScript file, as the evaluator sees it. Names follow the <a
 * href="https://github.com/estree/estree">ESTree</a> specification. Types, comments and punctuation
 * are left out, since they have no effect when the code runs. Syntax that the evaluator does not
 * implement is an {@link Unsupported} record, so that no code is dropped in silence.
 */
sealed interface Syntax {
  /** Where the source text of the node begins. */
  Place place();

  /** Syntax that has a value. */
  sealed interface Expression extends Syntax {}

  /** Syntax that is executed. */
  sealed interface Statement extends Syntax {}

  /** What receives a value: a declaration, a parameter, or the left side of an assignment. */
  sealed interface Pattern extends Syntax {}

  /** A part of an object literal. */
  sealed interface Property extends Syntax {}

  /** A part of a class body. */
  sealed interface ClassElement extends Syntax {}

  /** The name of a member in a literal, a class or a pattern. */
  sealed interface PropertyKey {}

  /**
   * A file.
   *
   * @param body its statements in their order
   */
  record Program(List<Statement> body, Place place) implements Syntax {}

  /**
   * Syntax that the evaluator does not implement.
   *
   * @param kind the kind of the node, as the grammar names it
   * @param children the expressions and statements in it, which may have effects, in their order
   */
  record Unsupported(String kind, List<Syntax> children, Place place)
      implements Expression, Statement, Pattern, Property, ClassElement {}

  /** What has no effect when the code runs: a declaration of types, {@code ;}, {@code debugger}. */
  record Empty(Place place) implements Statement, ClassElement {}

  // Expressions

  /**
   * A variable, or {@code this}.
   *
   * @param name its name
   */
  record Identifier(String name, Place place) implements Expression {}

  /** {@code super}. */
  record Super(Place place) implements Expression {}

  /**
   * A string literal.
   *
   * @param value its value, without quotes and escape sequences
   */
  record StringLiteral(String value, Place place) implements Expression {}

  /**
   * A decimal number literal.
   *
   * @param value its value
   */
  record NumberLiteral(double value, Place place) implements Expression {}

  /**
   * {@code true} or {@code false}.
   *
   * @param value its value
   */
  record BooleanLiteral(boolean value, Place place) implements Expression {}

  /** {@code null}. */
  record NullLiteral(Place place) implements Expression {}

  /** {@code undefined}. */
  record UndefinedLiteral(Place place) implements Expression {}

  /**
   * A template such as {@code `a${b}c`}.
   *
   * @param parts string literals and the substituted expressions, in their order
   */
  record TemplateLiteral(List<Expression> parts, Place place) implements Expression {}

  /**
   * A template that is an argument: {@code tag`a${b}c`}.
   *
   * @param tag the function that is called with it
   */
  record TaggedTemplate(Expression tag, TemplateLiteral template, Place place)
      implements Expression {}

  /**
   * An object literal.
   *
   * @param properties its parts; spreads are {@link Spread}
   */
  record ObjectLiteral(List<Property> properties, Place place) implements Expression {}

  /**
   * An array literal.
   *
   * @param elements its elements; spreads are {@link Spread}, holes are left out
   */
  record ArrayLiteral(List<Expression> elements, Place place) implements Expression {}

  /** {@code ...argument} in an object, an array or the arguments of a call. */
  record Spread(Expression argument, Place place) implements Expression, Property {}

  /**
   * A member of an object literal.
   *
   * @param key its name
   * @param value its value; the variable for a shorthand {@code {name}}
   */
  record KeyValue(PropertyKey key, Expression value, Place place) implements Property {}

  /** A name that is written out. */
  record NamedKey(String name) implements PropertyKey {}

  /** A name in brackets. */
  record ComputedKey(Expression expression) implements PropertyKey {}

  /** Whether a method is called by name, when a member is read, or when a member is assigned. */
  enum MethodType {
    METHOD,
    GETTER,
    SETTER
  }

  /** A method of an object literal or a class; the constructor is one, too. */
  record Method(
      PropertyKey key, MethodType type, boolean isStatic, FunctionExpression function, Place place)
      implements Property, ClassElement {}

  /**
   * A function.
   *
   * @param name its name; blank without one
   * @param isArrow whether it has no {@code this} of its own
   * @param body a {@link Block}, or the expression that it returns; empty for a declaration alone
   */
  record FunctionExpression(
      String name, boolean isArrow, List<Parameter> parameters, Optional<Syntax> body, Place place)
      implements Expression {}

  /**
   * A parameter of a function.
   *
   * @param initializer its value where the call gives none
   * @param isField whether a constructor sets a field of this name, too
   * @param decorators its decorators
   */
  record Parameter(
      Pattern pattern,
      Optional<Expression> initializer,
      boolean isField,
      List<Unsupported> decorators,
      Place place)
      implements Syntax {}

  /**
   * A class.
   *
   * @param name its name; blank without one
   * @param superclass the class that it extends
   * @param body its members, and the decorators of the class and of its members
   */
  record ClassExpression(
      String name, Optional<Expression> superclass, List<ClassElement> body, Place place)
      implements Expression {}

  /** A field of a class. */
  record Field(PropertyKey key, boolean isStatic, Optional<Expression> value, Place place)
      implements ClassElement {}

  /** {@code object.key} or {@code object[key]}; with {@code ?.} where it is optional. */
  record Member(Expression object, PropertyKey key, boolean isOptional, Place place)
      implements Expression {}

  /** A call; spread arguments are {@link Spread}. */
  record Call(Expression callee, List<Expression> arguments, Place place) implements Expression {}

  /** {@code import(...)} or {@code require(...)}. */
  record ImportCall(List<Expression> arguments, Place place) implements Expression {}

  /**
   * {@code new}.
   *
   * @param calleeText the source text of the class
   */
  record New(Expression callee, String calleeText, List<Expression> arguments, Place place)
      implements Expression {}

  /** A binary operator. */
  record Binary(String operator, Expression left, Expression right, Place place)
      implements Expression {}

  /** {@code test ? consequent : alternate}. */
  record Conditional(Expression test, Expression consequent, Expression alternate, Place place)
      implements Expression {}

  /** A unary operator, such as {@code !} or {@code typeof}. */
  record Unary(String operator, Expression argument, Place place) implements Expression {}

  /** {@code ++} or {@code --}, before or after its target. */
  record Update(String operator, Expression target, Place place) implements Expression {}

  /**
   * {@code target = value}.
   *
   * @param name the source text of the target, the name of a function that has none
   */
  record Assignment(Pattern target, String name, Expression value, Place place)
      implements Expression {}

  /**
   * {@code target += value} and its like.
   *
   * @param operator the operator without {@code =}
   */
  record CompoundAssignment(String operator, Expression target, Expression value, Place place)
      implements Expression {}

  /** Expressions separated by commas; the last one is the value. */
  record Sequence(List<Expression> expressions, Place place) implements Expression {}

  /**
   * An expression in parentheses or with a type: {@code (x)}, {@code x as T}, {@code x satisfies
   * T}, {@code <T>x}, {@code x!}.
   */
  record Parenthesized(Expression expression, Place place) implements Expression {}

  /** {@code await}. */
  record Await(Expression argument, Place place) implements Expression {}

  // Patterns

  /** A name that is declared. */
  record NamePattern(String name, Place place) implements Pattern {}

  /** {@code {a, b: c, ...rest}}. */
  record ObjectPattern(List<PropertyPattern> properties, Optional<Pattern> rest, Place place)
      implements Pattern {}

  /** One member of an object pattern. */
  record PropertyPattern(PropertyKey key, Pattern value, Place place) implements Syntax {}

  /**
   * {@code [a, , b, ...rest]}.
   *
   * @param elements the patterns by position; empty where the array has a hole
   */
  record ArrayPattern(List<Optional<Pattern>> elements, Place place) implements Pattern {}

  /** {@code ...rest} in an array pattern or in parameters. */
  record RestPattern(Pattern pattern, Place place) implements Pattern {}

  /** A pattern with a value for {@code undefined}. */
  record DefaultPattern(Pattern pattern, Expression initializer, Place place) implements Pattern {}

  /** A variable or member that exists and is assigned. */
  record TargetPattern(Expression target, Place place) implements Pattern {}

  // Statements

  /** {@code const}, {@code let} or {@code var}. */
  record VariableDeclaration(List<Declarator> declarators, Place place) implements Statement {}

  /** One declared pattern with its value. */
  record Declarator(Pattern pattern, Optional<Expression> value, Place place) implements Syntax {}

  /** A function with a name; it is declared before the statement is reached. */
  record FunctionDeclaration(FunctionExpression function, Place place) implements Statement {}

  /** A class with a name. */
  record ClassDeclaration(ClassExpression type, Place place) implements Statement {}

  /** {@code enum}. */
  record EnumDeclaration(String name, List<EnumMember> members, Place place) implements Statement {}

  /** A member of an enumeration. */
  record EnumMember(PropertyKey key, Optional<Expression> value, Place place) implements Syntax {}

  /** An expression that is evaluated for its effects. */
  record ExpressionStatement(Expression expression, Place place) implements Statement {}

  /** Statements in braces. */
  record Block(List<Statement> body, Place place) implements Statement {}

  /** {@code if}. */
  record If(Expression test, Statement consequent, Optional<Statement> alternate, Place place)
      implements Statement {}

  /**
   * {@code for (left of right)} or {@code for (left in right)}.
   *
   * @param overKeys whether it is {@code in}
   */
  record ForEach(Pattern left, Expression right, boolean overKeys, Statement body, Place place)
      implements Statement {}

  /** A {@code for} loop with a counter, or a {@code while} loop. */
  record Loop(
      Optional<Statement> initializer,
      Optional<Expression> test,
      Optional<Expression> update,
      Statement body,
      Place place)
      implements Statement {}

  /** A {@code do} loop. */
  record DoWhile(Statement body, Expression test, Place place) implements Statement {}

  /** {@code switch}. */
  record Switch(Expression discriminant, List<SwitchCase> cases, Place place)
      implements Statement {}

  /**
   * A case.
   *
   * @param test what the value is compared with; empty for {@code default}
   */
  record SwitchCase(Optional<Expression> test, List<Statement> body, Place place)
      implements Syntax {}

  /** {@code try}. */
  record Try(
      Statement block, Optional<CatchClause> handler, Optional<Statement> finalizer, Place place)
      implements Statement {}

  /** {@code catch}. */
  record CatchClause(Optional<Pattern> parameter, Statement body, Place place) implements Syntax {}

  /** {@code throw}. */
  record Throw(Expression argument, Place place) implements Statement {}

  /** {@code return}. */
  record Return(Optional<Expression> argument, Place place) implements Statement {}

  /** {@code break}; a label is left out, since the evaluator only leaves the innermost loop. */
  record Break(Place place) implements Statement {}

  /** {@code continue}; a label is left out, too. */
  record Continue(Place place) implements Statement {}

  // Modules

  /** {@code import}. */
  record Import(String source, List<ImportSpecifier> specifiers, Place place)
      implements Statement {}

  /**
   * A name that is imported.
   *
   * @param imported the exported name; {@code default} for the default export, empty for all
   *     exports
   * @param local the name in this file
   */
  record ImportSpecifier(Optional<String> imported, String local) {}

  /** {@code import local = require("source")}. */
  record ImportRequire(String local, String source, Place place) implements Statement {}

  /**
   * {@code export} before a declaration.
   *
   * @param isDefault whether it is the default export
   * @param names the names that are declared
   */
  record ExportDeclaration(
      Statement declaration, boolean isDefault, List<String> names, Place place)
      implements Statement {}

  /** {@code export default value}. */
  record ExportDefault(Expression value, Place place) implements Statement {}

  /** {@code export = value}. */
  record ExportAssignment(Expression value, Place place) implements Statement {}

  /**
   * {@code export {a, b as c}}.
   *
   * @param source the module whose names are exported; empty for this file
   */
  record ExportNames(Optional<String> source, List<ExportSpecifier> specifiers, Place place)
      implements Statement {}

  /** A name and the one under which it is exported. */
  record ExportSpecifier(String local, String exported) {}

  /**
   * {@code export * from "source"} or {@code export * as name from "source"}.
   *
   * @param name the name under which all is exported together; empty for each name by itself
   */
  record ExportAll(String source, Optional<String> name, Place place) implements Statement {}
}
