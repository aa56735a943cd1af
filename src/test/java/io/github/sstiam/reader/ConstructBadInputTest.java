package io.github.sstiam.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.stack.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that cannot be read as they are end in a message, and never outside of the app. */
class ConstructBadInputTest {
  private static final String SHOP = "stacks/Shop.ts";

  @TempDir Path folder;
  private Path app;

  @BeforeEach
  void anAppWithOneStack() throws IOException {
    app = folder.resolve("app");
    write("package.json", "{\"devDependencies\": {\"sst\": \"2.49.8\"}}");
    write(
        "sst.config.ts",
        "import { Shop } from './stacks/Shop';"
            + "export default { config: () => ({ name: 'shop', region: 'eu-west-1' }),"
            + "  stacks: (app) => { app.stack(Shop); } };");
  }

  private void write(String file, String text) throws IOException {
    write(file, text.getBytes(UTF_8));
  }

  private void write(String file, byte[] bytes) throws IOException {
    Path path = app.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
  }

  private static String stack(String code) {
    return "import { Bucket } from 'sst/constructs';\n"
        + "export function Shop({ stack, app }) {\n  new Bucket(stack, 'Goods');\n  "
        + code
        + "\n}\n";
  }

  private SstApp read() throws AppReadException {
    ReadRequest request =
        ReadRequest.in(app)
            .target(new Target(Optional.empty(), Optional.of("123456789012"), Optional.empty()))
            .stage(Optional.of("prod"))
            .build();
    return SstAppReader.read(request.from(Source.CONSTRUCTS), Catalog.embedded());
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(this::read)
        .isInstanceOf(AppReadException.class)
        .hasMessageContainingAll(parts);
  }

  private void assertRead() throws AppReadException {
    assertThat(read().stacks())
        .singleElement()
        .satisfies(
            stack ->
                assertThat(stack.resources())
                    .anyMatch(found -> found.type().equals("AWS::S3::Bucket")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) { }",
        "for (;;) { }",
        "try { throw new Error('x'); } catch (e) { while (true) { } }",
        "[2, 1].map(() => { while (true) { } });",
        "function* all() { while (true) yield 1; } for (const one of all()) { }",
        "const f = (n) => f(n + 1); f(0);",
        "class A { get x() { return this.x; } } new A().x;",
        "class A extends A { } new A();",
        "let s = 'x'; for (let i = 0; i < 100; i++) { s = s + s; }",
        "let s = 'x'; for (let i = 0; i < 100; i++) { s = `${s}${s}`; }",
        "let s = 'x'; for (let i = 0; i < 100; i++) { s = [s, s].join(''); }",
        "let s = 'x'; for (let i = 0; i < 100; i++) { s = s.concat(s); }",
        "let s = 'xx'; for (let i = 0; i < 100; i++) { s = s.replaceAll('x', s); }",
        "let s = process.env.A; for (let i = 0; i < 100; i++) { s = `${s}x${s}`; }",
        "let s = 1; for (let i = 0; i < 60; i++) { s = process.env['A' + i] ? s : s; }",
        "let s = {}; for (let i = 0; i < 60; i++) { s = { a: s, b: s }; }",
        "const o = {}; o.self = o; new Bucket(stack, 'Own', o); new Bucket(stack, 'Two', { cdk: o });",
        "const o = []; o.push(o); new Bucket(stack, 'Own', { notifications: o });",
        "app.stack(Shop);",
      })
  void whatNeverEndsIsGivenUpAndTheRestIsRead(String code) throws Exception {
    write(SHOP, stack(code));
    assertThat(read().stacks().get(0).resources())
        .anyMatch(found -> found.type().equals("AWS::S3::Bucket"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let s = [1]; for (let i = 0; i < 100; i++) { s = [...s, ...s]; }",
        "let s = [1]; for (let i = 0; i < 100; i++) { s = s.concat(s); }",
        "let s = [1]; while (true) { s.push(...s); }",
        "const f = (a, ...b) => f(...b, ...b); f(1, 2, 3);",
      })
  void aListThatGrowsForEverIsRefused(String code) throws Exception {
    write(SHOP, stack(code));
    assertRefused("a list of more than 100000 elements", "-Dsst-iam.synthesise=true");
  }

  @Test
  void moreConstructsThanAnAppHasAreRefused() throws Exception {
    write(
        SHOP,
        stack(
            "for (let i = 0; i < 900; i++) for (let j = 0; j < 100; j++)"
                + " new Bucket(stack, 'B' + i + 'x' + j);"));
    assertRefused("stacks/Shop.ts:4: the app makes more than 20000 constructs");
  }

  @Test
  void objectsThatHoldThemselvesAreReadAsPropertiesOfAResource() throws Exception {
    write(
        SHOP,
        "import * as s3 from 'aws-cdk-lib/aws-s3';\n"
            + stack("const o = {}; o.tags = o; new s3.CfnBucket(stack, 'Own', o);"));
    assertRead();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "(", "{", "`${"})
  void nestingThatNobodyWritesIsRefused(String open) throws Exception {
    String close = Map.of("[", "]", "(", ")", "{", "}", "`${", "}`").get(open);
    int depth = open.equals("`${") ? 5000 : 100_000;
    write(SHOP, "const x = " + open.repeat(depth) + "1" + close.repeat(depth) + ";");
    assertRefused("stacks/Shop.ts:1: ");
  }

