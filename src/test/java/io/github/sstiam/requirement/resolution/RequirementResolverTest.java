package io.github.sstiam.requirement.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.Change;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.DeclaredResource.Identity;
import io.github.sstiam.app.DeploymentRoles;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.policy.Action;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RequirementResolverTest {
  private static final String TABLE =
      "arn:aws:dynamodb:eu-west-1:111122223333:table/prod-shop-Orders-*";
  private static final Environment ENVIRONMENT =
      new Environment("aws", Optional.of("111122223333"), Optional.of("eu-west-1"));

  private final RequirementResolver resolver = new RequirementResolver(Catalog.embedded());

  @Test
  void writesOfTheOwnServiceAreRequiredOnTheResourcesOwnArn() {
    PermissionRequirement create = only(resolve(table(Map.of())), "dynamodb:CreateTable");

    assertThat(create.resource().text()).isEqualTo(TABLE);
    assertThat(create.necessity()).isEqualTo(Necessity.REQUIRED);
    assertThat(create.context())
        .extracting(entry -> entry.key() + "=" + entry.values())
        .containsExactly(
            "aws:CalledVia=[cloudformation.amazonaws.com]",
            "aws:CalledViaFirst=[cloudformation.amazonaws.com]",
            "aws:CalledViaLast=[cloudformation.amazonaws.com]",
            "aws:RequestedRegion=[eu-west-1]",
            "aws:SecureTransport=[true]",
            "aws:ViaAWSService=[true]");
  }

  @Test
  void anOriginNamesTheResourceAndTheOperationsThatNeedThePermission() {
    PermissionRequirement delete = only(resolve(table(Map.of())), "dynamodb:DeleteTable");

    assertThat(delete.origins())
        .singleElement()
        .isInstanceOfSatisfying(
            ResourceOrigin.class,
            origin -> {
              assertThat(origin.label()).isEqualTo("prod-shop/Orders");
              assertThat(origin.type()).isEqualTo("AWS::DynamoDB::Table");
              assertThat(origin.operations()).containsExactly(Operation.DELETE);
            });
  }

  @Test
  void aReadThatADeletionMakesIsRequired() {
    DeclaredResource queue =
        resource(
            "AWS::SQS::Queue", "Q", "arn:aws:sqs:eu-west-1:111122223333:prod-shop-Q-*", Map.of());

    assertThat(only(resolve(queue), "sqs:GetQueueAttributes").necessity())
        .isEqualTo(Necessity.REQUIRED);
    assertThat(only(resolve(table(Map.of())), "dynamodb:DescribeTable").necessity())
        .isEqualTo(Necessity.REQUIRED);
  }

  @Test
  void whatTheListHandlerCallsIsNotNeeded() {
    assertThat(all(resolve(table(Map.of())), "dynamodb:ListTables")).isEmpty();
  }

  @Test
  void aRoleAmongThePropertiesMakesPassingItRequired() {
    String role = "arn:aws:iam::111122223333:role/prod-shop-FnRole-*";
    DeclaredResource function =
        resource(
            "AWS::Lambda::Function",
            "Fn",
            "arn:aws:lambda:eu-west-1:111122223333:function:prod-shop-Fn-*",
            Map.of("Role", text("arn:aws:iam::111122223333:role/prod-shop-FnRole-", "")));

    PermissionRequirement passRole = only(resolve(function), "iam:PassRole");

    assertThat(passRole.resource().text()).isEqualTo(role);
    assertThat(passRole.necessity()).isEqualTo(Necessity.REQUIRED);
    assertThat(passRole.context())
        .contains(ContextEntry.string("aws:RequestedRegion", "us-east-1"));
  }

  @Test
  void aRoleArnInsideAPolicyIsNotPassed() {
    DeclaredResource function =
        resource(
            "AWS::Lambda::Function",
            "Fn",
            "arn:aws:lambda:eu-west-1:111122223333:function:prod-shop-Fn-*",
            Map.of(
                "Policy", new Value.Items(List.of(text("arn:aws:iam::111122223333:role/other")))));

    assertThat(all(resolve(function), "iam:PassRole"))
        .extracting(requirement -> requirement.resource().text())
        .doesNotContain("arn:aws:iam::111122223333:role/other");
  }

  @Test
  void equalNeedsOfTwoResourcesAreOneRequirementWithTwoOrigins() {
    String role = "arn:aws:iam::111122223333:role/shared";
    RequirementSet set =
        resolve(
            resource(
                "AWS::Lambda::Function",
                "A",
                "arn:aws:lambda:eu-west-1:111122223333:function:a",
                Map.of("Role", text(role))),
            resource(
                "AWS::Lambda::Function",
                "B",
                "arn:aws:lambda:eu-west-1:111122223333:function:b",
                Map.of("Role", text(role))));

    assertThat(only(set, "iam:PassRole").origins())
        .extracting(Origin::label)
        .containsExactly("prod-shop/A", "prod-shop/B");
  }

  @Test
  void aCustomResourceNeedsItsProviderInvoked() {
    String provider = "arn:aws:lambda:eu-west-1:111122223333:function:prod-shop-Provider-*";
    RequirementSet set =
        resolve(
            resource(
                "Custom::Seed",
                "Seed",
                null,
                Map.of(
                    "ServiceToken",
                    text(
                        "arn:aws:lambda:eu-west-1:111122223333:function:prod-shop-Provider-",
                        ""))));

    PermissionRequirement invoke = only(set, "lambda:InvokeFunction");
    assertThat(invoke.resource().text()).isEqualTo(provider);
    assertThat(invoke.necessity()).isEqualTo(Necessity.REQUIRED);
    assertThat(all(set, "sns:Publish")).isEmpty();
    assertThat(set.coverage().customResources()).isEqualTo(1);
  }

  @Test
  void aTypeThatTheCatalogueDoesNotKnowIsReported() {
    RequirementSet set = resolve(resource("AWS::Brand::New", "Thing", null, Map.of()));

    assertThat(set.coverage().unknownTypes()).containsExactly("AWS::Brand::New");
  }

  @Test
  void deployingAStackTakesCallsOfCloudFormationOnThatStack() {
    PermissionRequirement create = only(resolve(), "cloudformation:CreateChangeSet");

    assertThat(create.resource().text())
        .isEqualTo("arn:aws:cloudformation:eu-west-1:111122223333:stack/prod-shop/*");
    assertThat(create.origins())
        .extracting(Origin::label)
        .containsExactly("prod-shop: deploy the stack");
  }

  @Test
  void fileAssetsAreUploadedToTheirBucket() {
    Stack stack =
        stack(
            List.of(),
            List.of(
                new Asset.FileAsset(Text.of("assets"), Text.of("0af3.zip"), Optional.empty()),
                new Asset.FileAsset(Text.of("assets"), Text.of("91bc.zip"), Optional.empty())));

    assertThat(only(resolve(stack), "s3:PutObject").resource().text())
        .isEqualTo("arn:aws:s3:::assets/*");
  }

  @Test
  void anUnknownAccountAndRegionStayOpen() {
    Stack stack =
        new Stack(
            Text.of("prod-shop"),
            new Environment("aws", Optional.empty(), Optional.empty()),
            Map.of(),
            List.of(),
            DeploymentRoles.NONE,
            List.of(),
            List.of(),
            Optional.empty());

    assertThat(only(resolve(stack), "cloudformation:CreateStack"))
        .satisfies(
            create -> {
              assertThat(create.resource().text())
                  .isEqualTo("arn:aws:cloudformation:*:*:stack/prod-shop/*");
              assertThat(create.context())
                  .extracting(entry -> entry.key().name())
                  .containsExactly("aws:SecureTransport", "aws:ViaAWSService");
            });
  }

  private static PermissionRequirement only(RequirementSet set, String action) {
    List<PermissionRequirement> found = all(set, action);
    assertThat(found).as(action).hasSize(1);
    return found.get(0);
  }

  private static List<PermissionRequirement> all(RequirementSet set, String action) {
    return set.requirements().stream()
        .filter(requirement -> requirement.action().equals(Action.of(action)))
        .toList();
  }

  private RequirementSet resolve(DeclaredResource... resources) {
    return resolve(stack(List.of(resources), List.of()));
  }

  private RequirementSet resolve(Stack stack) {
    return resolver.resolve(
        new SstApp(
            Optional.of("shop"),
            Optional.of("prod"),
            Optional.empty(),
            List.of(stack),
            new TreeSet<>(),
            List.of()));
  }

  private static Stack stack(List<DeclaredResource> resources, List<Asset> assets) {
    return new Stack(
        Text.of("prod-shop"),
        ENVIRONMENT,
        Map.of(),
        resources,
        DeploymentRoles.NONE,
        assets,
        List.of(),
        Optional.empty());
  }

  private static DeclaredResource table(Map<String, Value> properties) {
    return resource("AWS::DynamoDB::Table", "Orders", TABLE, properties);
  }

  private static DeclaredResource resource(
      String type, String logicalId, String arn, Map<String, Value> properties) {
    Text name = Text.of("prod-shop-" + logicalId + "-").then(Text.UNKNOWN);
    Optional<Text> ownArn =
        Optional.ofNullable(arn).map(text -> new Text(List.of(text.split("\\*", -1))));
    return new DeclaredResource(
        type,
        logicalId,
        new Value.Members(properties),
        new Identity(name, name, ownArn),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Change.ANY);
  }

  private static Value text(String... literals) {
    return new Value.Scalar(new Text(List.of(literals)));
  }
}
