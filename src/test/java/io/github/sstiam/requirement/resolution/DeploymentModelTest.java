package io.github.sstiam.requirement.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.reader.TemplateApps;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import io.github.sstiam.requirement.Deployment;
import io.github.sstiam.requirement.Deployment.Command;
import io.github.sstiam.requirement.Deployment.Roles;
import io.github.sstiam.requirement.Deployment.Stacks;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.RequirementSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who does what, by version of SST and options; the example's assembly names CDK's roles. */
class DeploymentModelTest {
  private static final SstApp APP = app();

  private static SstApp app() {
    try {
      return SstAppReader.read(
          ReadRequest.ofAssembly(Path.of("examples/crud-api/.sst/dist")), Catalog.embedded());
    } catch (io.github.sstiam.reader.files.AppReadException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RequirementSet resolve(String version, Roles roles, Optional<String> serviceRole) {
    return resolve(Command.DEPLOY, Stacks.ANY, version, roles, serviceRole);
  }

  private static RequirementSet resolve(
      Command command, Stacks stacks, String version, Roles roles, Optional<String> serviceRole) {
    return new RequirementResolver(Catalog.embedded())
        .resolve(
            APP,
            new Deployment(
                command, stacks, SstVersion.of(version), serviceRole, Optional.empty(), roles));
  }

  private static String kinds(RequirementSet set, String action) {
    return set.requirements().stream()
        .filter(need -> need.action().toString().equals(action))
        .map(need -> need.principal().kind().name())
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "0.40.6, CALLER, EXECUTION_ROLE",
    "0.69.7, DEPLOY_ROLE, EXECUTION_ROLE",
    "1.18.4, DEPLOY_ROLE, EXECUTION_ROLE",
    "2.48.5, DEPLOY_ROLE, EXECUTION_ROLE",
    "2.49.0, CALLER, CALLER",
    "2.49.3, CALLER, CALLER",
    "2.49.4, CALLER, EXECUTION_ROLE",
    "2.49.8, CALLER, EXECUTION_ROLE",
  })
  void theVersionDecidesWhoCallsCloudFormationAndWhoCreatesTheResources(
      String version, String calls, String creates) {
    RequirementSet set = resolve(version, Roles.AUTO, Optional.empty());

    if (!version.startsWith("0.40")) {
      String action =
          version.startsWith("2") ? "cloudformation:CreateStack" : "cloudformation:CreateChangeSet";
      assertThat(kinds(set, action)).isEqualTo(calls);
    }
    assertThat(kinds(set, "dynamodb:CreateTable")).isEqualTo(creates);
  }

  @Test
  void whoHandsTheExecutionRoleOverMustBeAbleToPassIt() {
    assertThat(passed("1.18.4")).isEqualTo("DEPLOY_ROLE");
    assertThat(passed("2.49.8")).isEqualTo("CALLER");
    assertThat(passed("2.49.2")).isEmpty();
  }

  private static String passed(String version) {
    return resolve(version, Roles.AUTO, Optional.empty()).requirements().stream()
        .filter(need -> need.resource().text().contains("cfn-exec-role"))
        .filter(need -> need.action().toString().equals("iam:PassRole"))
        .filter(
            need ->
                need.context()
                    .contains(
                        ContextEntry.string("iam:PassedToService", "cloudformation.amazonaws.com")))
        .map(need -> need.principal().kind().name())
        .collect(Collectors.joining(" "));
  }

  @Test
  void theCallerAssumesTheRolesThatDoItsWork() {
    assertThat(assumed("2.48.5", Necessity.REQUIRED))
        .containsExactly("deploy-role", "file-publishing-role");
    assertThat(assumed("2.49.8", Necessity.REQUIRED)).containsExactly("file-publishing-role");
  }

  @Test
  void aDeployRoleThatIsOnlyTriedIsNotRequired() {
    assertThat(assumed("2.49.8", Necessity.CONDITIONAL)).containsExactly("deploy-role");
    assertThat(assumed("2.48.5", Necessity.CONDITIONAL)).isEmpty();
  }

  private static List<String> assumed(String version, Necessity necessity) {
    return resolve(version, Roles.AUTO, Optional.empty()).of(DeployingPrincipal.CALLER).stream()
        .filter(need -> need.action().toString().equals("sts:AssumeRole"))
        .filter(need -> need.necessity() == necessity)
        .map(need -> need.resource().text().replaceAll(".*hnb659fds-(.*)-1234.*", "$1"))
        .toList();
  }

  @Test
  void withoutTheRolesTheCallerDoesEverything() {
    RequirementSet set = resolve("2.49.8", Roles.CALLER, Optional.empty());

    assertThat(set.principals()).containsExactly(DeployingPrincipal.CALLER);
    assertThat(kinds(set, "sts:AssumeRole")).isEmpty();
    assertThat(kinds(set, "s3:PutObject")).isEqualTo("CALLER");
  }

  @Test
  void aServiceRoleCreatesTheResourcesAndTheCallerPassesIt() {
    String arn = "arn:aws:iam::123456789012:role/cloudformation";
    RequirementSet set = resolve("1.18.4", Roles.CALLER, Optional.of(arn));

    assertThat(set.principals())
        .containsExactly(
            DeployingPrincipal.CALLER,
            DeployingPrincipal.role(Kind.EXECUTION_ROLE, arn),
            DeployingPrincipal.CLOUDFORMATION);
    assertThat(kinds(set, "dynamodb:CreateTable")).isEqualTo("EXECUTION_ROLE");
    assertThat(set.of(DeployingPrincipal.CALLER))
        .anySatisfy(
            need -> {
              assertThat(need.action()).hasToString("iam:PassRole");
              assertThat(need.resource().text()).isEqualTo(arn);
            });
  }

  /** CloudFormation reads parameters with the role that it is given. */
  @Test
  void theExecutionRoleReadsTheParametersOfTheTemplate() {
    assertThat(kinds(resolve("1.18.4", Roles.AUTO, Optional.empty()), "ssm:GetParameters"))
        .contains("EXECUTION_ROLE")
        .doesNotContain("DEPLOY_ROLE");
  }

  @ParameterizedTest
  @CsvSource({"'', cloudformation", "', RoleARN: \"arn:aws:iam::123456789012:role/inner\"', inner"})
  void aServiceRoleIsPassedOnToNestedStacksThatNameNoRole(
      String property, String passed, @TempDir Path folder) throws Exception {
    String role = "arn:aws:iam::123456789012:role/";
    String template =
        """
        Resources:
          Inner:
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: "https://s3.amazonaws.com/files/inner.json"%s}
        """
            .formatted(property);
    Deployment deployment =
        new Deployment(
            Command.DEPLOY,
            Stacks.ANY,
            Optional.empty(),
            Optional.of(role + "cloudformation"),
            Optional.empty(),
            Roles.CALLER);

    RequirementSet set =
        new RequirementResolver(Catalog.embedded())
            .resolve(TemplateApps.of(folder, template), deployment);

    assertThat(set.of(DeployingPrincipal.role(Kind.EXECUTION_ROLE, role + "cloudformation")))
        .filteredOn(need -> need.action().toString().equals("iam:PassRole"))
        .extracting(need -> need.resource().text())
        .containsExactly(role + passed);
  }

  @Test
  void aFirstDeploymentUpdatesNothing() {
    RequirementSet first =
        resolve(Command.DEPLOY, Stacks.NEW, "2.49.8", Roles.CALLER, Optional.empty());

    assertThat(kinds(first, "lambda:CreateFunction")).isEqualTo("CALLER");
    assertThat(kinds(first, "lambda:DeleteFunction")).as("rolled back").isEqualTo("CALLER");
    assertThat(kinds(first, "lambda:UpdateFunctionCode")).isEmpty();
  }

  @Test
  void removingCreatesNothingAndComparingChangesNothing() {
    RequirementSet remove =
        resolve(Command.REMOVE, Stacks.ANY, "2.49.8", Roles.CALLER, Optional.empty());
    RequirementSet diff =
        resolve(Command.DIFF, Stacks.ANY, "2.49.8", Roles.CALLER, Optional.empty());

    assertThat(kinds(remove, "lambda:CreateFunction")).isEmpty();
    assertThat(kinds(remove, "cloudformation:DeleteStack")).isEqualTo("CALLER");
    assertThat(kinds(remove, "lambda:DeleteFunction")).isEqualTo("CALLER");
    assertThat(diff.requirements())
        .extracting(need -> need.action().toString())
        .contains("cloudformation:GetTemplate")
        .noneMatch(action -> action.contains(":Create") || action.contains(":Delete"));
  }

  @Test
  void startingReachesFunctionsUnderDevelopment() {
    RequirementSet start =
        resolve(Command.START, Stacks.ANY, "2.49.8", Roles.CALLER, Optional.empty());

    assertThat(start.requirements())
        .anySatisfy(
            need -> {
              assertThat(need.action()).hasToString("iot:Publish");
              assertThat(need.resource().text())
                  .isEqualTo("arn:aws:iot:us-east-1:123456789012:topic//sst/crud-api/prod/*");
            });
  }

  @Test
  void aRoleThatSstRunsAsIsTheCallerAndSomebodyAssumesIt() {
    String arn = "arn:aws:iam::123456789012:role/deploy";
    RequirementSet set =
        new RequirementResolver(Catalog.embedded())
            .resolve(
                APP,
                new Deployment(
                    Command.DEPLOY,
                    Stacks.ANY,
                    SstVersion.of("2.49.8"),
                    Optional.empty(),
                    Optional.of(arn),
                    Roles.CALLER));

    assertThat(set.of(DeployingPrincipal.BASE_IDENTITY))
        .singleElement()
        .extracting(need -> need.action() + " " + need.resource())
        .isEqualTo("sts:AssumeRole " + arn);
    assertThat(kinds(set, "dynamodb:CreateTable")).isEqualTo("CALLER");
  }
}
