package io.github.sstiam.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.RoleArn;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
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
import org.junit.jupiter.params.provider.ValueSource;

class CloudAssemblyTest {
  private static final String TEMPLATE =
      "{\"Resources\": {\"Queue\": {\"Type\": \"AWS::SQS::Queue\"}}}";

  @TempDir Path folder;

  @Test
  void theBundledExampleIsReadWhole() throws Exception {
    SstApp app = read(Path.of("examples/crud-api/.sst/dist"));

    assertThat(app.name()).contains("crud-api");
    assertThat(app.stage()).contains("prod");
    assertThat(app.remarks()).isEmpty();
    Stack stack = app.stacks().get(0);
    assertThat(app.stacks()).hasSize(1);
    assertThat(stack.name()).hasToString("prod-crud-api-Api");
    assertThat(stack.environment())
        .isEqualTo(new Environment("aws", Optional.of("123456789012"), Optional.of("us-east-1")));
    assertThat(stack.tags())
        .containsEntry("sst:app", "crud-api")
        .containsEntry("sst:stage", "prod");
    assertThat(stack.resources()).hasSize(38);
    assertThat(stack.roles().deployRole())
        .contains(
            new RoleArn(
                "arn:aws:iam::123456789012:role/cdk-hnb659fds-deploy-role-123456789012-us-east-1"));
    assertThat(stack.roles().bootstrap()).isPresent();
    assertThat(stack.assets()).isNotEmpty().allMatch(Asset.FileAsset.class::isInstance);
  }

  @Test
  void aResourceIsOwnedByTheConstructThatTheDeveloperWrote() throws Exception {
    DeclaredResource table =
        read(Path.of("examples/crud-api/.sst/dist")).stacks().get(0).resources().stream()
            .filter(resource -> resource.type().equals("AWS::DynamoDB::Table"))
            .findFirst()
            .orElseThrow();

    assertThat(table.construct().orElseThrow().path()).isEqualTo("prod-crud-api-Api/Notes");
  }

  @ParameterizedTest
  @ValueSource(strings = {".sst/dist", ".build/cdk.out", "cdk.out"})
  void theAssemblyIsFoundWhereItsGenerationPutsIt(String place) throws Exception {
    assembly(folder.resolve(place), stack("prod-shop", ""));

    assertThat(SstAppReader.read(request(folder, Optional.empty()), Catalog.embedded()).stacks())
        .hasSize(1);
  }

  @Test
  void withoutAnAssemblyThePlacesAndTheRemediesAreNamed() {
    assertThatThrownBy(
            () -> SstAppReader.read(request(folder, Optional.empty()), Catalog.embedded()))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(".sst/dist, .build/cdk.out, cdk.out")
        .hasMessageContaining("npx sst build")
        .hasMessageContaining("-Dsst-iam.assembly=DIR");
  }

  @Test
  void stacksComeAfterThoseThatTheyDependOn() throws Exception {
    assembly(folder, stack("api", "\"dependencies\": [\"table\"],") + "," + stack("table", ""));

    assertThat(read(folder).stacks())
        .extracting(stack -> stack.name().pattern())
        .containsExactly("table", "api");
  }

  @Test
  void aCircleOfStacksIsAnError() throws Exception {
    assembly(
        folder,
        stack("a", "\"dependencies\": [\"b\"],") + "," + stack("b", "\"dependencies\": [\"a\"],"));

    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("manifest.json")
        .hasMessageContaining("in a circle: a, b");
  }

  @Test
  void aNestedAssemblyIsReadWithItsParent() throws Exception {
    assembly(
        folder,
        "\"inner\": {\"type\": \"cdk:cloud-assembly\", \"properties\": {\"directoryName\": \"assembly-inner\"}}");
    assembly(folder.resolve("assembly-inner"), stack("inner-stack", ""));

    assertThat(read(folder).stacks())
        .extracting(stack -> stack.name().pattern())
        .containsExactly("inner-stack");
  }

