package io.github.sstiam.reader.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.TemplateApps;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources that the user declares: what they are called, and which stack they belong to. */
class DeclaredStacksTest {
  private static final Catalog CATALOG = Catalog.embedded();
  private static final Environment ENVIRONMENT =
      new Environment("aws", Optional.of("123456789012"), Optional.of("eu-west-1"));
  private static final String TEMPLATE = "Resources: {Topic: {Type: AWS::SNS::Topic}}";

  @TempDir private Path folder;

  private static ResourceDeclaration declaration(
      String type, String name, String stack, Map<String, String> properties) {
    return new ResourceDeclaration(
        type, Optional.ofNullable(name), Optional.ofNullable(stack), properties);
  }

  private static SstApp add(SstApp app, ResourceDeclaration... declarations)
      throws AppReadException {
    return new DeclaredStacks(List.of(declarations), ENVIRONMENT).addedTo(app, CATALOG);
  }

  private static SstApp nothing(Optional<String> name, Optional<String> stage) {
    return new SstApp(name, stage, Optional.empty(), List.of(), new TreeSet<>(), List.of());
  }

  private static SstApp alone(ResourceDeclaration... declarations) throws AppReadException {
    return add(nothing(Optional.empty(), Optional.empty()), declarations);
  }

  private static DeclaredResource only(SstApp app) {
    return app.stacks().get(0).resources().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "orders, orders, arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
    "orders-*, orders-*, arn:aws:dynamodb:eu-west-1:123456789012:table/orders-*",
    "*-orders-*, *-orders-*, arn:aws:dynamodb:eu-west-1:123456789012:table/*-orders-*",
    ", *, arn:aws:dynamodb:eu-west-1:123456789012:table/*",
  })
  void nameAndArnComeOutAsForATemplate(String name, String shown, String arn)
      throws AppReadException {
    DeclaredResource table = only(alone(declaration("AWS::DynamoDB::Table", name, null, Map.of())));

    assertThat(table.identity().name().pattern()).isEqualTo(shown);
    assertThat(table.identity().arn().map(Text::pattern)).contains(arn);
    assertThat(table.logicalId()).isEqualTo("declaredResource1");
    assertThat(table.construct().orElseThrow().path()).isEqualTo("declared in the pom");
  }

  @Test
  void aGeneratedNameBeginsWithTheStackAndNotWithAnInventedId() throws AppReadException {
    SstApp app = alone(declaration("AWS::DynamoDB::Table", null, "prod-shop-data", Map.of()));

    assertThat(app.stacks().get(0).name()).isEqualTo(Text.of("prod-shop-data"));
    assertThat(only(app).identity().name().pattern()).isEqualTo("prod-shop-data*");
  }

  @Test
  void propertiesAreTextsJsonOrNotKnown() throws AppReadException {
    Value.Members properties =
        only(alone(
                declaration(
                    "AWS::S3::Bucket",
                    null,
                    null,
                    Map.of(
                        "AccessControl", "Private",
                        "LoggingConfiguration", "",
                        "VersioningConfiguration", "{\"Status\": \"Enabled\"}"))))
            .properties();

    assertThat(properties.get("AccessControl")).contains(Value.of("Private"));
    assertThat(properties.get("LoggingConfiguration")).contains(new Value.Unknown());
    assertThat(properties.texts("VersioningConfiguration.Status"))
        .containsExactly(Text.of("Enabled"));
  }

  @Test
  void aDeclarationThatNamesAStackOfTheAppJoinsIt() throws AppReadException, IOException {
    SstApp app = TemplateApps.of(folder, TEMPLATE);

    SstApp more = add(app, declaration("AWS::SQS::Queue", "jobs", "prod-shop", Map.of()));

    assertThat(more.stacks()).hasSize(1);
    assertThat(more.stacks().get(0).resources())
        .extracting(DeclaredResource::logicalId)
        .containsExactly("Topic", "declaredResource1");
  }

  @Test
  void withoutAStackTheCallsToCloudFormationStayThoseOfTheApp()
      throws AppReadException, IOException {
    SstApp app = TemplateApps.of(folder, TEMPLATE);

    SstApp more = add(app, declaration("AWS::SQS::Queue", "jobs", null, Map.of()));

    assertThat(stackArns(more)).isEqualTo(stackArns(app)).isNotEmpty();
    assertThat(more.stacks()).extracting(Stack::environment).containsOnly(ENVIRONMENT);
    assertThat(actions(more)).contains("sqs:CreateQueue");
  }

  @Test
  void anotherStackIsDeployedToo() throws AppReadException, IOException {
    SstApp app = TemplateApps.of(folder, TEMPLATE);

    SstApp more = add(app, declaration("AWS::SQS::Queue", "jobs", "prod-jobs-*", Map.of()));

    assertThat(stackArns(more))
        .contains("arn:aws:cloudformation:eu-west-1:123456789012:stack/prod-jobs-*/*")
        .containsAll(stackArns(app));
  }

  @Test
  void aloneTheStackIsAsWideAsNobodyKnowsIt() throws AppReadException {
    ResourceDeclaration queue = declaration("AWS::SQS::Queue", "jobs", null, Map.of());

    assertThat(stackArns(alone(queue)))
        .containsOnly("arn:aws:cloudformation:eu-west-1:123456789012:stack/*/*");
    assertThat(stackArns(add(nothing(Optional.of("shop"), Optional.of("prod")), queue)))
        .containsOnly("arn:aws:cloudformation:eu-west-1:123456789012:stack/prod-shop-*/*");
  }

  @Test
  void aTypeThatNobodyKnowsIsCountedAsInATemplate() throws AppReadException {
    SstApp app = alone(declaration("Acme::Shop::Widget", "w", null, Map.of()));

    assertThat(new RequirementResolver(CATALOG).resolve(app).coverage().unknownTypes())
        .containsExactly("Acme::Shop::Widget");
  }

  @Test
  void aNameThatSaysNothingIsRemarked() throws AppReadException {
    assertThat(alone(declaration("AWS::ApiGatewayV2::Route", "orders", null, Map.of())).remarks())
        .singleElement()
        .asString()
        .startsWith("<declaredResource> 1: no property names an AWS::ApiGatewayV2::Route");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Table", "AWS::DynamoDB", "aws:dynamodb:table", "AWS::Dynamo DB::Table"})
  void aTypeThatIsNoneIsQuotedWithItsPlace(String type) {
    ResourceDeclaration good = declaration("AWS::SQS::Queue", null, null, Map.of());

    assertThatThrownBy(() -> alone(good, declaration(type, null, null, Map.of())))
        .isInstanceOf(AppReadException.class)
        .hasMessage(
            "<declaredResource> 2 has the <type> \""
                + type
                + "\"; a resource type is written like AWS::DynamoDB::Table.");
  }

  @Test
  void whatIsMissingOrMalformedIsNamed() {
    assertThatThrownBy(() -> alone(declaration("", "orders", null, Map.of())))
        .hasMessageStartingWith("<declaredResource> 1 has no <type>.");
    assertThatThrownBy(
            () -> alone(declaration("AWS::SQS::Queue", "arn:aws:sqs:::jobs", null, Map.of())))
        .hasMessageContaining("which is an ARN");
    assertThatThrownBy(
            () -> alone(declaration("AWS::SQS::Queue", null, null, Map.of("RedrivePolicy", "{"))))
        .hasMessageStartingWith(
            "<declaredResource> 1, <RedrivePolicy> starts like JSON, but line 1");
  }

  private static RequirementSet requirements(SstApp app) {
    return new RequirementResolver(CATALOG).resolve(app);
  }

  private static List<String> actions(SstApp app) {
    return requirements(app).requirements().stream()
        .map(requirement -> requirement.action().toString())
        .toList();
  }

  private static List<String> stackArns(SstApp app) {
    return requirements(app).requirements().stream()
        .filter(requirement -> requirement.action().toString().equals("cloudformation:CreateStack"))
        .map(requirement -> requirement.resource().toString())
        .toList();
  }
}
