package io.github.sstiam.reader.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.reader.script.Syntax.Program;
import io.github.sstiam.reader.script.Syntax.Unsupported;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSSymbolType;
import org.treesitter.TSTree;
import org.treesitter.TreeSitterTypescript;

class TypeScriptParserTest {
  /** Programs that together have every kind of node of the grammar. */
  private static final List<String> PROGRAMS =
      """
      #!/usr/bin/env node
      a; /* comment */ b; // comment
      c; <!-- old comment
      debugger; ;
      var v1 = 1, v2; let v3 = v4; const v5 = 'v6';
      function f0(a): a is string {} function f9(a): asserts a {} function f1(p1, p2 = d1, ...p3) { return r1; } function* f2() { yield y1; yield* y2; }
      async function f3(this: Window, p1?: string): Promise<void> { return; }
      const g1 = function () { g2; }, g3 = function* () { g4; }, g5 = g6 => g7, g8 = async (g9) => { g10; };
      if (i1) i2; else if (i3) { i4; } else i5;
      for (const a1 of a2) a3; for (a4 in a5) a6; for (a7.b7 of a8) {} for (var a9 = a10 in a11) {}
      for (let c1 = c2; c3 < c4; c5++) { c6; } for (;;) {} for (c7 = c8; ; ) {}
      while (w1) { w2; } do { w3; } while (w4);
      switch (s1) { case s2: s3; break; default: s4; }
      outer: for (;;) { continue outer; break outer; }
      try { t1; } catch (t2) { t3; } finally { t4; } try { t5; } catch { t6; } try {} finally {}
      throw new t7(t8);
      with (w1) { w2; }
      class C1 extends c2<string> implements I1 { c3 = c4; static c5 = c6; #c7 = c8; [c9] = c10; static { c11; } c12; }
      class D1 { constructor(private readonly d2: string, @d3() d4 = d5) { super(d6); super.d7(); } get d8() { d9; } set d10(d11) { d12; } static d13() {} async *d14() {} }
      @e1 class E1 { @e2 e3; @e4(e5) e6() {} override e7 = 1; declare e8: string; [key: string]: any; e9(): void; e10(a) {} }
      @h1 export class H1 {} export default @h2 class { h3 = h4; }
      abstract class F1 { abstract f2(): void; private f3?: string; }
      const k1 = class K2 extends (k3) { k4 = k5; }, k6 = class {};
      enum E1 { e2, e3 = e4, 'e5', 'e6' = e7 }
      const o1 = { o2, o3: o4, 'o5': o6, 7: o8, [o9]: o10, ...o11, o12() { o13; }, get o14() { return o15; }, set o16(o17) { o18; }, async o19() {} };
      const [q1, , q2 = q3, [q4], ...q5] = q6; const { q7, q8: q9, q10 = q11, [q12]: q13, ...q14 } = q15;
      [u1, u2.v2, u3[v3], u4!] = u5; ({ u6, u7: u8 = u9 } = u10);
      const l1 = [m1, , ...m2], l2 = `n1${m3}\\n`, l3 = 'e\\x41', l4 = true, l5 = false, l6 = null, l7 = undefined, l8 = /e/g, l9 = 0x1f;
      x1.y1; x2?.y2; x3[y3]; x4?.[y4]; x5(y5); x6?.(y6, ...y7); x7`z1${y8}`; new x8(y9); new x9; x10.#y10;
      import.meta.z1; new.target; this.z2; import('z3'); require('z4');
      !b1; -b2; +b3; typeof b4; void b5; delete b6.b7; b8++; --b9; b10 = b11; b12 += b13; b14 ??= b15; b16, b17, b18;
      (b1 + b2) && b3 || b4 ?? b5; b6 ? b7 : b8; b9 in b10; b11 instanceof b12; #b13 in b14; b15 = b16 = () => b17;
      a1 as string; a2 satisfies T; <T2>a3; a4!; await a5; a6<string>; a7 as const; a8<string>(a9);
      import 'i0'; import i1 from 'i2'; import * as i3 from 'i4'; import i5, { i6, i7 as i8, type i9 } from 'i10'; import i11 = require('i12'); import { i13 } from 'i14' with { type: 'json' };
      import i15 = i16.e; import i18 = i19;
      export { e1, e2 as e3 }; export { e4 as e5 } from 'e6'; export * from 'e7'; export * as e8 from 'e9'; export const { e10, e11: [e12] } = e13; export function e14() { e15; }
      export default function d1() { d2; }
      export default d3; export default (d4);
      export = d5;
      export import e16 = e17.e;
      export enum E19 { e20 } export abstract class E21 { e22 = e23; }
      namespace N1 { n2(); } module M1 { m2(); }
      module 'm3' { }
      """
          .lines()
          .toList();