  @Test
  void aNestedStackIsFoundAmongTheAssetsAndItsOutputsAreKnown() throws Exception {
    assembly(
        folder,
        stack("prod-shop", "")
            + ", \"prod-shop.assets\": {\"type\": \"cdk:asset-manifest\", \"properties\": {\"file\": \"prod-shop.assets.json\"}}");
    write(
        folder.resolve("prod-shop.assets.json"),
        """
        {"version": "36.0.0", "dockerImages": {},
         "files": {"abc": {"source": {"path": "inner.json"}, "destinations": {"d": {
           "bucketName": "assets-${AWS::AccountId}", "objectKey": "abc.json",
           "assumeRoleArn": "arn:${AWS::Partition}:iam::1:role/p"}}}}}
        """);
    write(
        folder.resolve("inner.json"),
        """
        {"Parameters": {"Suffix": {"Type": "String"}},
         "Resources": {"Queue": {"Type": "AWS::SQS::Queue",
           "Properties": {"QueueName": {"Fn::Sub": "q-${Suffix}"}}}},
         "Outputs": {"Arn": {"Value": {"Fn::GetAtt": ["Queue", "Arn"]}}}}
        """);
    write(
        folder.resolve("prod-shop.template.json"),
        """
        {"Resources": {
          "Inner": {"Type": "AWS::CloudFormation::Stack", "Properties": {
            "Parameters": {"Suffix": "x"},
            "TemplateURL": {"Fn::Sub": "https://s3.${AWS::Region}.amazonaws.com/b/abc.json"}}},
          "Seed": {"Type": "Custom::Seed", "Properties": {"ServiceToken": {"Fn::GetAtt": ["Inner", "Outputs.Arn"]}}}
        }}
        """);

    SstApp app = read(folder);

    assertThat(app.stacks())
        .extracting(stack -> stack.name().pattern())
        .containsExactly("prod-shop", "prod-shop-Inner-*");
    assertThat(app.stacks().get(1).parent().orElseThrow()).hasToString("prod-shop");
    assertThat(app.stacks().get(0).resources().get(1).properties().texts("ServiceToken").get(0))
        .hasToString("arn:aws:sqs:eu-west-1:123456789012:q-x");
    assertThat(app.stacks().get(0).assets())
        .singleElement()
        .isEqualTo(
            new Asset.FileAsset(
                io.github.sstiam.app.Text.of("assets-123456789012"),
                io.github.sstiam.app.Text.of("abc.json"),
                Optional.of(new RoleArn("arn:aws:iam::1:role/p"))));
  }

  @Test
  void assetsOfCdk1AreFoundInTheMetadata() throws Exception {
    assembly(
        folder,
        stack(
            "prod-shop",
            """
            "metadata": {"/prod-shop": [
              {"type": "aws:cdk:asset", "data": {"path": "asset.1", "packaging": "zip", "s3BucketParameter": "P"}},
              {"type": "aws:cdk:asset", "data": {"path": "asset.2", "packaging": "container-image", "repositoryName": "images"}},
              {"type": "aws:cdk:stack-tags", "data": [{"key": "sst:app", "value": "shop"}]}]},
            """));

    Stack stack = read(folder).stacks().get(0);

    assertThat(stack.tags()).containsEntry("sst:app", "shop");
    assertThat(stack.assets()).hasSize(2);
    assertThat(((Asset.FileAsset) stack.assets().get(0)).bucket())
        .hasToString("cdk-hnb659fds-assets-123456789012-eu-west-1");
    assertThat(((Asset.ImageAsset) stack.assets().get(1)).repository()).hasToString("images");
  }

  @Test
  void aBrokenConstructTreeIsARemarkAndNoError() throws Exception {
    assembly(folder, stack("prod-shop", ""));
    write(folder.resolve("tree.json"), "{\"tree\": ");

    assertThat(read(folder).remarks())
        .singleElement()
        .asString()
        .contains("tree.json")
        .contains("cannot be read");
  }

  @Test
  void noFileOutsideTheAssemblyIsRead() throws Exception {
    write(folder.resolve("secret.json"), TEMPLATE);
    Path inner = folder.resolve("cdk.out");
    assembly(inner, stack("prod-shop", "").replace("prod-shop.template.json", "../secret.json"));

    assertThatThrownBy(() -> read(inner))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("../secret.json")
        .hasMessageContaining("lies outside the assembly");
  }

