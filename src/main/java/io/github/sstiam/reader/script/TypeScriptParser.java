package io.github.sstiam.reader.script;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import io.github.sstiam.reader.script.Syntax.Empty;
import io.github.sstiam.reader.script.Syntax.EnumDeclaration;
import io.github.sstiam.reader.script.Syntax.EnumMember;
import io.github.sstiam.reader.script.Syntax.ExportAll;
import io.github.sstiam.reader.script.Syntax.ExportAssignment;
import io.github.sstiam.reader.script.Syntax.ExportDeclaration;
import io.github.sstiam.reader.script.Syntax.ExportDefault;
import io.github.sstiam.reader.script.Syntax.ExportNames;
import io.github.sstiam.reader.script.Syntax.ExportSpecifier;
import io.github.sstiam.reader.script.Syntax.Expression;
import io.github.sstiam.reader.script.Syntax.ExpressionStatement;
import io.github.sstiam.reader.script.Syntax.Field;
import io.github.sstiam.reader.script.Syntax.ForEach;
import io.github.sstiam.reader.script.Syntax.FunctionDeclaration;
import io.github.sstiam.reader.script.Syntax.FunctionExpression;
import io.github.sstiam.reader.script.Syntax.Identifier;
import io.github.sstiam.reader.script.Syntax.If;
import io.github.sstiam.reader.script.Syntax.Import;
import io.github.sstiam.reader.script.Syntax.ImportCall;
import io.github.sstiam.reader.script.Syntax.ImportRequire;
import io.github.sstiam.reader.script.Syntax.ImportSpecifier;
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
import io.github.sstiam.reader.script.Syntax.Program;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;
import org.treesitter.TreeSitterTypescript;

/**
 * Parses TypeScript and JavaScript with the grammar of <a
 * href="https://github.com/tree-sitter/tree-sitter-typescript">tree-sitter-typescript</a>. No other
 * class knows the names of the grammar's nodes and fields.
 */
final class TypeScriptParser {
  /**
   * Kinds of nodes that are left out with their children: parts of types, which have no effect when
   * the code runs, and comments.
   */
  static final Set<String> TYPES_AND_COMMENTS =
      Set.of(
          "comment",
          "html_comment",
          "hash_bang_line",
          // Annotations and modifiers.
          "accessibility_modifier",
          "adding_type_annotation",
          "asserts",
          "asserts_annotation",
          "implements_clause",
          "import_attribute",
          "omitting_type_annotation",
          "opting_type_annotation",
          "override_modifier",
          "type_annotation",
          "type_arguments",
          "type_parameters",
          "type_predicate",
          "type_predicate_annotation",
          // Types.
          "array_type",
          "conditional_type",
          "constructor_type",
          "existential_type",
          "flow_maybe_type",
          "function_type",
          "generic_type",
          "index_type_query",
          "infer_type",
          "intersection_type",
          "literal_type",
          "lookup_type",
          "nested_type_identifier",
          "object_type",
          "parenthesized_type",
          "predefined_type",
          "readonly_type",
          "template_literal_type",
          "this_type",
          "tuple_type",
          "type_query",
          "union_type");

  /** Kinds of statements and class elements that only declare types. */
  static final Set<String> TYPE_DECLARATIONS =
      Set.of(
          "abstract_method_signature",
          "ambient_declaration",
          "function_signature",
          "index_signature",
          "interface_declaration",
          "method_signature",
          "type_alias_declaration");

  private final String file;
  private final byte[] source;
  private final int maxDepth;
  private final boolean hasErrors;
  private int line = 1;
  private int counted;

  private TypeScriptParser(String file, byte[] source, int maxDepth, boolean hasErrors) {
    this.file = file;
    this.source = source;
    this.maxDepth = maxDepth;
    this.hasErrors = hasErrors;
  }

  /**
   * Parses a file.
   *
   * @param file its name, for messages and places
   * @param text its text
   * @param limits how deeply code may be nested
   * @throws ScriptException if the text is not TypeScript or JavaScript, or if the parser has no
   *     native code for this machine
   */
  static Program parse(String file, String text, Limits limits) {
    byte[] bytes = text.getBytes(UTF_8);
    try (TSParser parser = parser();
        TSTree tree = parser.parseString(null, text)) {
      TSNode root = tree.getRootNode();
      TypeScriptParser converter =
          new TypeScriptParser(file, bytes, limits.syntaxDepth(), root.hasError());
      try (TSTreeCursor cursor = new TSTreeCursor(root)) {
        Node program = converter.node(cursor, 0);
        return new Program(converter.statements(program.parts()), program.place);
      }
    }
  }

