package io.github.sstiam.reader;

import static io.github.sstiam.reader.AssemblyFixture.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.stack.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files are read, and what the user may say of them. */
class SstAppReaderTest {
  private static final String NAMED =
      """
      Parameters: {Name: {Type: String, Default: theirs}}
      Resources:
        Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref Name}}
        Other: {Type: AWS::S3::Bucket}
      """;

  @TempDir private Path folder;

  private static SstApp read(ReadRequest request) throws AppReadException {
    return SstAppReader.read(request, Catalog.embedded());
  }

  private ReadRequest inFolder(Target target, Optional<String> stage) {
    return ReadRequest.in(folder).target(target).stage(stage).build();
  }

  private ReadRequest ofTemplates(
      List<Path> templates, Optional<String> stackName, Map<String, String> parameters) {
    return ReadRequest.in(folder)
        .templates(templates)
        .stackName(stackName)
        .parameters(parameters)
        .build();
  }

  @Test
  void theNewestGenerationOfAssemblyIsFoundFirst() throws AppReadException, IOException {
    for (String place : List.of("cdk.out", ".build/cdk.out", ".sst/dist")) {
      new AssemblyFixture(folder.resolve(place)).stack(place.replace('/', '-'), BUCKET).read();

      assertThat(read(inFolder(Target.AS_DECLARED, Optional.empty())).stacks().get(0).name())
          .isEqualTo(Text.of(place.replace('/', '-')));
    }

    assertThat(read(inFolder(Target.AS_DECLARED, Optional.empty())).remarks())
        .contains(
            "The app's folder has several cloud assemblies: .sst/dist is read, .build/cdk.out and"
                + " cdk.out are ignored. Choose with -Dsst-iam.assembly=DIR.");
  }

  @Test
  void aPlainTemplateThatNestsAnotherIsRemarked() throws AppReadException, IOException {
    Path template =
        Files.writeString(
            folder.resolve("outer.yaml"),
            "Resources: {In: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: x}}}");

    assertThat(read(ofTemplates(List.of(template), Optional.empty(), Map.of())).remarks())
        .singleElement()
        .asString()
        .startsWith("Stack outer: In nests a stack");
  }

  @Test
  void aFolderWithoutAnAssemblyIsAnErrorThatNamesTheWaysOut() {
    assertThatThrownBy(() -> read(inFolder(Target.AS_DECLARED, Optional.empty())))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining(".sst/dist, .build/cdk.out, cdk.out")
        .hasMessageContaining("npx sst build")
        .hasMessageContaining("-Dsst-iam.assembly=DIR")
        .hasMessageContaining("-Dsst-iam.templates=FILE");
    assertThatThrownBy(() -> read(ReadRequest.ofAssembly(folder.resolve("none"))))
        .hasMessageContaining("is not a folder");
  }

  @Test
  void anAssemblyOfAnotherStageIsAnError() throws AppReadException {
    new AssemblyFixture(folder.resolve("cdk.out"))
        .stack("A", BUCKET, ", \"tags\": {\"sst:app\": \"shop\", \"sst:stage\": \"dev\"}", "")
        .read();

    assertThat(read(inFolder(Target.AS_DECLARED, Optional.of("dev"))).name()).contains("shop");
    assertThatThrownBy(() -> read(inFolder(Target.AS_DECLARED, Optional.of("prod"))))
        .hasMessageContaining("of stage \"dev\", but -Dsst-iam.stage is \"prod\"");
  }

  @Test
  void theUserOverridesTheEnvironment() throws AppReadException {
    new AssemblyFixture(folder.resolve("cdk.out"))
        .stack("A", BUCKET, "", ", \"environment\": \"aws://123456789012/us-east-1\"")
        .read();
    Target target =
        new Target(Optional.empty(), Optional.of("000000000001"), Optional.of("cn-north-1"));

    assertThat(read(inFolder(target, Optional.empty())).stacks().get(0).environment())
        .isEqualTo(
            new Environment("aws-cn", Optional.of("000000000001"), Optional.of("cn-north-1")));
  }