  /** Programs without effects when they run. */
  private static final List<String> TYPES =
      """
      interface I1<T extends string = 'd', U = any> extends I2<string>, I3 { p?: string; readonly q: number; m<T>(a: T): void; new (a: string): I1; (a: string): void; [k: string]: any; get g(): string; }
      type T1 = string | number & boolean | (symbol) | 'literal' | null | unique symbol | undefined; type T2 = T1[] | [a: string, b?: number, ...c: string[]] | [string?, ...number[]] | readonly string[];
      type T3<K> = K extends infer R extends string ? { -readonly [P in keyof K]+?: K[P] } : K extends Array<infer E> ? E : never; type T4 = `a${string}b`;
      type F1 = (a: string) => void; type F2 = abstract new (...a: any[]) => object; type Q1 = typeof a.b.c; type Q2 = typeof import('x'); type N1 = A.B.C<string>; type T5 = this; type T6 = *; type T7 = ?string;
      type P1 = (a: any) => a is string; type P2 = (a: any) => asserts a is string; type P3 = (a: any) => asserts a; type Q3 = typeof this.x<string>;
      declare const a: string; declare function f(a: string): void; declare module 'm' { export const a: string; } declare global { interface Window {} } declare namespace N { }
      function f(a: string): void; declare const o: { a?: string; };
      type M1<K> = { [P in keyof K]-?: K[P] }; type M2<K> = { [P in keyof K]?: K[P] }; type M3<K> = { [P in keyof K]+?: K[P] };
      import type { A } from 'a'; import type B from 'b'; export type { A } from 'a'; export as namespace N; export type T = string; export interface I {}
      """
          .lines()
          .toList();

  /** Kinds that the grammar's scanner knows and that are in no tree of TypeScript. */
  private static final Set<String> IN_NO_TREE = Set.of("jsx_text");

  private static Program parse(String text) {
    return TypeScriptParser.parse("a.ts", text, Limits.STANDARD);
  }

  /** Records in short form: without places, with empty optional values left out. */
  private static String shown(Object node) {
    if (node instanceof Optional<?> optional) {
      return optional.map(TypeScriptParserTest::shown).orElse("-");
    }
    if (node instanceof Collection<?> all) {
      return all.stream()
          .map(TypeScriptParserTest::shown)
          .collect(Collectors.joining(" ", "[", "]"));
    }
    return node instanceof Record record
        ? record.getClass().getSimpleName()
            + components(record)
                .filter(component -> !(component instanceof Place))
                .map(TypeScriptParserTest::shown)
                .collect(Collectors.joining(" ", "(", ")"))
        : node.toString();
  }

  private static Stream<Object> components(Record node) {
    List<Object> components = new ArrayList<>();
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        components.add(component.getAccessor().invoke(node));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return components.stream();
  }

  /** The kinds of the unsupported nodes in records. */
  private static Stream<String> unsupported(Object node) {
    if (node instanceof Optional<?> optional) {
      return optional.stream().flatMap(TypeScriptParserTest::unsupported);
    }
    if (node instanceof Collection<?> all) {
      return all.stream().flatMap(TypeScriptParserTest::unsupported);
    }
    if (!(node instanceof Record record)) {
      return Stream.empty();
    }
    Stream<String> kinds = components(record).flatMap(TypeScriptParserTest::unsupported);
    return node instanceof Unsupported own ? Stream.concat(Stream.of(own.kind()), kinds) : kinds;
  }

  private interface Visitor {
    void visit(TSNode node);
  }

  /** Visits the named nodes of the grammar's tree; those inside of types only on demand. */
  private static void walk(String text, boolean types, Visitor visitor) {
    try (TSParser parser = new TSParser()) {
      parser.setLanguage(new TreeSitterTypescript());
      try (TSTree tree = parser.parseString(null, text)) {
        walk(tree.getRootNode(), types, visitor);
      }
    }
  }

  private static void walk(TSNode node, boolean types, Visitor visitor) {
    String kind = node.getType();
    if (!types
        && (TypeScriptParser.TYPES_AND_COMMENTS.contains(kind)
            || TypeScriptParser.TYPE_DECLARATIONS.contains(kind))) {
      return;
    }
    visitor.visit(node);
    for (int i = 0; i < node.getNamedChildCount(); i++) {
      walk(node.getNamedChild(i), types, visitor);
    }
  }

  static List<String> programs() {
    return PROGRAMS;
  }

  static List<String> types() {
    return TYPES;
  }