  @Test
  void aLinkOutOfTheAssemblyIsNotFollowed() throws Exception {
    write(folder.resolve("secret.json"), TEMPLATE);
    Path inner = folder.resolve("cdk.out");
    assembly(inner, stack("prod-shop", ""));
    Files.delete(inner.resolve("prod-shop.template.json"));
    Files.createSymbolicLink(
        inner.resolve("prod-shop.template.json"), folder.resolve("secret.json"));

    assertThatThrownBy(() -> read(inner))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("lies outside the assembly");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"artifacts\": []}",
        "{\"artifacts\": {\"a\": 1}}",
        "{\"artifacts\": {}}",
        "{\"artifacts\": {\"a\": {\"type\": \"aws:cloudformation:stack\"}}}",
        "{\"artifacts\": {\"a\": {\"type\": \"aws:cloudformation:stack\", \"properties\": {}}}}",
        "{\"artifacts\": {\"a\": {\"type\": \"aws:cloudformation:stack\", \"properties\": {\"templateFile\": \"none.json\"}}}}",
        "{\"artifacts\": {\"a\": {\"type\": \"aws:cloudformation:stack\", \"environment\": \"eu\", \"properties\": {\"templateFile\": \"none.json\"}}}}"
      })
  void aDamagedManifestIsAnErrorWithFileAndRemedy(String manifest) throws Exception {
    write(folder.resolve("manifest.json"), manifest);

    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("npx sst build");
  }

  @Test
  void anErrorInATemplateNamesFileLineAndResource() throws Exception {
    assembly(folder, stack("prod-shop", ""));
    write(
        folder.resolve("prod-shop.template.json"),
        "{\"Resources\": {\n\"Q\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\": {\"QueueName\": {\"Ref\": \"No\"}}}}}");

    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("prod-shop.template.json, line 2, column ")
        .hasMessageContaining("(resource Q)")
        .hasMessageContaining("\"No\"");
  }

  @Test
  void theUsersEnvironmentOverridesThatOfTheAssembly() throws Exception {
    assembly(folder, stack("prod-shop", ""));

    SstApp app =
        SstAppReader.read(
            ReadRequest.in(folder)
                .assembly(Optional.of(folder))
                .target(
                    new Target(
                        Optional.empty(), Optional.of("210987654321"), Optional.of("cn-north-1")))
                .build(),
            Catalog.embedded());

    assertThat(app.stacks().get(0).environment())
        .isEqualTo(
            new Environment("aws-cn", Optional.of("210987654321"), Optional.of("cn-north-1")));
  }

  @Test
  void aParameterThatNoTemplateHasIsAnErrorWithoutItsValue() throws Exception {
    assembly(folder, stack("prod-shop", ""));

    assertThatThrownBy(
            () ->
                SstAppReader.read(
                    ReadRequest.in(folder)
                        .assembly(Optional.of(folder))
                        .parameters(Map.of("Stag", "hunter2"))
                        .build(),
                    Catalog.embedded()))
        .isInstanceOf(AppReadException.class)
        .hasMessage(
            "-Dsst-iam.parameters gives \"Stag\", which no template has. The templates have: no"
                + " parameters.");
  }

  @Test
  void plainTemplatesAreStacksNamedLikeTheirFiles() throws Exception {
    Path one =
        write(
            folder.resolve("orders.template.yaml"),
            "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n");
    Path two = write(folder.resolve("users.json"), TEMPLATE);

    assertThat(
            SstAppReader.read(ReadRequest.ofTemplates(List.of(one, two)), Catalog.embedded())
                .stacks())
        .extracting(stack -> stack.name().pattern())
        .containsExactly("orders", "users");
  }

  private static SstApp read(Path assembly) throws AppReadException {
    return SstAppReader.read(ReadRequest.ofAssembly(assembly), Catalog.embedded());
  }

  private static ReadRequest request(Path app, Optional<Path> assembly) {
    return ReadRequest.in(app).assembly(assembly).build();
  }

  private static void assembly(Path folder, String artifacts) throws IOException {
    write(
        folder.resolve("manifest.json"),
        "{\"version\": \"36.0.0\", \"artifacts\": {" + artifacts + "}}");
    write(folder.resolve("tree.json"), "{\"version\": \"tree-0.1\", \"tree\": {\"path\": \"\"}}");
    for (String name : List.of("prod-shop", "a", "b", "api", "table", "inner-stack")) {
      write(folder.resolve(name + ".template.json"), TEMPLATE);
    }
  }

  private static String stack(String name, String extra) {
    return """
        "%s": {"type": "aws:cloudformation:stack", %s
               "environment": "aws://123456789012/eu-west-1",
               "properties": {"templateFile": "%s.template.json"}}"""
        .formatted(name, extra, name);
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