  private static TSParser parser() {
    try {
      TSParser parser = new TSParser();
      parser.setLanguage(new TreeSitterTypescript());
      return parser;
    } catch (LinkageError | RuntimeException e) {
      throw new ScriptException(
          "The parser for TypeScript has no native code for this machine ("
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch")
              + "; it supports Linux with glibc, macOS and Windows, but not Alpine Linux, which has"
              + " musl), or the folder for temporary files is not writable. Give a cloud assembly"
              + " (npx sst build, -Dsst-iam.source=assembly) or -Dsst-iam.templates, or use an image"
              + " with glibc.",
          e);
    }
  }

  // The tree of tree-sitter

  /**
   * A node of tree-sitter's tree.
   *
   * @param kind its kind, such as {@code call_expression}; the text of a word or sign
   * @param field the name of the parent's field that holds it; null if it is in none
   * @param isNamed whether it is more than a word or sign
   * @param children its children without types and comments, except the root of each type
   */
  @SuppressWarnings("ArrayRecordComponent") // one array for all nodes of a file, never handed out
  private record Node(
      String kind,
      String field,
      boolean isNamed,
      byte[] source,
      int start,
      int end,
      Place place,
      List<Node> children) {
    String text() {
      return new String(source, start, end - start, UTF_8);
    }

    /** The first child in a field; null if there is none. */
    Node child(String name) {
      for (Node child : children) {
        if (name.equals(child.field)) {
          return child;
        }
      }
      return null;
    }

    /** The child in a field that the grammar requires. */
    Node required(String name) {
      Node child = child(name);
      if (child == null) {
        throw new IllegalStateException(kind + " at " + place + " has no " + name);
      }
      return child;
    }

    /** The text of the child in a field; blank if there is none. */
    String textOf(String name) {
      Node child = child(name);
      return child == null ? "" : child.text();
    }

    /** The first child of a kind; null if there is none. */
    Node first(String wanted) {
      for (Node child : children) {
        if (child.kind.equals(wanted)) {
          return child;
        }
      }
      return null;
    }

    /** Whether a word or sign, such as {@code static}, is one of the children. */
    boolean says(String word) {
      for (Node child : children) {
        if (!child.isNamed && child.kind.equals(word)) {
          return true;
        }
      }
      return false;
    }

    /** Whether it is neither a word or sign nor a type or comment. */
    boolean isPart() {
      return isNamed && !TYPES_AND_COMMENTS.contains(kind);
    }

    /** The children that are neither words or signs nor types or comments. */
    List<Node> parts() {
      List<Node> parts = new ArrayList<>(children.size());
      for (Node child : children) {
        if (child.isPart()) {
          parts.add(child);
        }
      }
      return parts;
    }

    /** The first of its {@link #parts()}. */
    Node part() {
      List<Node> parts = parts();
      if (parts.isEmpty()) {
        throw new IllegalStateException(kind + " at " + place + " is empty");
      }
      return parts.get(0);
    }
  }

  private Node node(TSTreeCursor cursor, int depth) {
    TSNode node = cursor.currentNode();
    int start = node.getStartByte();
    Place place = new Place(file, lineAt(start));
    if (depth > maxDepth) {
      throw new ScriptException(place, "the code is nested too deeply to be read");
    }
    if (hasErrors && (node.isError() || node.isMissing())) {
      throw syntaxError(node, place);
    }
    String field = cursor.currentFieldName();
    String kind = node.getType();
    boolean isNamed = node.isNamed();
    List<Node> children = List.of();
    boolean isType = TYPES_AND_COMMENTS.contains(kind) || TYPE_DECLARATIONS.contains(kind);
    // A syntax error may be in a type.
    if (hasErrors || !isNamed || !isType) {
      children = children(cursor, depth);
    }
    return new Node(kind, field, isNamed, source, start, node.getEndByte(), place, children);
  }