  @Test
  void programsHaveEveryKindOfNodeOfTheGrammar() {
    Set<String> kinds = new TreeSet<>();
    try (TSLanguage language = new TreeSitterTypescript()) {
      for (int i = 0; i < language.symbolCount(); i++) {
        if (language.symbolType(i) == TSSymbolType.TSSymbolTypeRegular) {
          kinds.add(language.symbolName(i));
        }
      }
    }
    assertThat(kinds).hasSizeGreaterThan(150);
    Stream.of(PROGRAMS, TYPES)
        .flatMap(List::stream)
        .forEach(text -> walk(text, true, node -> kinds.remove(node.getType())));
    assertThat(kinds).isEqualTo(IN_NO_TREE);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void noNameOrStringOutsideOfTypesIsDropped(String program) {
    byte[] source = program.getBytes(UTF_8);
    String records = shown(parse(program));
    List<String> dropped = new ArrayList<>();
    walk(
        program,
        false,
        node -> {
          String text =
              new String(
                  source, node.getStartByte(), node.getEndByte() - node.getStartByte(), UTF_8);
          boolean isLeaf = node.getNamedChildCount() == 0 && text.matches("[a-zA-Z]+[0-9]+");
          if (isLeaf && !records.matches("(?s).*\\b" + text + "\\b.*")) {
            dropped.add(node.getType() + " " + text);
          }
        });
    assertThat(dropped).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void declarationsOfTypesAreMarkedAsSuch(String program) {
    assertThat(parse(program).body())
        .isNotEmpty()
        .allSatisfy(
            statement -> {
              Object inner =
                  statement instanceof Syntax.ExportDeclaration export
                      ? export.declaration()
                      : statement;
              assertThat(inner).isInstanceOf(Syntax.Empty.class);
            });
  }

  @Test
  void kindsWithoutAnImplementationAreKnown() {
    Set<String> kinds = new TreeSet<>();
    PROGRAMS.forEach(program -> unsupported(parse(program)).forEach(kinds::add));
    assertThat(kinds)
        .containsExactly(
            "class_static_block",
            "decorator",
            "for_in_statement",
            "import_alias",
            "instantiation_expression",
            "internal_module",
            "meta_property",
            "module",
            "number",
            "private_property_identifier",
            "regex",
            "with_statement",
            "yield_expression");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      textBlock =
          """
          yield_expression # function* f() { yield a(b); } # Call(Identifier(a) [Identifier(b)])
          with_statement # with (a) { b(); } # Parenthesized(Identifier(a)) Block([ExpressionStatement(Call(Identifier(b) []))])
          class_static_block # class A { static { b(); } } # Block([ExpressionStatement(Call(Identifier(b) []))])
          decorator # class A { @b(c) d() {} } # Call(Identifier(b) [Identifier(c)])
          internal_module # namespace A { b(); } # Identifier(A) Block([ExpressionStatement(Call(Identifier(b) []))])
          instantiation_expression # a(b)<string>; # Call(Identifier(a) [Identifier(b)])
          """)
  void syntaxWithoutAnImplementationKeepsWhatMayHaveEffects(
      String kind, String program, String children) {
    assertThat(shown(parse(program))).contains("Unsupported(" + kind + " [" + children + "])");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      textBlock =
          """
          a.b?.c[d]('e') # Call(Member(Member(Member(Identifier(a) NamedKey(b) false) NamedKey(c) true) ComputedKey(Identifier(d)) false) [StringLiteral(e)])
          new a.B({ c, d: 1, ...e }) # New(Member(Identifier(a) NamedKey(B) false) a.B [ObjectLiteral([KeyValue(NamedKey(c) Identifier(c)) KeyValue(NamedKey(d) NumberLiteral(1.0)) Spread(Identifier(e))])])
          `a${b}\\n` # TemplateLiteral([StringLiteral(a) Identifier(b) StringLiteral(
          a && b || c # Binary(|| Binary(&& Identifier(a) Identifier(b)) Identifier(c))
          a === b ? c : d # Conditional(Binary(=== Identifier(a) Identifier(b)) Identifier(c) Identifier(d))
          <A>(b as C)! # Parenthesized(Parenthesized(Parenthesized(Parenthesized(Identifier(b)))))
          a.b = c # Assignment(TargetPattern(Member(Identifier(a) NamedKey(b) false)) a.b Identifier(c))
          [a, , b] = c # Assignment(ArrayPattern([NamePattern(a) - NamePattern(b)]) [a, , b] Identifier(c))
          a ??= b # CompoundAssignment(?? Identifier(a) Identifier(b))
          async a => a # FunctionExpression( true [Parameter(NamePattern(a) - false [])] Identifier(a))
          await import('a') # Await(ImportCall([StringLiteral(a)]))
          require("a") # ImportCall([StringLiteral(a)])
          a`b` # TaggedTemplate(Identifier(a) TemplateLiteral([StringLiteral(b)]))
          0x1F # Unsupported(number [])
          """)
  void anExpressionBecomesARecord(String expression, String record) {
    assertThat(shown(parse("(" + expression + ");")))
        .startsWith("Program([ExpressionStatement(Parenthesized(" + record);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      textBlock =
          """
          const { a, b: [c = 1], ...d } = e # VariableDeclaration([Declarator(ObjectPattern([PropertyPattern(NamedKey(a) NamePattern(a)) PropertyPattern(NamedKey(b) ArrayPattern([DefaultPattern(NamePattern(c) NumberLiteral(1.0))]))] NamePattern(d)) Identifier(e))])
          if (a) b; else { c } # If(Parenthesized(Identifier(a)) ExpressionStatement(Identifier(b)) Block([ExpressionStatement(Identifier(c))]))
          for (const a of b) {} # ForEach(NamePattern(a) Identifier(b) false Block([]))
          for (a = 1; a < 2; a++) {} # Loop(ExpressionStatement(Assignment(TargetPattern(Identifier(a)) a NumberLiteral(1.0))) Binary(< Identifier(a) NumberLiteral(2.0)) Update(++ Identifier(a)) Block([]))
          switch (a) { case 1: b; default: } # Switch(Parenthesized(Identifier(a)) [SwitchCase(NumberLiteral(1.0) [ExpressionStatement(Identifier(b))]) SwitchCase(- [])])
          try {} catch (a) {} finally {} # Try(Block([]) CatchClause(NamePattern(a) Block([])) Block([]))
          function a(this: B, c = 1, ...d) {} # FunctionDeclaration(FunctionExpression(a false [Parameter(NamePattern(c) NumberLiteral(1.0) false []) Parameter(RestPattern(NamePattern(d)) - false [])] Block([])))
          class A extends B<C> { static d = 1; get e() { } } # ClassDeclaration(ClassExpression(A Identifier(B) [Field(NamedKey(d) true NumberLiteral(1.0)) Method(NamedKey(e) GETTER false FunctionExpression(e false [] Block([])))]))
          enum A { b, 'c' = 1 } # EnumDeclaration(A [EnumMember(NamedKey(b) -) EnumMember(NamedKey(c) NumberLiteral(1.0))])
          import a, { b as c } from './d' # Import(./d [ImportSpecifier(default a) ImportSpecifier(b c)])
          import * as a from 'b' # Import(b [ImportSpecifier(- a)])
          import a = require('b') # ImportRequire(a b)
          export { a as b } from './c' # ExportNames(./c [ExportSpecifier(a b)])
          export * as a from './b' # ExportAll(./b a)
          export const [a, { b }] = c # ExportDeclaration(VariableDeclaration([Declarator(ArrayPattern([NamePattern(a) ObjectPattern([PropertyPattern(NamedKey(b) NamePattern(b))] -)]) Identifier(c))]) false [a b])
          export default a # ExportDefault(Identifier(a))
          export = a # ExportAssignment(Identifier(a))
          """)
  void aStatementBecomesARecord(String statement, String record) {
    assertThat(shown(parse(statement + ";"))).startsWith("Program([" + record);
  }

  @Test
  void everyRecordHasTheLineAtWhichItsTextBegins() {
    Program program = parse("\n/* ä\n */ a;\nb(\n  c,\n);\n");
    assertThat(program.body()).extracting(Syntax::place).hasToString("[a.ts:3, a.ts:4]");
    Syntax.Call call =
        (Syntax.Call) ((Syntax.ExpressionStatement) program.body().get(1)).expression();
    assertThat(call.arguments().get(0).place()).hasToString("a.ts:5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"const a: = 1;", "type A = {;", "let b: Array<string = 1"})
  void aSyntaxErrorInATypeIsReported(String program) {
    assertThatThrownBy(() -> parse(program))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("a.ts:1: syntax error in column");
  }

  @ParameterizedTest
  @CsvSource({
    "a\\nb, 'a\nb'",
    "\\x41\\u0042\\u{43}, ABC",
    "\\u{110000}, \ufffd",
    "\\xZZ, xZZ",
    "\\q, q",
    "a\\, a\\"
  })
  void anEscapeSequenceIsReplaced(String text, String value) {
    assertThat(StringEscapes.resolve(text)).isEqualTo(value);
  }
}
