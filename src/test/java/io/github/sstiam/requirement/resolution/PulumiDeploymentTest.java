package io.github.sstiam.requirement.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.Change;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.DeclaredResource.Identity;
import io.github.sstiam.app.DeployingTool;
import io.github.sstiam.app.DeploymentRoles;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.stack.SupportStacks;
import io.github.sstiam.requirement.Deployment;
import io.github.sstiam.requirement.Deployment.Command;
import io.github.sstiam.requirement.Deployment.Roles;
import io.github.sstiam.requirement.Deployment.Stacks;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.RequirementSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SST 3 and newer, which Pulumi deploys with the caller's credentials. */
class PulumiDeploymentTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/service";

  private final RequirementResolver resolver = new RequirementResolver(Catalog.embedded());

  @ParameterizedTest
  @CsvSource({
    "3.0.1, SST_3",
    "3.19.3, SST_3",
    "4.0.0, SST_4",
    "4.17.1, SST_4",
    "2.49.8, SST_2_WITH_ROLE"
  })
  void theVersionDecidesTheTool(String version, DeployingTool tool) {
    assertThat(new DeploymentModel(deployment(version, Command.DEPLOY), stack()).callingTool())
        .isEqualTo(tool);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5.15", "4.17.1"})
  void noCloudFormationAndNoRoleTakesPart(String version) {
    for (Command command : Command.values()) {
      RequirementSet set = resolver.resolve(app(bucket()), deployment(version, command));

      assertThat(set.requirements())
          .isNotEmpty()
          .allSatisfy(need -> assertThat(need.principal().isCaller()).isTrue())
          .noneMatch(need -> need.action().service().equals("cloudformation"))
          .noneMatch(need -> need.resource().text().equals(ROLE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5.15", "4.17.1"})
  void thereAreNoBootstrapStacks(String version) {
    assertThat(SupportStacks.bootstrap(app(bucket()), SstVersion.of(version), Catalog.embedded()))
        .isEmpty();
  }

  @Test
  void theStateIsReadAndWritten() {
    assertThat(actions(deployment("4.17.1", Command.DEPLOY), Necessity.REQUIRED))
        .contains(
            "s3:GetObject arn:aws:s3:::sst-state-*/*",
            "s3:PutObject arn:aws:s3:::sst-state-*/*",
            "ssm:GetParameter arn:aws:ssm:eu-west-1:123456789012:parameter/sst/bootstrap",
            "ssm:PutParameter arn:aws:ssm:eu-west-1:123456789012:parameter/sst/passphrase/shop/prod");
  }

  @Test
  void aBucketIsMadeAndReadInFull() {
    String bucket = " arn:aws:s3:::shop-prod-uploadsbucket-*";

    assertThat(actions(deployment("3.5.15", Command.DEPLOY), Necessity.REQUIRED))
        .contains(
            "s3:CreateBucket" + bucket,
            "s3:DeleteBucket" + bucket,
            "s3:GetBucketCORS" + bucket,
            "s3:PutBucketTagging" + bucket)
        .doesNotContain("s3:PutBucketVersioning" + bucket);
  }

  @Test
  void pulumiCallsTheServicesItself() {
    RequirementSet set = resolver.resolve(app(bucket()), deployment("4.17.1", Command.DEPLOY));

    assertThat(set.requirements())
        .filteredOn(need -> need.action().toString().equals("s3:CreateBucket"))
        .allSatisfy(
            need ->
                assertThat(need.context())
                    .extracting(entry -> entry.key().name())
                    .doesNotContain("aws:CalledVia"));
  }

  private List<String> actions(Deployment deployment, Necessity necessity) {
    return resolver.resolve(app(bucket()), deployment).requirements().stream()
        .filter(need -> need.necessity() == necessity)
        .map(need -> need.action() + " " + need.resource().text())
        .toList();
  }

  private static Deployment deployment(String version, Command command) {
    return new Deployment(
        command,
        Stacks.ANY,
        SstVersion.of(version),
        Optional.of(ROLE),
        Optional.empty(),
        Roles.AUTO);
  }

  private static DeclaredResource bucket() {
    Text name = Text.of("shop-prod-uploadsbucket-").then(Text.UNKNOWN);
    return new DeclaredResource(
        "aws.s3.BucketV2",
        "UploadsBucket",
        new Value.Members(Map.of("bucket", new Value.Scalar(name))),
        new Identity(name, name, Optional.of(Text.of("arn:aws:s3:::").then(name))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Change.ANY);
  }

  private static SstApp app(DeclaredResource resource) {
    return new SstApp(
        Optional.of("shop"),
        Optional.of("prod"),
        Optional.empty(),
        List.of(stack(resource)),
        new TreeSet<>(),
        List.of());
  }

  private static Stack stack(DeclaredResource... resources) {
    return new Stack(
        Text.of("shop-prod"),
        new Environment("aws", Optional.of("123456789012"), Optional.of("eu-west-1")),
        Map.of("sst:app", "shop", "sst:stage", "prod"),
        List.of(resources),
        DeploymentRoles.NONE,
        List.<Asset>of(),
        List.of(),
        Optional.empty());
  }
}
