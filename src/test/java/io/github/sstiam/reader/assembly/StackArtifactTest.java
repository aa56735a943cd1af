package io.github.sstiam.reader.assembly;

import static io.github.sstiam.reader.AssemblyFixture.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.DeploymentRoles.Bootstrap;
import io.github.sstiam.app.RoleArn;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.reader.AssemblyFixture;
import io.github.sstiam.reader.files.AppReadException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an assembly says of one stack: nested stacks, assets, tags, environment and roles. */
class StackArtifactTest {
  private static final String KNOWN = ", \"environment\": \"aws://123456789012/cn-north-1\"";

  private static final String PARENT =
      """
      {"Resources": {
        "Inner": {"Type": "AWS::CloudFormation::Stack", "Properties": {
          "TemplateURL": {"Fn::Sub":
            "https://s3.${AWS::Region}.${AWS::URLSuffix}/cdk-assets-${AWS::AccountId}/abc.json"},
          "Parameters": {"Name": {"Fn::Sub": "${AWS::StackName}-files"}}}METADATA},
        "Reader": {"Type": "AWS::S3::Bucket", "Properties": {
          "BucketName": {"Fn::GetAtt": ["Inner", "Outputs.Files"]}}}}}
      """;

  private static final String INNER =
      """
      {"Parameters": {"Name": {"Type": "String"}},
       "Resources": {"Files": {"Type": "AWS::S3::Bucket",
         "Properties": {"BucketName": {"Ref": "Name"}}}},
       "Outputs": {"Files": {"Value": {"Ref": "Files"}}}}
      """;

  private static final String MANIFEST =
      """
      {"version": "48.0.0", "files": {"abc": {
          "source": {"path": "inner.template.json", "packaging": "file"},
          "destinations": {"current_account-current_region": {
            "bucketName": "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}",
            "objectKey": "abc.json",
            "assumeRoleArn": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/publish"}}}},
       "dockerImages": {"def": {"source": {"directory": "image"},
          "destinations": {"here": {"repositoryName": "cdk-hnb659fds-container-assets",
            "imageTag": "def"}}}}}
      """;

  @TempDir private Path folder;

  private AssemblyFixture assembly() {
    return new AssemblyFixture(folder).file("tree.json", "{}");
  }

  private AssemblyFixture withAssets(String parent) {
    return assembly()
        .stack("A", parent, "", KNOWN)
        .artifact(
            "A.assets",
            "{\"type\": \"cdk:asset-manifest\", \"properties\": {\"file\": \"A.assets.json\"}}")
        .file("A.assets.json", MANIFEST)
        .file("inner.template.json", INNER);
  }

  private static Stack only(AssemblyFixture assembly) throws AppReadException {
    return assembly.read().stacks().get(0);
  }

  @Test
  void aNestedStackIsFoundByTheAssetManifest() throws AppReadException {
    assertNested(withAssets(PARENT.replace("METADATA", "")).read().stacks());
  }

  @Test
  void aNestedStackIsFoundByItsMetadata() throws AppReadException {
    String metadata = ", \"Metadata\": {\"aws:asset:path\": \"inner.template.json\"}";
    AssemblyFixture assembly =
        assembly()
            .stack("A", PARENT.replace("METADATA", metadata), "", KNOWN)
            .file("inner.template.json", INNER);

    assertNested(assembly.read().stacks());
  }

  @Test
  void anAssetManifestOfAnyNameIsFoundByTheStacksDependency() throws AppReadException {
    AssemblyFixture assembly =
        assembly()
            .stack(
                "A",
                PARENT.replace("METADATA", ""),
                "",
                KNOWN + ", \"dependencies\": [\"Elsewhere\"]")
            .artifact(
                "Elsewhere",
                "{\"type\": \"cdk:asset-manifest\", \"properties\": {\"file\": \"a.json\"}}")
            .file("a.json", MANIFEST)
            .file("inner.template.json", INNER);

    assertNested(assembly.read().stacks());
  }

  @Test
  void aNestedStacksNameIsCutWhereItWouldBeTooLong() throws AppReadException {
    String metadata = ", \"Metadata\": {\"aws:asset:path\": \"inner.template.json\"}";
    AssemblyFixture assembly =
        assembly()
            .stack("p".repeat(120), PARENT.replace("METADATA", metadata), "", KNOWN)
            .file("inner.template.json", INNER);

    assertThat(assembly.read().stacks().get(1).name().pattern()).matches("p{1,114}\\*");
  }

