package io.github.sstiam.reader.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.reader.files.AppReadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a stack a deployment changes, by the template that is deployed. */
class StackChangeTest {
  private static final String DEPLOYED =
      """
      Parameters: {Days: {Type: Number, Default: 7}}
      Resources:
        Queue: {Type: AWS::SQS::Queue}
        Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
        Function: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn, Code: {ZipFile: x}}}
        Version: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref Function}}
        Logs: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: !Ref Days}}
        Old: {Type: AWS::SNS::Topic}
      """;

  @TempDir private Path folder;
  private Path deployed;

  @BeforeEach
  void deploy() throws IOException {
    deployed = Files.createDirectory(folder.resolve("deployed"));
    Files.writeString(deployed.resolve("prod-shop.yaml"), DEPLOYED);
  }

  @Test
  void whatIsTheSameIsLeftOut() throws Exception {
    assertThat(changes(DEPLOYED)).isEmpty();
  }

  @Test
  void theOrderOfMembersAndTheirPlacesAreNoDifference() throws Exception {
    String same =
        DEPLOYED.replace(
            "{Role: !GetAtt Role.Arn, Code: {ZipFile: x}}",
            "{Code: {ZipFile: x}, Role: {'Fn::GetAtt': Role.Arn}}");

    assertThat(changes(same)).isEmpty();
  }

  @Test
  void additionsAndRemovalsAreTold() throws Exception {
    String other = DEPLOYED.replace("Old: {Type: AWS::SNS::Topic}", "New: {Type: AWS::SNS::Topic}");

    assertThat(changes(other)).containsExactly("New ADDED", "Old REMOVED");
  }

  @Test
  void aChangeReachesAllThatRefersToIt() throws Exception {
    String other = DEPLOYED.replace("AssumeRolePolicyDocument: {}", "RoleName: other");

    assertThat(changes(other))
        .containsExactly("Role CHANGED", "Function UPDATED", "Version CHANGED");
  }

  @Test
  void anotherParameterChangesWhatRefersToIt() throws Exception {
    assertThat(changes(DEPLOYED.replace("Default: 7", "Default: 14")))
        .containsExactly("Logs UPDATED");
  }

  @Test
  void aStackWithoutATemplateIsNew() throws Exception {
    Files.delete(deployed.resolve("prod-shop.yaml"));

    assertThat(changes("Resources: {Queue: {Type: AWS::SQS::Queue}}"))
        .containsExactly("Queue ADDED");
  }

  @Test
  void aFolderThatIsNoneAndATemplateThatIsNoneAreNamed() throws Exception {
    Files.writeString(deployed.resolve("prod-shop.yaml"), "Resources: [");
    assertThatThrownBy(() -> changes(DEPLOYED))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("prod-shop.yaml");

    Files.delete(deployed.resolve("prod-shop.yaml"));
    Files.delete(deployed);
    assertThatThrownBy(() -> changes(DEPLOYED))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("-Dsst-iam.deployedTemplates")
        .hasMessageContaining("aws cloudformation get-template");
  }

  private List<String> changes(String template) throws IOException, AppReadException {
    Path file = Files.writeString(folder.resolve("prod-shop.yaml"), template);
    return SstAppReader.read(
            ReadRequest.in(Path.of(""))
                .templates(List.of(file))
                .build()
                .changedFrom(new TemplateFolder(deployed)),
            Catalog.embedded())
        .stacks()
        .get(0)
        .resources()
        .stream()
        .map((DeclaredResource resource) -> resource.logicalId() + " " + resource.change())
        .toList();
  }
}