  private List<Node> children(TSTreeCursor cursor, int depth) {
    if (!cursor.gotoFirstChild()) {
      return List.of();
    }
    List<Node> children = new ArrayList<>();
    do {
      children.add(node(cursor, depth + 1));
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
    return children;
  }

  /** The line of a byte. The bytes of a tree's nodes, in their order, never decrease. */
  private int lineAt(int offset) {
    for (; counted < offset; counted++) {
      if (source[counted] == '\n') {
        line++;
      }
    }
    return line;
  }

  private ScriptException syntaxError(TSNode node, Place place) {
    int start = node.getStartByte();
    int end = Math.min(node.getEndByte(), start + 40);
    String found = new String(source, start, end - start, UTF_8).lines().findFirst().orElse("");
    String what =
        node.isMissing() ? "\"" + node.getType() + "\" is missing" : "unexpected \"" + found + "\"";
    return new ScriptException(
        place,
        "syntax error in column "
            + (node.getStartPoint().getColumn() + 1)
            + ": "
            + what
            + ". Correct the file, or have the app synthesised (-Dsst-iam.synthesise=true).");
  }

  // Syntax without an implementation

  private Unsupported unsupported(Node node) {
    List<Syntax> children = new ArrayList<>();
    effects(node, children);
    return new Unsupported(node.kind, List.copyOf(children), node.place);
  }

  /** Adds the expressions and statements inside a node. */
  private void effects(Node node, List<Syntax> effects) {
    for (Node part : node.parts()) {
      Syntax known = supportedExpression(part);
      if (known == null) {
        known = supportedStatement(part);
      }
      if (known == null) {
        known = supportedPattern(part);
      }
      if (known == null) {
        effects(part, effects);
      } else if (!(known instanceof Empty)) {
        effects.add(known);
      }
    }
  }

  // Statements

  private List<Statement> statements(List<Node> nodes) {
    List<Statement> statements = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      statements.add(statement(node));
    }
    return List.copyOf(statements);
  }

  private Statement statement(Node node) {
    Statement supported = supportedStatement(node);
    return supported == null ? unsupported(node) : supported;
  }

  /** Null for a kind that is not implemented. */
  private Statement supportedStatement(Node node) {
    Place place = node.place;
    return switch (node.kind) {
      case "lexical_declaration", "variable_declaration" -> variables(node);
      case "expression_statement" -> new ExpressionStatement(expression(node.part()), place);
      case "return_statement" ->
          new Return(
              node.parts().isEmpty() ? Optional.empty() : Optional.of(expression(node.part())),
              place);
      case "if_statement" -> {
        Node alternate = node.child("alternative");
        yield new If(
            expression(node.required("condition")),
            statement(node.required("consequence")),
            alternate == null ? Optional.empty() : Optional.of(statement(alternate.part())),
            place);
      }
      case "statement_block" -> new Block(statements(node.parts()), place);
      case "empty_statement", "debugger_statement" -> new Empty(place);
      case "for_in_statement" -> forEach(node);
      case "for_statement" -> forLoop(node);
      case "do_statement" ->
          new DoWhile(
              statement(node.required("body")), expression(node.required("condition")), place);
      case "while_statement" ->
          new Loop(
              Optional.empty(),
              expression(node, "condition"),
              Optional.empty(),
              statement(node.required("body")),
              place);
      case "switch_statement" -> switchStatement(node);
      case "try_statement" -> tryStatement(node);
      case "throw_statement" -> new Throw(expression(node.part()), place);
      case "break_statement" -> new Break(place);
      case "continue_statement" -> new Continue(place);
      case "labeled_statement" -> statement(node.required("body"));
      case "function_declaration", "generator_function_declaration" ->
          new FunctionDeclaration(function(node, node.textOf("name")), place);
      case "class_declaration", "abstract_class_declaration" ->
          new ClassDeclaration(classExpression(node, List.of()), place);
      case "enum_declaration" -> enumeration(node);
      case "import_statement" -> importStatement(node);
      case "export_statement" -> exportStatement(node);
      default -> TYPE_DECLARATIONS.contains(node.kind) ? new Empty(place) : null;
    };
  }

  private VariableDeclaration variables(Node node) {
    List<Declarator> declarators = new ArrayList<>();
    for (Node part : node.parts()) {
      declarators.add(
          new Declarator(pattern(part.required("name")), expression(part, "value"), part.place));
    }
    return new VariableDeclaration(List.copyOf(declarators), node.place);
  }

  /** A declaration in its head may have a value, which no engine of today takes. */
  private Statement forEach(Node node) {
    return node.child("value") != null
        ? unsupported(node)
        : new ForEach(
            pattern(node.required("left")),
            expression(node.required("right")),
            node.textOf("operator").equals("in"),
            statement(node.required("body")),
            node.place);
  }