  private static void assertNested(List<Stack> stacks) {
    assertThat(stacks)
        .extracting(stack -> stack.name().pattern())
        .containsExactly("A", "A-Inner-*");
    assertThat(stacks.get(1).parent()).contains(Text.of("A"));
    assertThat(stacks.get(1).resources().get(0).identity().name()).isEqualTo(Text.of("A-files"));
    assertThat(stacks.get(0).resources().get(1).identity().name()).isEqualTo(Text.of("A-files"));
  }

  @Test
  void aNestedStackWhoseTemplateIsElsewhereIsUnknown() throws AppReadException {
    SstApp app = assembly().stack("A", PARENT.replace("METADATA", ""), "", KNOWN).read();
    List<Stack> stacks = app.stacks();

    assertThat(app.remarks())
        .singleElement()
        .asString()
        .startsWith("Stack A: Inner nests a stack whose template is not among the app's files");
    assertThat(stacks).hasSize(1);
    assertThat(stacks.get(0).resources().get(1).identity().name()).isEqualTo(Text.UNKNOWN);
  }

  @Test
  void aFaultInANestedTemplateNamesItsFile() {
    AssemblyFixture assembly =
        withAssets(PARENT.replace("METADATA", ""))
            .file("inner.template.json", INNER.replace("\"Ref\": \"Name\"", "\"Ref\": \"Gone\""));

    assertThatThrownBy(assembly::read)
        .hasMessageStartingWith(folder.resolve("inner.template.json") + ", line 3, column ")
        .hasMessageContaining("(resource Files): Ref \"Gone\"");
  }

  @Test
  void aBrokenNestedTemplateNamesItsFile() {
    AssemblyFixture assembly =
        withAssets(PARENT.replace("METADATA", "")).file("inner.template.json", "{");

    assertThatThrownBy(assembly::read)
        .hasMessageStartingWith(folder.resolve("inner.template.json") + ", line ");
  }

  @Test
  void aTemplateThatNestsItselfIsAnError() {
    String metadata = ", \"Metadata\": {\"aws:asset:path\": \"A.template.json\"}";
    AssemblyFixture assembly =
        assembly().stack("A", PARENT.replace("METADATA", metadata), "", KNOWN);

    assertThatThrownBy(assembly::read).hasMessageContaining("nest each other in a circle");
  }

  @Test
  void theAssetManifestNamesFilesAndImages() throws AppReadException {
    assertThat(only(withAssets(BUCKET)).assets())
        .containsExactly(
            new Asset.FileAsset(
                Text.of("cdk-hnb659fds-assets-123456789012-cn-north-1"),
                Text.of("abc.json"),
                Optional.of(new RoleArn("arn:aws-cn:iam::123456789012:role/publish"))),
            new Asset.ImageAsset(Text.of("cdk-hnb659fds-container-assets"), Optional.empty()));
  }

  @Test
  void theMetadataOfCdk1NamesAssetsAndFillsTheirParameters() throws AppReadException {
    String metadata =
        """
        , "metadata": {"/A": [
          {"type": "aws:cdk:asset", "data": {"packaging": "zip", "s3BucketParameter": "Where"}},
          {"type": "aws:cdk:asset", "data": {"packaging": "container-image"}}]}
        """;
    String template = INNER.replace("\"Name\"", "\"Where\"");
    Stack stack = only(assembly().stack("A", template, "", KNOWN + metadata));

    assertThat(stack.assets())
        .containsExactly(
            new Asset.FileAsset(
                Text.of("cdk-hnb659fds-assets-123456789012-cn-north-1"),
                Text.UNKNOWN,
                Optional.empty()),
            new Asset.ImageAsset(Text.of("aws-cdk/assets"), Optional.empty()));
    assertThat(stack.resources().get(0).identity().name())
        .isEqualTo(Text.of("cdk-hnb659fds-assets-123456789012-cn-north-1"));
  }

  @Test
  void tagsComeFromPropertiesAndMetadata() throws AppReadException {
    String metadata =
        """
        , "metadata": {"/A": [{"type": "aws:cdk:stack-tags",
            "data": [{"key": "sst:app", "value": "shop"}, {"Key": "a", "Value": "old"}]}]}
        """;
    Stack stack = only(assembly().stack("A", BUCKET, ", \"tags\": {\"a\": \"new\"}", metadata));

    assertThat(stack.tags()).isEqualTo(Map.of("sst:app", "shop", "a", "new"));
  }