  @Test
  void importsThatGoRoundInACircleAreRead() throws Exception {
    write(SHOP, "export { Shop } from './Other';");
    write("stacks/Other.ts", "export { Shop } from './Shop';");
    assertThat(read().remarks())
        .anyMatch(remark -> remark.contains("the stack that is declared here cannot be evaluated"));

    write(SHOP, "import { name } from './Other';\n" + stack("new Bucket(stack, name());"));
    write("stacks/Other.ts", "import { Shop } from './Shop';\nexport const name = () => 'A';");
    assertRead();
  }

  @Test
  void importsWithoutEndAreRefused() throws Exception {
    write(SHOP, "import './File1';\n" + stack(""));
    for (int i = 1; i < 400; i++) {
      write("stacks/File" + i + ".ts", "import './File" + (i + 1) + "';");
    }
    write("stacks/File400.ts", "export {};");
    assertRefused("imports are nested too deeply");
  }

  @Test
  void aStackFileThatIsAFolderIsNoFile() throws Exception {
    Files.createDirectories(app.resolve(SHOP));
    assertRefused("sst.config.ts:1: \"./stacks/Shop\" is imported, but the app has no such file");
  }

  @Test
  void linksThatLeaveTheAppAreNotFollowed() throws Exception {
    Path outside = Files.writeString(folder.resolve("Secret.ts"), stack(""));
    Files.createDirectories(app.resolve("stacks"));
    Files.createSymbolicLink(app.resolve(SHOP), outside);
    assertRefused("\"./stacks/Shop\" leads out of the app's folder");

    Files.delete(app.resolve("sst.config.ts"));
    Path json = Files.writeString(folder.resolve("secret.json"), "secret: it is");
    Files.createSymbolicLink(app.resolve("sst.json"), json);
    assertRefused("sst.json is a link to a file outside of the app's folder");
  }

  @Test
  void aFolderThatLeadsOutOfTheAppIsNotRead() throws Exception {
    Path outside = Files.createDirectory(folder.resolve("other"));
    Files.writeString(outside.resolve("Shop.ts"), stack(""));
    Files.createSymbolicLink(app.resolve("stacks"), outside);
    assertRefused("\"./stacks/Shop\" leads out of the app's folder");
  }

  @Test
  void linksThatGoRoundInACircleAreNoFiles() throws Exception {
    Files.createDirectories(app.resolve("stacks"));
    Files.createSymbolicLink(app.resolve(SHOP), Path.of("Shop.ts"));
    assertRefused("\"./stacks/Shop\" is imported, but the app has no such file");
  }

  @Test
  void aFileIsReadOnceByHoweverManyLinks() throws Exception {
    write(SHOP, "export * from './again/Shop';\n" + stack(""));
    Files.createSymbolicLink(app.resolve("stacks/again"), Path.of("."));
    assertRead();
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() throws Exception {
    write(SHOP, stack("// caf\u00e9").getBytes(ISO_8859_1));
    assertRefused("stacks/Shop.ts is not UTF-8");
  }

  @Test
  void aMarkOfTheByteOrderIsNoCode() throws Exception {
    write(SHOP, "\ufeff" + stack(""));
    assertRead();
  }

  @Test
  void aBundleIsNotRead() throws Exception {
    write(SHOP, "import './bundle';\n" + stack(""));
    write("stacks/bundle.js", "var a = 1;\n".repeat(500_000));
    assertRefused("stacks/bundle.js has more than 1000000 bytes");
  }
}
