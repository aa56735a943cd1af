package io.github.sstiam.reader.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTest {
  @TempDir Path app;

  private final List<String> made = new ArrayList<>();
  private final List<String> assigned = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /** A library that only records what the app does with it. */
  private final class Notes implements Library {
    @Override
    public Optional<ScriptValue> global(String name) {
      return Optional.empty();
    }

    @Override
    public void constructed(Instance instance) {
      String name = instance.external().map(External::path).orElse("?");
      String id =
          instance.arguments().isEmpty()
              ? ""
              : Operators.text(instance.arguments().get(0)).pattern();
      made.add(
          name
              + " "
              + id
              + " at "
              + instance.place()
              + instance.doubt().map(place -> " in doubt by " + place).orElse(""));
    }

    @Override
    public Optional<ScriptValue> called(
        External function, List<ScriptValue> arguments, Place place) {
      return Optional.empty();
    }

    @Override
    public Optional<ScriptValue> called(Instance of, Instance.Call call) {
      return Optional.empty();
    }

    @Override
    public Optional<ScriptValue> member(Instance of, String path) {
      return Optional.empty();
    }

    @Override
    public void assigned(ScriptValue.Token owner, String name, ScriptValue value) {
      assigned.add(owner.path() + " " + name + " " + Operators.text(value).pattern());
    }

    @Override
    public void remark(Place place, String text) {
      remarks.add(place + ": " + text);
    }
  }

  private void write(String file, String... lines) throws IOException {
    Path path = app.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, String.join("\n", lines) + "\n");
  }

  private Obj run(String... lines) throws IOException {
    write("index.ts", lines);
    return new Interpreter(app, new Notes()).module(app.resolve("index.ts"));
  }

  private String exported(String... lines) throws IOException {
    return ((Str) run(lines).members().get("x")).text().pattern();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      textBlock =
          """
          'a' + "b" # ab
          `${'a'}-${1 + 2}` # a-3
          `prod-${process.env.NAME}-x` # prod-*-x
          ({ a: { b: 'c' } }).a.b # c
          ({ ...{ a: 'x', b: 'y' }, a: 'z' }).a # z
          ['a', 'b'].map((s) => s.toUpperCase()).join('-') # A-B
          [...['a'], ...['b', 'c']].slice(1).join('') # bc
          Object.entries({ k: 'v' }).map(([k, v]) => k + v)[0] # kv
          (true && 'yes') || 'no' # yes
          null ?? 'other' # other
          ((a: string, b = 'd') => a + b)('c') # cd
          (function (this: any) { return 'f' })() # f
          ['a', 'b'].reduce((all, one) => all + one, '') # ab
          ({ get a() { return 'got' } }).a # got
          (<any>('cast' as unknown))! # cast
          ({ ['a' + 'b']: 'c' }).ab # c
          'one two'.split(' ')[1].replace('t', 'T') # Two
          ({ f() { return this.g } , g: 'own' }).f() # own
          (({ a: [, b], ...rest }) => b + rest.c)({ a: ['x', 'y'], c: 'z' }) # yz
          '\\u0041\\x42\\n'.trim() # AB
          """)
  void anExpressionIsEvaluated(String expression, String value) throws IOException {
    assertThat(exported("export const x = " + expression + ";")).isEqualTo(value);
  }

  @Test
  void namedRenamedDefaultAndNamespaceImportsAreResolved() throws IOException {
    write(
        "lib/names.ts",
        "export const a = 'A'; const b = 'B'; export { b as c }; export default 'D';");
    write("lib/index.ts", "export * from './names'; export { default as d } from './names.js';");
    assertThat(
            exported(
                "import { a as first, c, d } from './lib';",
                "import * as all from './lib/names';",
                "import def from './lib/names';",
                "export const x = first + c + d + all.a + def;"))
        .isEqualTo("ABDAD");
  }

  @Test
  void commonJsModulesAreResolved() throws IOException {
    write("names.js", "module.exports = { a: 'A', b: 'B' };");
    write("more.js", "exports.c = 'C';");
    assertThat(
            exported(
                "const { a } = require('./names');",
                "import { c } from './more';",
                "import names from './names';",
                "export const x = a + c + names.b;"))
        .isEqualTo("ACB");
  }

  @Test
  void modulesThatImportEachOtherSeeExportsWhenTheyUseThem() throws IOException {
    write(
        "a.ts", "import { b } from './b'; export const a = 'A'; export const both = () => a + b;");
    write("b.ts", "import { a } from './a'; export const b = 'B'; export const late = () => a;");
    assertThat(exported("import { both } from './a';", "export const x = both();")).isEqualTo("AB");
  }

  @Test
  void aDynamicImportIsRelativeToItsFile() throws IOException {
    write("infra/late.ts", "export const a = 'A';");
    write("infra/index.ts", "export const later = async () => (await import('./late')).a;");
    assertThat(exported("import { later } from './infra';", "export const x = later();"))
        .isEqualTo("A");
  }

  @Test
  void jsonIsImported() throws IOException {
    write("config.json", "{\"name\": \"orders\"}");
    assertThat(exported("import config from './config.json';", "export const x = config.name;"))
        .isEqualTo("orders");
  }

  @Test
  void classesHaveFieldsMethodsAndSuperclasses() throws IOException {
    assertThat(
            exported(
                "class Base { name = 'base'; constructor(readonly id: string) {} ",
                "  shown() { return this.id + this.name; } static all = 'all'; }",
                "class Own extends Base { extra = '!'; shown() { return super.shown() + this.extra; } }",
                "export const x = new Own('id-').shown() + Own.all;"))
        .isEqualTo("id-base!all");
  }

  @Test
  void objectsOfOtherPackagesAreRecordedWithTheirPlaces() throws IOException {
    run(
        "import { Table as T } from 'sst/constructs';",
        "import * as sst from 'sst/constructs';",
        "new T('a');",
        "class Own extends sst.Api {}",
        "",
        "for (const id of ['b', 'c']) new Own(id);");
    assertThat(made)
        .containsExactly("Table a at index.ts:3", "Api b at index.ts:6", "Api c at index.ts:6");
  }

  @Test
  void allBranchesAreEvaluatedIfTheConditionIsUnknown() throws IOException {
    run(
        "import { A, B, C, D } from 'x';",
        "if (process.env.A) new A('a'); else new B('b');",
        "for (const id of JSON.parse(text)) new C(`c-${id}`);",
        "const d = process.env.D && new D('d');",
        "if ('prod' === 'dev') new A('never');");
    assertThat(made)
        .containsExactly(
            "A a at index.ts:2 in doubt by index.ts:2",
            "B b at index.ts:2 in doubt by index.ts:2",
            "C c-* at index.ts:3 in doubt by index.ts:3",
            "D d at index.ts:4 in doubt by index.ts:4");
  }

  @Test
  void aSyntaxErrorNamesFileLineAndColumn() {
    assertThatThrownBy(() -> run("const a = 1;", "const b = {;"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("index.ts:2: syntax error in column")
        .hasMessageContaining("-Dsst-iam.synthesise=true");
  }

  @Test
  void aMissingFileNamesTheImport() {
    assertThatThrownBy(() -> run("", "import { a } from './missing';"))
        .isInstanceOf(ScriptException.class)
        .hasMessageStartingWith(
            "index.ts:2: \"./missing\" is imported, but the app has no such file");
  }

  @Test
  void anImportFromOutsideOfTheAppIsRefused() throws IOException {
    assertThatThrownBy(() -> run("import { a } from '../outside';"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("outside of the app's folder");
    Path outside = Files.createTempFile("outside", ".ts");
    Files.createSymbolicLink(app.resolve("link.ts"), outside);
    assertThatThrownBy(() -> run("import { a } from './link';"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("leads out of the app's folder");
    Files.delete(outside);
  }

  @Test
  void aFileThatIsTooLargeIsRefused() throws IOException {
    write("bundle.js", "// " + "x".repeat(5_000_000));
    assertThatThrownBy(() -> run("import './bundle';"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("bundle.js has more than 1000000 bytes");
  }

  @Test
  void endlessLoopsAreRefused() {
    assertThatThrownBy(
            () ->
                run(
                    "const f = () => { for (;;) { for (;;) { g(); } } };",
                    "const g = () => { for (;;) {} };",
                    "f();"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("takes too many steps");
  }

  @Test
  void anEndlessRecursionIsCutOffWithARemark() throws IOException {
    run("const f = (n) => f(n + 1);", "f(0);");
    assertThat(remarks)
        .containsExactly(
            "index.ts:1: calls are nested too deeply here; this call is not evaluated");
  }

  @Test
  void codeThatIsNestedTooDeeplyIsRefused() {
    assertThatThrownBy(() -> run("const a = " + "[".repeat(3000) + "]".repeat(3000) + ";"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void aThrowEndsTheModuleWithARemark() throws IOException {
    run("import { A } from 'x';", "new A('a');", "throw new Error('no');", "new A('b');");
    assertThat(made).containsExactly("A a at index.ts:2");
    assertThat(remarks)
        .hasSize(1)
        .first()
        .asString()
        .startsWith("index.ts:3: the code throws here");
  }

  @Test
  void anAssignmentToAnUnknownMemberIsPassedToTheLibrary() throws IOException {
    run("import { A } from 'x';", "const a = new A('a');", "a.node.defaultChild.b = 'c';");
    assertThat(assigned).containsExactly("node.defaultChild b c");
  }

  @Test
  void theRestOfAnObjectOrArrayIsUnknownWhereItWasOpened() throws IOException {
    Obj exports =
        run(
            "const more = JSON.parse(text);",
            "export const object = { a: 'A',",
            "  ...more };",
            "export const array = ['a',",
            "  ...more];");
    Obj object = (Obj) exports.members().get("object");
    assertThat(object.members()).containsOnlyKeys("a");
    assertThat(object.rest()).contains(Unknown.at(new Place("index.ts", 3)));
    Arr array = (Arr) exports.members().get("array");
    assertThat(array.elements()).containsExactly(Str.of("a"));
    assertThat(array.rest()).contains(Unknown.at(new Place("index.ts", 5)));
  }

  @Test
  void aVariableThatABranchMayAssignIsOneOfTwoValues() throws IOException {
    Obj exports =
        run("export let x = 'a';", "if (process.env.B) {", "  x = 'b';", "}", "export default 1;");
    assertThat(exports.members().get("x"))
        .isEqualTo(new Unknown(new Place("index.ts", 2), List.of(Str.of("a"), Str.of("b")), true));
  }

  @Test
  void theBodyOfADoLoopIsEvaluatedBeforeItsCondition() throws IOException {
    run(
        "import { A } from 'x';",
        "do { new A('once'); } while (false);",
        "do { new A('often'); } while (process.env.A);");
    assertThat(made)
        .containsExactly(
            "A once at index.ts:2",
            "A often at index.ts:3",
            "A often at index.ts:3 in doubt by index.ts:3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      textBlock =
          """
          function* f() { yield new A('a'); } const x = [...f()];
          namespace N { new A('a'); }
          const x = /a/g;
          class C { static { new A('a'); } }
          """)
  void syntaxWithoutAnImplementationHasNoEffect(String code) throws IOException {
    run("import { A } from 'x';", code);
    assertThat(made).isEmpty();
    assertThat(remarks).isEmpty();
  }

  @Test
  void theLimitsAreThoseGiven() throws IOException {
    write("index.ts", "for (let i = 0; i < 20; i++) {}");
    Limits limits = new Limits(1000, 100, 10, 5, 50, 100, 10, 0, 0, 0);
    new Interpreter(app, new Notes(), limits).module(app.resolve("index.ts"));
    assertThat(remarks).containsExactly("index.ts:1: only 5 iterations of this loop are evaluated");
    write("long.ts", "// " + "x".repeat(100));
    assertThatThrownBy(
            () -> new Interpreter(app, new Notes(), limits).module(app.resolve("long.ts")))
        .hasMessageContaining("more than 100 bytes");
  }
}