  @ParameterizedTest
  @CsvSource({
    "aws://123456789012/cn-north-1, 123456789012, cn-north-1, aws-cn",
    "aws://unknown-account/unknown-region, *, *, aws",
    "aws://unknown-account/us-gov-west-1, *, us-gov-west-1, aws-us-gov",
    "aws://123456789012/eusc-de-east-1, 123456789012, eusc-de-east-1, aws-eusc",
    "aws://123456789012/us-isob-east-1, 123456789012, us-isob-east-1, aws-iso-b",
  })
  void theEnvironmentIsAsKnownAsTheManifestHasIt(
      String environment, String account, String region, String partition) throws AppReadException {
    String member = ", \"environment\": \"" + environment + "\"";
    Stack stack = only(assembly().stack("A", BUCKET, "", member));

    assertThat(stack.environment().accountText().pattern()).isEqualTo(account);
    assertThat(stack.environment().regionText().pattern()).isEqualTo(region);
    assertThat(stack.environment().partition()).isEqualTo(partition);
  }

  @Test
  void aMalformedEnvironmentIsAnError() {
    AssemblyFixture assembly = assembly().stack("A", BUCKET, "", ", \"environment\": \"here\"");

    assertThatThrownBy(assembly::read).hasMessageContaining("expected aws://ACCOUNT/REGION");
  }

  @Test
  void aRoleThatIsNotWrittenAsAnArnIsAnError() {
    AssemblyFixture assembly =
        assembly().stack("A", BUCKET, ", \"assumeRoleArn\": \"deploy\\u001b\"", "");

    assertThatThrownBy(assembly::read)
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("manifest.json: stack \"A\" names the role \"deploy")
        .hasMessageContaining("which is not the ARN of a role");
  }

  @Test
  void rolesAndBootstrapVersionComeFromTheProperties() throws AppReadException {
    String properties =
        """
        , "assumeRoleArn": "arn:${AWS::Partition}:iam::123456789012:role/deploy",
          "cloudFormationExecutionRoleArn": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/x",
          "lookupRole": {"arn": "arn:aws:iam::1:role/lookup"},
          "requiresBootstrapStackVersion": 6,
          "bootstrapStackVersionSsmParameter": "/cdk-bootstrap/hnb659fds/version"
        """;
    Stack stack = only(assembly().stack("A", BUCKET, properties, ""));

    assertThat(stack.roles().deployRole())
        .contains(new RoleArn("arn:aws:iam::123456789012:role/deploy"));
    assertThat(stack.roles().executionRole()).contains(new RoleArn("arn:aws:iam::*:role/x"));
    assertThat(stack.roles().lookupRole()).contains(new RoleArn("arn:aws:iam::1:role/lookup"));
    assertThat(stack.roles().bootstrap())
        .contains(new Bootstrap(6, Optional.of("/cdk-bootstrap/hnb659fds/version")));
  }

  @Test
  void aBootstrapVersionThatIsNoneIsPassedOver() throws AppReadException {
    String properties = ", \"requiresBootstrapStackVersion\": 99999999999999";

    assertThat(only(assembly().stack("A", BUCKET, properties, "")).roles().bootstrap()).isEmpty();
  }

  @Test
  void aStackImportsWhatAnEarlierOneExports() throws AppReadException {
    String producer =
        INNER
            .replace("{\"Type\": \"String\"}", "{\"Type\": \"String\", \"Default\": \"b\"}")
            .replace("\"Ref\": \"Files\"}", "\"Ref\": \"Files\"}, \"Export\": {\"Name\": \"e\"}");
    String consumer =
        BUCKET.replace(
            "\"AWS::S3::Bucket\"",
            "\"AWS::S3::Bucket\", \"Properties\": {\"BucketName\": {\"Fn::ImportValue\": \"e\"}}");
    List<Stack> stacks =
        assembly()
            .stack("Consumer", consumer, "", ", \"dependencies\": [\"Producer\"]")
            .stack("Producer", producer)
            .read()
            .stacks();

    assertThat(stacks.get(1).resources().get(0).identity().name()).isEqualTo(Text.of("b"));
  }
}