  @ParameterizedTest
  @CsvSource({
    "12345678901, us-east-1, aws, -Dsst-iam.account",
    "12345678901x, us-east-1, aws, -Dsst-iam.account",
    "123456789012, us-east, aws, -Dsst-iam.region",
    "123456789012, US-EAST-1, aws, -Dsst-iam.region",
    "123456789012, us-east-1, amazon, -Dsst-iam.partition",
  })
  void aTargetThatCannotBeIsAnError(
      String account, String region, String partition, String option) {
    Target target = new Target(Optional.of(partition), Optional.of(account), Optional.of(region));

    assertThatThrownBy(() -> read(inFolder(target, Optional.empty())))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining(option);
  }

  @ParameterizedTest
  @CsvSource({
    "orders.yaml, orders",
    "orders.template.json, orders",
    "orders.template, orders",
    "a.b.yml, a.b",
    "orders, orders",
  })
  void aPlainTemplateIsAStackOfItsFilesName(String file, String stack)
      throws AppReadException, IOException {
    Path template = Files.writeString(folder.resolve(file), NAMED);
    SstApp app = read(ReadRequest.ofTemplates(List.of(template)));

    assertThat(app.stacks().get(0).name()).isEqualTo(Text.of(stack));
    assertThat(app.stacks().get(0).resources())
        .extracting(resource -> resource.identity().name().pattern())
        .containsExactly("theirs", stack + "-other-*");
  }

  @Test
  void nameAndParametersMayBeGiven() throws AppReadException, IOException {
    Path template = Files.writeString(folder.resolve("orders.yaml"), NAMED);
    SstApp app = read(ofTemplates(List.of(template), Optional.of("mine"), Map.of("Name", "given")));

    assertThat(app.stacks().get(0).resources())
        .extracting(resource -> resource.identity().name().pattern())
        .containsExactly("given", "mine-other-*");
    assertThatThrownBy(
            () -> read(ofTemplates(List.of(template, template), Optional.of("mine"), Map.of())))
        .hasMessageContaining("-Dsst-iam.stackName names one stack");
  }

  @Test
  void aFaultInATemplateNamesTheFileAndNoParameter() throws IOException {
    Path template =
        Files.writeString(
            folder.resolve("orders.yaml"), NAMED.replace("!Ref Name", "!Select [!Ref Name, []]"));

    assertThatThrownBy(
            () -> read(ofTemplates(List.of(template), Optional.empty(), Map.of("Name", "hunter2"))))
        .isInstanceOf(AppReadException.class)
        .hasMessageStartingWith(template + ", line 3, column ")
        .hasMessageContaining("(resource Bucket)")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aTemplateThatIsNoTextIsAnError() throws IOException {
    Path binary = Files.write(folder.resolve("a.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    Path missing = folder.resolve("missing.yaml");

    assertThatThrownBy(() -> read(ReadRequest.ofTemplates(List.of(binary))))
        .hasMessageContaining("is not UTF-8 text");
    assertThatThrownBy(() -> read(ReadRequest.ofTemplates(List.of(missing))))
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> read(ReadRequest.ofTemplates(List.of(folder))))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("is a folder, a pipe or a device, not a file");
  }

  @Test
  void theBundledExampleIsRead() throws AppReadException {
    SstApp app = read(ReadRequest.ofAssembly(Path.of("examples/crud-api/.sst/dist")));

    assertThat(app.name()).contains("crud-api");
    assertThat(app.stage()).contains("prod");
    assertThat(app.remarks()).isEmpty();
    assertThat(app.stacks()).hasSize(1);
    assertThat(app.stacks().get(0).resources()).hasSize(38);
    assertThat(app.stacks().get(0).tags())
        .containsEntry("sst:app", "crud-api")
        .containsEntry("sst:stage", "prod");
    assertThat(app.stacks().get(0).resources())
        .filteredOn(resource -> !resource.type().equals("AWS::CDK::Metadata"))
        .extracting(DeclaredResource::construct)
        .allMatch(Optional::isPresent);
  }
}