  private Loop forLoop(Node node) {
    Node initializer = node.child("initializer");
    Node condition = node.child("condition");
    boolean isEndless = condition == null || condition.kind.equals("empty_statement");
    return new Loop(
        initializer == null ? Optional.empty() : Optional.of(forHead(initializer)),
        isEndless ? Optional.empty() : Optional.of(expression(condition)),
        expression(node, "increment"),
        statement(node.required("body")),
        node.place);
  }

  private Statement forHead(Node initializer) {
    Statement declaration = supportedStatement(initializer);
    return declaration == null
        ? new ExpressionStatement(expression(initializer), initializer.place)
        : declaration;
  }

  private Switch switchStatement(Node node) {
    List<SwitchCase> cases = new ArrayList<>();
    for (Node part : node.required("body").parts()) {
      List<Node> body = new ArrayList<>();
      for (Node statement : part.parts()) {
        if ("body".equals(statement.field)) {
          body.add(statement);
        }
      }
      cases.add(new SwitchCase(expression(part, "value"), statements(body), part.place));
    }
    return new Switch(expression(node.required("value")), List.copyOf(cases), node.place);
  }

  private Try tryStatement(Node node) {
    Node handler = node.child("handler");
    Optional<CatchClause> caught = Optional.empty();
    if (handler != null) {
      Node parameter = handler.child("parameter");
      caught =
          Optional.of(
              new CatchClause(
                  parameter == null ? Optional.empty() : Optional.of(pattern(parameter)),
                  statement(handler.required("body")),
                  handler.place));
    }
    Node finalizer = node.child("finalizer");
    return new Try(
        statement(node.required("body")),
        caught,
        finalizer == null ? Optional.empty() : Optional.of(statement(finalizer.required("body"))),
        node.place);
  }

  private EnumDeclaration enumeration(Node node) {
    List<EnumMember> members = new ArrayList<>();
    for (Node part : node.required("body").parts()) {
      boolean isAssigned = part.kind.equals("enum_assignment");
      PropertyKey name = key(isAssigned ? part.required("name") : part);
      members.add(new EnumMember(name, expression(part, "value"), part.place));
    }
    return new EnumDeclaration(node.textOf("name"), List.copyOf(members), node.place);
  }

  // Modules

  private Statement importStatement(Node node) {
    Node required = node.first("import_require_clause");
    if (required != null) {
      return new ImportRequire(
          required.part().text(), unquoted(required.textOf("source")), node.place);
    }
    if (node.says("type")) {
      return new Empty(node.place);
    }
    List<ImportSpecifier> specifiers = new ArrayList<>();
    Node clause = node.first("import_clause");
    for (Node part : clause == null ? List.<Node>of() : clause.parts()) {
      switch (part.kind) {
        case "identifier" ->
            specifiers.add(new ImportSpecifier(Optional.of("default"), part.text()));
        case "namespace_import" ->
            specifiers.add(new ImportSpecifier(Optional.empty(), part.part().text()));
        default -> {
          for (Node specifier : part.parts()) {
            Node alias = specifier.child("alias");
            String name = unquoted(specifier.textOf("name"));
            specifiers.add(
                new ImportSpecifier(Optional.of(name), alias == null ? name : alias.text()));
          }
        }
      }
    }
    return new Import(unquoted(node.textOf("source")), List.copyOf(specifiers), node.place);
  }

  private Statement exportStatement(Node node) {
    Place place = node.place;
    Node declaration = node.child("declaration");
    if (declaration != null) {
      return exportDeclaration(node, declaration);
    }
    Node value = node.child("value");
    if (value != null) {
      return new ExportDefault(withDecorators(value, node), place);
    }
    if (node.says("=")) {
      return new ExportAssignment(expression(node.part()), place);
    }
    if (node.says("type") || node.says("namespace")) {
      return new Empty(place);
    }
    Node source = node.child("source");
    Node names = node.first("export_clause");
    if (names != null) {
      List<ExportSpecifier> specifiers = new ArrayList<>();
      for (Node part : names.parts()) {
        Node alias = part.child("alias");
        String local = unquoted(part.textOf("name"));
        specifiers.add(new ExportSpecifier(local, alias == null ? local : unquoted(alias.text())));
      }
      return new ExportNames(
          source == null ? Optional.empty() : Optional.of(unquoted(source.text())),
          List.copyOf(specifiers),
          place);
    }
    if (source == null) {
      return null;
    }
    Node namespace = node.first("namespace_export");
    return new ExportAll(
        unquoted(source.text()),
        namespace == null ? Optional.empty() : Optional.of(unquoted(namespace.part().text())),
        place);
  }

