package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the direction of imports that docs/design/README.md draws, and that packages and files do
 * not form rings; shows that each rule can fail.
 */
class ArchitectureTest {
  @Test
  void importsPointToLowerLevels() {
    List<SourceFile> files = SourceFile.ofThePlugin();

    assertThat(files).isNotEmpty();
    assertThat(files).flatMap(ImportRules::problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "policy, io.github.sstiam.app.Text",
    "app, io.github.sstiam.reader.assembly.AssemblyReader",
    "evaluation, io.github.sstiam.app.Text",
    "evaluation.condition, io.github.sstiam.requirement.PermissionRequirement",
    "composition, io.github.sstiam.simulation.Verification",
    "audit, io.github.sstiam.simulation.Verification",
    "audit, io.github.sstiam.composition.LeastPrivilegePolicy",
    "requirement, io.github.sstiam.report.Report",
    "aws, io.github.sstiam.mojo.EmitPolicyMojo",
    "goal, io.github.sstiam.mojo.console.SanitizedLog",
    "goal.output, org.apache.maven.plugin.MojoFailureException",
    "goal.port, org.eclipse.aether.SessionData",
    "goal, org.codehaus.plexus.components.interactivity.Prompter",
    "goal.access, software.amazon.awssdk.services.iam.IamClient",
    "report, io.github.sstiam.goal.port.GoalLog",
    "report, org.apache.maven.plugin.logging.Log",
    "simulation, software.amazon.awssdk.services.iam.IamClient",
    "catalog, java.nio.file.Files",
    "json, java.io.File",
    "json, java.io.*",
    "policy, io.github.sstiam.unheard.Of",
  })
  void importAgainstTheRulesIsNamedWithFileAndLine(String room, String name) {
    assertThat(problems(room, "import " + name + ";"))
        .singleElement()
        .asString()
        .startsWith("src/main/java/Example.java:3: ");
  }

  @ParameterizedTest
  @CsvSource({
    "evaluation, io.github.sstiam.policy.Action",
    "evaluation.condition, io.github.sstiam.evaluation.Request",
    "reader, io.github.sstiam.catalog.Catalog",
    "reader, java.nio.file.Files",
    "catalog, java.io.InputStream",
    "catalog, io.github.sstiam.app.Text",
    "aws, software.amazon.awssdk.services.iam.IamClient",
    "goal.output, java.nio.file.Files",
    "goal.verification, io.github.sstiam.aws.AwsConnection",
    "mojo, io.github.sstiam.goal.VerifyPermissions",
    "mojo, org.apache.maven.plugin.AbstractMojo",
  })
  void importWithinTheRulesPasses(String room, String name) {
    assertThat(problems(room, "import " + name + ";")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.github.sstiam.app.Text name = null;",
        "import static io.github.sstiam.app.Text.of;",
        "import io.github.sstiam.app.*;",
        "io.github.sstiam\n    .app.Text name = io.github.sstiam.policy.Action.of(null);",
      })
  void nameWrittenOutInFullCountsLikeAnImport(String line) {
    assertThat(problems("evaluation", line))
        .containsExactly("src/main/java/Example.java:3: evaluation must not use app");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** See {@link io.github.sstiam.app.Text}. */",
        "// io.github.sstiam.app.Text",
        "String text = \"\\\" io.github.sstiam.app.Text\";",
        "String text = \"\"\"\n  \"io.github.sstiam.app.Text\"\n  \"\"\";",
      })
  void commentsAndLiteralsAreNoUse(String line) {
    assertThat(problems("evaluation", line)).isEmpty();
  }

  @Test
  void packageWithoutLevelIsNamed() {
    assertThat(problems("unheard", "")).singleElement().asString().contains("has no level");
  }

  @Test
  void packagesDoNotImportFromEachOther() {
    TypeReferences references = new TypeReferences(SourceFile.ofThePlugin());

    assertThat(references.packageCycles()).isEmpty();
  }

  @Test
  void fewFilesReferToEachOtherInARing() {
    TypeReferences references = new TypeReferences(SourceFile.ofThePlugin());

    assertThat(references.longRings()).isEmpty();
  }

  @Test
  void ringOfFourFilesIsNamed() {
    TypeReferences references =
        references(
            "policy.A, private final B b = null;",
            "policy.B, C of(int c) { return null; }",
            "policy.C, void take(D d) {}",
            "policy.D, Object a = new A();",
            "policy.E, A a;");

    assertThat(references.longRings())
        .singleElement()
        .asString()
        .startsWith("4 files refer to each other in a ring, at most 3 may: ")
        .contains("io.github.sstiam.policy.B -> io.github.sstiam.policy.C")
        .doesNotContain("policy.E");
  }

  @Test
  void ringOfThreeFilesPasses() {
    TypeReferences references =
        references("policy.A, B b;", "policy.B, C c;", "policy.C, A a; B b;", "policy.D, A a;");

    assertThat(references.longRings()).isEmpty();
  }

  @Test
  void namesOfOtherTypesCloseNoRing() {
    TypeReferences references =
        references(
            "policy.A, B b;",
            "policy.B, C c;",
            "policy.C, D d;",
            "policy.D, // A\n String a = \"A\"; Other.A other; private record A() {}",
            "policy.E, A a;");

    assertThat(references.longRings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.github.sstiam.reader.A a;",
        "import io.github.sstiam.reader.A;",
        "import static io.github.sstiam.reader.A.CONSTANT;",
        "import io.github.sstiam.reader.*; A a;",
      })
  void packagesOfOneRoomThatImportFromEachOtherAreNamed(String line) {
    TypeReferences references =
        references(
            "reader.A, import io.github.sstiam.reader.script.B;",
            "reader.script.B, B b;",
            "reader.script.C, " + line);

    assertThat(references.longRings()).isEmpty();
    assertThat(references.packageCycles())
        .containsExactly(
            "packages import from each other: io.github.sstiam.reader, io.github.sstiam.reader.script:"
                + " [io.github.sstiam.reader.A -> io.github.sstiam.reader.script.B,"
                + " io.github.sstiam.reader.script.C -> io.github.sstiam.reader.A]");
  }

  /**
   * @param files a line each: the type's name below the base package, a comma, and its code
   */
  private static TypeReferences references(String... files) {
    List<SourceFile> sources = new ArrayList<>();
    for (String file : files) {
      String name = file.substring(0, file.indexOf(','));
      int dot = name.lastIndexOf('.');
      sources.add(
          new SourceFile(
              "src/main/java/" + name.replace('.', '/') + ".java",
              "package io.github.sstiam.%s;\n%s\n"
                  .formatted(name.substring(0, dot), file.substring(file.indexOf(',') + 1))));
    }
    return new TypeReferences(sources);
  }

  private static List<String> problems(String room, String line) {
    String text = "package io.github.sstiam.%s;\n\n%s\n".formatted(room, line);
    return ImportRules.problems(new SourceFile("src/main/java/Example.java", text));
  }
}
