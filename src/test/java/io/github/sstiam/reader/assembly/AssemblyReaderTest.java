package io.github.sstiam.reader.assembly;

import static io.github.sstiam.reader.AssemblyFixture.BUCKET;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.AssemblyFixture;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.reader.files.AppReadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Assemblies: the order of their stacks, nested assemblies, constructs, and what is wrong. */
class AssemblyReaderTest {
  private static final String TREE =
      """
      {"version": "tree-0.1", "tree": {"id": "App", "path": "", "children": {
        "A": {"id": "A", "path": "A", "children": {
          "Api": {"id": "Api", "path": "A/Api",
            "children": {"Resource": {"id": "Resource", "path": "A/Api/Resource",
              "constructInfo": {"fqn": "aws-cdk-lib.CfnBucket", "version": "2"}}},
            "constructInfo": {"fqn": "sst.Api", "version": "2"}}}}}}}
      """;

  @TempDir private Path folder;

  private AssemblyFixture assembly() {
    return new AssemblyFixture(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.0.0", "48.0.0", "999.0.0"})
  void everyVersionOfTheManifestIsRead(String version) throws AppReadException {
    assembly().stack("A", BUCKET).written(version);

    SstApp app = SstAppReader.read(ReadRequest.ofAssembly(folder), Catalog.embedded());

    assertThat(app.stacks()).hasSize(1);
    assertThat(app.stacks().get(0).resources().get(0).type()).isEqualTo("AWS::S3::Bucket");
  }

  @Test
  void aStackComesAfterThoseThatItDependsOn() throws AppReadException {
    AssemblyFixture assembly =
        assembly()
            .stack("Api", BUCKET, "", ", \"dependencies\": [\"Table\", \"Gone\"]")
            .stack("Table", BUCKET, "", ", \"dependencies\": [\"Base\"]")
            .stack("Base", BUCKET)
            .stack("Other", BUCKET);

    assertThat(assembly.names()).containsExactly("Base", "Table", "Api", "Other");
  }

  @Test
  void stacksThatDependOnEachOtherAreAnError() {
    AssemblyFixture assembly =
        assembly()
            .stack("A", BUCKET, "", ", \"dependencies\": [\"B\"]")
            .stack("B", BUCKET, "", ", \"dependencies\": [\"A\"]");

    assertThatThrownBy(assembly::read)
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("manifest.json")
        .hasMessageContaining("in a circle: A, B");
  }

  @Test
  void aStageIsANestedAssembly() throws AppReadException {
    new AssemblyFixture(folder.resolve("assembly-Prod"))
        .stack("ProdA", BUCKET, ", \"stackName\": \"Prod-A\"", "")
        .written("48.0.0");
    AssemblyFixture assembly =
        assembly()
            .artifact(
                "assembly-Prod",
                "{\"type\": \"cdk:cloud-assembly\", \"properties\": {\"directoryName\":"
                    + " \"assembly-Prod\"}}")
            .stack("A", BUCKET);

    assertThat(assembly.names()).containsExactly("Prod-A", "A");
  }

  @Test
  void anAssemblyThatNestsItselfIsAnError() {
    AssemblyFixture assembly =
        assembly()
            .artifact(
                "Loop",
                "{\"type\": \"cdk:cloud-assembly\", \"properties\": {\"directoryName\": \".\"}}");

    assertThatThrownBy(assembly::read).hasMessageContaining("is nested already");
  }

  @Test
  void aResourceIsOwnedByTheTopmostConstructOfItsStack() throws AppReadException {
    String template =
        BUCKET.replace(
            "\"AWS::S3::Bucket\"",
            "\"AWS::S3::Bucket\", \"Metadata\": {\"aws:cdk:path\": \"A/Api/Resource\"}");

    assertThat(owner(assembly().file("tree.json", TREE).stack("A", template)))
        .contains(new Construct("A/Api", "sst.Api"));
  }

  @Test
  void theMetadataOfTheManifestNamesTheOwnerToo() throws AppReadException {
    String metadata =
        ", \"metadata\": {\"/A/Api/Resource\": [{\"type\": \"aws:cdk:logicalId\", \"data\":"
            + " \"Bucket\"}]}";

    assertThat(owner(assembly().file("tree.json", TREE).stack("A", BUCKET, "", metadata)))
        .contains(new Construct("A/Api", "sst.Api"));
  }

  @Test
  void insideAStageTheStackHasALongerPath() throws AppReadException {
    String members =
        ", \"displayName\": \"Prod/A\", \"metadata\": {\"/Prod/A/Api/Resource\": [{\"type\":"
            + " \"aws:cdk:logicalId\", \"data\": \"Bucket\"}]}";
    String tree = TREE.replace("\"path\": \"A", "\"path\": \"Prod/A");

    assertThat(owner(assembly().file("tree.json", tree).stack("ProdA", BUCKET, "", members)))
        .contains(new Construct("Prod/A/Api", "sst.Api"));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheTree() throws AppReadException {
    String metadata =
        ", \"metadata\": {\"/A/Api/Resource\": [{\"type\": \"aws:cdk:logicalId\", \"data\":"
            + " \"Bucket\"}]}";

    assertThat(
            owner(assembly().file("tree.json", "\uFEFF" + TREE).stack("A", BUCKET, "", metadata)))
        .contains(new Construct("A/Api", "sst.Api"));
  }

  @Test
  void aTreeThatIsNoTextIsMalformed() throws Exception {
    Files.write(
        folder.resolve("tree.json"), "{\"tree\": {\"path\": \"\u00E9\"}}".getBytes(ISO_8859_1));

    assertThat(assembly().stack("A", BUCKET).read().remarks())
        .containsExactly(
            "tree.json cannot be read, so the types of the constructs are not shown:"
                + " it is malformed");
  }

  private static Optional<Construct> owner(AssemblyFixture assembly) throws AppReadException {
    return assembly.read().stacks().get(0).resources().get(0).construct();
  }

  @Test
  void aMissingTreeIsARemark() throws AppReadException {
    assertThat(assembly().stack("A", BUCKET).read().remarks())
        .containsExactly(
            "tree.json cannot be read, so the types of the constructs are not shown:"
                + " it does not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"tree\": ", "{\"tree\": {\"path\": nonsense}}"})
  void aBrokenTreeIsARemarkWithoutTheFolder(String tree) throws AppReadException {
    assertThat(assembly().file("tree.json", tree).stack("A", BUCKET).read().remarks())
        .hasSize(1)
        .allMatch(remark -> remark.startsWith("tree.json cannot be read"))
        .noneMatch(remark -> remark.contains(folder.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the file is empty",
        "'{\"version\"'|line 1",
        "'[]'|expected an object",
        "'{}'|the manifest has no object \"artifacts\"",
        "'{\"artifacts\": []}'|the manifest has no object \"artifacts\"",
        "'{\"artifacts\": {}}'|the manifest names no stack",
        "'{\"artifacts\": {\"A\": 1}}'|artifact \"A\" must be an object",
        "'{\"artifacts\": {\"A\": {}}}'|artifact \"A\" has no \"type\"",
        "'{\"artifacts\": {\"A\": {\"type\": \"aws:cloudformation:stack\"}}}'|no \"properties\"",
        "'{\"artifacts\": {\"A\": {\"type\": \"cdk:cloud-assembly\"}}}'|no \"directoryName\"",
      })
  void aBrokenManifestIsAnErrorThatNamesFileAndRemedy(String manifest, String problem) {
    assembly().file("manifest.json", manifest);

    assertThatThrownBy(() -> SstAppReader.read(ReadRequest.ofAssembly(folder), Catalog.embedded()))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining(folder.resolve("manifest.json").toString())
        .hasMessageContaining(problem)
        .hasMessageContaining("npx sst build");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.json", "/etc/hostname", "a/../../secret.json"})
  void aFileOutsideTheAssemblyIsNotRead(String name) throws IOException {
    Path inner = Files.createDirectory(folder.resolve("assembly"));
    Files.writeString(folder.resolve("secret.json"), BUCKET);
    AssemblyFixture assembly =
        new AssemblyFixture(inner)
            .artifact(
                "A",
                "{\"type\": \"aws:cloudformation:stack\", \"properties\": {\"templateFile\": \""
                    + name
                    + "\"}}");

    assertThatThrownBy(assembly::read).hasMessageContaining("lies outside the assembly");
  }

  @Test
  void aLinkOutOfTheAssemblyIsNotFollowed() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("assembly"));
    Path secret = Files.writeString(folder.resolve("secret.json"), BUCKET);
    AssemblyFixture assembly = new AssemblyFixture(inner).stack("A", BUCKET);
    Files.delete(inner.resolve("A.template.json"));
    Files.createSymbolicLink(inner.resolve("A.template.json"), secret);

    assertThatThrownBy(assembly::read).hasMessageContaining("lies outside the assembly");
  }

  @Test
  void aFaultInATemplateNamesFilePlaceAndResource() {
    AssemblyFixture assembly =
        assembly().stack("A", "{\"Resources\": {\"Bucket\": {\"Properties\": {}}}}");

    assertThatThrownBy(assembly::read)
        .hasMessageStartingWith(
            folder.resolve("A.template.json") + ", line 1, column 26 (resource Bucket): ");
  }
}