  /** A decorator may be in front of the {@code export} of its class. */
  private Expression withDecorators(Node value, Node export) {
    return value.kind.equals("class")
        ? classExpression(value, decorators(export))
        : expression(value);
  }

  private ExportDeclaration exportDeclaration(Node node, Node declaration) {
    boolean isClass =
        declaration.kind.equals("class_declaration")
            || declaration.kind.equals("abstract_class_declaration");
    Statement statement =
        isClass
            ? new ClassDeclaration(
                classExpression(declaration, decorators(node)), declaration.place)
            : statement(declaration);
    List<String> names = new ArrayList<>();
    if (statement instanceof VariableDeclaration variables) {
      for (Declarator declarator : variables.declarators()) {
        names(declarator.pattern(), names);
      }
    } else if (declaration.child("name") != null) {
      names.add(declaration.textOf("name"));
    }
    return new ExportDeclaration(statement, node.says("default"), List.copyOf(names), node.place);
  }

  private static void names(Pattern pattern, List<String> names) {
    if (pattern instanceof NamePattern name) {
      names.add(name.name());
    } else if (pattern instanceof DefaultPattern optional) {
      names(optional.pattern(), names);
    } else if (pattern instanceof RestPattern rest) {
      names(rest.pattern(), names);
    } else if (pattern instanceof ArrayPattern array) {
      for (Optional<Pattern> element : array.elements()) {
        if (element.isPresent()) {
          names(element.get(), names);
        }
      }
    } else if (pattern instanceof ObjectPattern object) {
      for (PropertyPattern property : object.properties()) {
        names(property.value(), names);
      }
      if (object.rest().isPresent()) {
        names(object.rest().get(), names);
      }
    }
  }

  // Expressions

