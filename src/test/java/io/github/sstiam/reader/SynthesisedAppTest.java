package io.github.sstiam.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.RoleArn;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.files.AppReadException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An assembly that CDK wrote; beside it, {@code shop/app.js} and {@code shop/package.json}. */
class SynthesisedAppTest {
  private static final Path ASSEMBLY =
      Path.of("src/test/resources/io/github/sstiam/reader/shop/cdk.out");

  private static SstApp app;

  @BeforeAll
  static void read() throws AppReadException {
    app = SstAppReader.read(ReadRequest.ofAssembly(ASSEMBLY), Catalog.embedded());
  }

  private static DeclaredResource only(int stack, String type) {
    return app.stacks().get(stack).resources().stream()
        .filter(resource -> resource.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(DeclaredResource resource, String path) {
    return resource.properties().texts(path).stream().map(Text::pattern).toList();
  }

  @Test
  void everyStackIsReadAfterThoseThatItNeeds() {
    assertThat(app.stacks())
        .extracting(stack -> stack.name().pattern())
        .containsExactly(
            "Canary-Watch",
            "prod-shop-Data",
            "prod-shop-Data-ArchiveNestedStackArchiveNestedStackResourceCB0E4F37-*",
            "prod-shop-Api");
    assertThat(app.stacks())
        .extracting(Stack::parent)
        .containsExactly(
            Optional.empty(),
            Optional.empty(),
            Optional.of(Text.of("prod-shop-Data")),
            Optional.empty());
    assertThat(app.name()).contains("shop");
    assertThat(app.stage()).contains("prod");
    assertThat(app.remarks()).isEmpty();
  }

  @Test
  void aStageHasAnEnvironmentAndRolesOfItsOwn() {
    Stack watch = app.stacks().get(0);

    assertThat(watch.environment().account()).contains("210987654321");
    assertThat(watch.roles().executionRole())
        .contains(
            new RoleArn(
                "arn:aws:iam::210987654321:role/cdk-hnb659fds-cfn-exec-role-210987654321-us-east-1"));
    assertThat(app.stacks().get(1).environment().account()).contains("123456789012");
  }

  @Test
  void everyResourceHasTheConstructThatOwnsIt() {
    assertThat(only(0, "AWS::DynamoDB::Table").construct())
        .contains(new Construct("Canary/Watch/Probe", ""));
    assertThat(only(1, "AWS::Lambda::Function").construct())
        .contains(new Construct("prod-shop-Data/Orders", ""));
    assertThat(only(2, "AWS::SQS::Queue").construct().map(Construct::path))
        .contains("prod-shop-Data/Archive");
  }

  @Test
  void whatOneStackExportsIsKnownToTheOther() {
    assertThat(texts(only(3, "AWS::IAM::Policy"), "PolicyDocument.Statement.Resource"))
        .containsExactly(
            "arn:aws:dynamodb:eu-west-1:123456789012:table/prod-shop-Data-OrdersTable1F8332C7-*");
  }

  @Test
  void aNestedStackKnowsWhatItsParentGivesIt() {
    assertThat(texts(only(2, "AWS::Lambda::Function"), "Environment.Variables.FROM"))
        .containsExactly("prod-shop-Data-OrdersTable1F8332C7-*");
  }

  @Test
  void aPartOfAnArnIsUnknownOnlyInTheGeneratedSuffix() {
    assertThat(only(3, "AWS::S3::Bucket").identity().arn().map(Text::pattern))
        .contains("arn:aws:s3:::uploads-123456789012-prod-shop-Api-ReaderF7BF189D-*");
  }
}