  private List<Expression> expressions(List<Node> nodes) {
    List<Expression> expressions = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      expressions.add(expression(node));
    }
    return List.copyOf(expressions);
  }

  /** The expression in a field of a node; empty if there is none. */
  private Optional<Expression> expression(Node node, String field) {
    Node child = node.child(field);
    return child == null ? Optional.empty() : Optional.of(expression(child));
  }

  private Expression expression(Node node) {
    Expression supported = supportedExpression(node);
    return supported == null ? unsupported(node) : supported;
  }

  /** Null for a kind that is not implemented. */
  private Expression supportedExpression(Node node) {
    Place place = node.place;
    return switch (node.kind) {
      case "identifier", "this", "shorthand_property_identifier" ->
          new Identifier(node.text(), place);
      case "string" -> new StringLiteral(unquoted(node.text()), place);
      case "number" -> number(node);
      case "template_string" -> template(node);
      case "true" -> new BooleanLiteral(true, place);
      case "false" -> new BooleanLiteral(false, place);
      case "null" -> new NullLiteral(place);
      case "undefined" -> new UndefinedLiteral(place);
      case "super" -> new Super(place);
      case "object" -> object(node);
      case "array" -> new ArrayLiteral(expressions(node.parts()), place);
      case "spread_element" -> new Spread(expression(node.part()), place);
      case "arrow_function", "function_expression", "generator_function" ->
          function(node, node.textOf("name"));
      case "class" -> classExpression(node, List.of());
      case "member_expression" -> member(node, new NamedKey(node.textOf("property")));
      case "subscript_expression" ->
          member(node, new ComputedKey(expression(node.required("index"))));
      case "call_expression" -> call(node);
      case "new_expression" -> {
        Node callee = node.required("constructor");
        Node arguments = node.child("arguments");
        yield new New(
            expression(callee),
            callee.text(),
            arguments == null ? List.of() : expressions(arguments.parts()),
            place);
      }
      case "binary_expression" ->
          new Binary(
              node.textOf("operator"),
              expression(node.required("left")),
              expression(node.required("right")),
              place);
      case "ternary_expression" ->
          new Conditional(
              expression(node.required("condition")),
              expression(node.required("consequence")),
              expression(node.required("alternative")),
              place);
      case "unary_expression" ->
          new Unary(node.textOf("operator"), expression(node.required("argument")), place);
      case "update_expression" ->
          new Update(node.textOf("operator"), expression(node.required("argument")), place);
      case "assignment_expression" ->
          new Assignment(
              target(node.required("left")),
              node.textOf("left"),
              expression(node.required("right")),
              place);
      case "augmented_assignment_expression" -> {
        String sign = node.textOf("operator");
        yield new CompoundAssignment(
            sign.substring(0, sign.length() - 1),
            expression(node.required("left")),
            expression(node.required("right")),
            place);
      }
      case "sequence_expression" -> new Sequence(expressions(node.parts()), place);
      case "parenthesized_expression",
          "as_expression",
          "satisfies_expression",
          "non_null_expression",
          "type_assertion" ->
          new Parenthesized(expression(node.part()), place);
      case "await_expression" -> new Await(expression(node.part()), place);
      default -> null;
    };
  }

  private Member member(Node node, PropertyKey key) {
    boolean isOptional = node.child("optional_chain") != null;
    return new Member(expression(node.required("object")), key, isOptional, node.place);
  }

  private static Expression number(Node node) {
    try {
      return new NumberLiteral(Double.parseDouble(node.text().replace("_", "")), node.place);
    } catch (NumberFormatException e) {
      // Hexadecimal, octal and binary numbers, and those of arbitrary size.
      return null;
    }
  }

  private TemplateLiteral template(Node node) {
    List<Expression> parts = new ArrayList<>();
    for (Node part : node.parts()) {
      parts.add(
          part.kind.equals("template_substitution")
              ? expression(part.part())
              : new StringLiteral(StringEscapes.resolve(part.text()), part.place));
    }
    return new TemplateLiteral(List.copyOf(parts), node.place);
  }

  private ObjectLiteral object(Node node) {
    List<Property> properties = new ArrayList<>();
    for (Node part : node.parts()) {
      properties.add(
          switch (part.kind) {
            case "pair" ->
                new KeyValue(
                    key(part.required("key")), expression(part.required("value")), part.place);
            case "shorthand_property_identifier" ->
                new KeyValue(
                    new NamedKey(part.text()), new Identifier(part.text(), part.place), part.place);
            case "spread_element" -> new Spread(expression(part.part()), part.place);
            case "method_definition" -> method(part);
            default -> unsupported(part);
          });
    }
    return new ObjectLiteral(List.copyOf(properties), node.place);
  }

  private Method method(Node node) {
    MethodType type =
        node.says("get")
            ? MethodType.GETTER
            : node.says("set") ? MethodType.SETTER : MethodType.METHOD;
    PropertyKey key = key(node.required("name"));
    String name = key instanceof NamedKey named ? named.name() : "";
    return new Method(key, type, node.says("static"), function(node, name), node.place);
  }

  private PropertyKey key(Node node) {
    return node.kind.equals("computed_property_name")
        ? new ComputedKey(expression(node.part()))
        : new NamedKey(unquoted(node.text()));
  }

  private FunctionExpression function(Node node, String name) {
    List<Parameter> parameters = new ArrayList<>();
    Node single = node.child("parameter");
    if (single != null) {
      parameters.add(
          new Parameter(pattern(single), Optional.empty(), false, List.of(), single.place));
    }
    Node given = node.child("parameters");
    for (Node part : given == null ? List.<Node>of() : given.parts()) {
      Node pattern = part.child("pattern");
      // A parameter "this" only has a type.
      if (pattern != null && !pattern.kind.equals("this")) {
        parameters.add(parameter(part, pattern));
      }
    }
    Node body = node.child("body");
    Optional<Syntax> code = Optional.empty();
    if (body != null) {
      code = Optional.of(body.kind.equals("statement_block") ? statement(body) : expression(body));
    }
    boolean isArrow = node.kind.equals("arrow_function");
    return new FunctionExpression(name, isArrow, List.copyOf(parameters), code, node.place);
  }

  private Parameter parameter(Node node, Node pattern) {
    return new Parameter(
        pattern(pattern),
        expression(node, "value"),
        node.first("accessibility_modifier") != null || node.says("readonly"),
        decorators(node),
        node.place);
  }

  private List<Unsupported> decorators(Node node) {
    List<Unsupported> decorators = new ArrayList<>();
    for (Node child : node.children) {
      if (child.kind.equals("decorator")) {
        decorators.add(unsupported(child));
      }
    }
    return List.copyOf(decorators);
  }

  /**
   * A class.
   *
   * @param decorators its decorators that are not in the node
   */
  private ClassExpression classExpression(Node node, List<Unsupported> decorators) {
    List<ClassElement> body = new ArrayList<>(decorators);
    body.addAll(decorators(node));
    Node heritage = node.first("class_heritage");
    Node extended = heritage == null ? null : heritage.first("extends_clause");
    for (Node part : node.required("body").parts()) {
      switch (part.kind) {
        case "method_definition" -> body.add(method(part));
        case "public_field_definition" -> {
          body.addAll(decorators(part));
          PropertyKey name = key(part.required("name"));
          body.add(new Field(name, part.says("static"), expression(part, "value"), part.place));
        }
        default ->
            body.add(
                TYPE_DECLARATIONS.contains(part.kind) ? new Empty(part.place) : unsupported(part));
      }
    }
    return new ClassExpression(
        node.textOf("name"),
        extended == null ? Optional.empty() : Optional.of(expression(extended.required("value"))),
        List.copyOf(body),
        node.place);
  }

  private Expression call(Node node) {
    Node callee = node.required("function");
    Node arguments = node.required("arguments");
    if (arguments.kind.equals("template_string")) {
      return new TaggedTemplate(expression(callee), template(arguments), node.place);
    }
    List<Expression> given = expressions(arguments.parts());
    boolean isImport = callee.kind.equals("import");
    return isImport || (callee.kind.equals("identifier") && callee.text().equals("require"))
        ? new ImportCall(given, node.place)
        : new Call(expression(callee), given, node.place);
  }

  // Patterns

  /** A pattern that declares names. */
  private Pattern pattern(Node node) {
    Pattern supported = supportedPattern(node);
    if (supported != null) {
      return supported;
    }
    return switch (node.kind) {
      case "identifier", "undefined" -> new NamePattern(node.text(), node.place);
      case "member_expression", "subscript_expression", "non_null_expression" ->
          new TargetPattern(expression(node), node.place);
      default -> unsupported(node);
    };
  }

  /** The left side of an assignment. */
  private Pattern target(Node node) {
    return node.kind.equals("object_pattern") || node.kind.equals("array_pattern")
        ? pattern(node)
        : new TargetPattern(expression(node), node.place);
  }

  /** Null for what is no pattern, or an expression, too. */
  private Pattern supportedPattern(Node node) {
    return switch (node.kind) {
      case "shorthand_property_identifier_pattern" -> new NamePattern(node.text(), node.place);
      case "object_pattern" -> objectPattern(node);
      case "array_pattern" -> arrayPattern(node);
      case "rest_pattern" -> new RestPattern(pattern(node.part()), node.place);
      case "assignment_pattern", "object_assignment_pattern" ->
          new DefaultPattern(
              pattern(node.required("left")), expression(node.required("right")), node.place);
      default -> null;
    };
  }

  private Pattern objectPattern(Node node) {
    List<PropertyPattern> properties = new ArrayList<>();
    Optional<Pattern> rest = Optional.empty();
    for (Node part : node.parts()) {
      switch (part.kind) {
        case "rest_pattern" -> rest = Optional.of(pattern(part.part()));
        case "pair_pattern" ->
            properties.add(
                new PropertyPattern(
                    key(part.required("key")), pattern(part.required("value")), part.place));
        default -> {
          Node left = part.child("left");
          NamedKey key = new NamedKey(left == null ? part.text() : left.text());
          properties.add(new PropertyPattern(key, pattern(part), part.place));
        }
      }
    }
    return new ObjectPattern(List.copyOf(properties), rest, node.place);
  }

  private Pattern arrayPattern(Node node) {
    List<Optional<Pattern>> elements = new ArrayList<>();
    boolean isFilled = false;
    for (Node child : node.children) {
      if (child.kind.equals(",")) {
        if (!isFilled) {
          elements.add(Optional.empty());
        }
        isFilled = false;
      } else if (child.isPart()) {
        elements.add(Optional.of(pattern(child)));
        isFilled = true;
      }
    }
    return new ArrayPattern(List.copyOf(elements), node.place);
  }

  // Literals

  /** The text of a string literal without its quotes and escape sequences, or of a name. */
  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && "\"'".indexOf(text.charAt(0)) >= 0;
    return quoted ? StringEscapes.resolve(text.substring(1, text.length() - 1)) : text;
  }
}
