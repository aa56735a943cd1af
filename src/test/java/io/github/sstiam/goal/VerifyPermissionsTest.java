package io.github.sstiam.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.goal.app.AppRequest;
import io.github.sstiam.goal.app.AppRequest.StaleAssembly;
import io.github.sstiam.goal.app.AppRequest.UnknownTypes;
import io.github.sstiam.goal.deployment.DeploymentRequest.Bootstrap;
import io.github.sstiam.goal.output.ReportFormat;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.reader.Source;
import io.github.sstiam.report.ReportSchema;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Deployment.Command;
import io.github.sstiam.requirement.Deployment.Roles;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.simulation.gate.BuildGate.Response;
import io.github.sstiam.simulation.gate.Severity;
import io.github.sstiam.simulation.gate.SuppressionDeclaration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify-permissions} from its request to its result, its files and its log. */
class VerifyPermissionsTest {
  private static final String ALL = allow("*", "");

  @TempDir Path project;

  @Test
  void aSufficientPolicyPassesAndTheReportIsWritten() throws Exception {
    VerifyCase goal =
        VerifyCase.crudApi(project).policy("deployer.json").failOn(Necessity.CONDITIONAL);

    VerifyResult result = goal.run();

    assertThat(result.failure()).isEmpty();
    assertThat(result.judged().orElseThrow().isPassed()).isTrue();
    assertThat(result.reports())
        .containsExactly(
            goal.output().resolve("report.html"), goal.output().resolve("verification.json"));
    assertThat(goal.log.infos().get(0)).startsWith("Reading the cloud assembly .sst/dist");
    assertThat(goal.log.infos())
        .last()
        .asString()
        .matches("(?s)([0-9,]+) permissions: \\1 allowed\\. Report: .*");
    assertThat(goal.output().resolve("missing-policy.json")).doesNotExist();
  }

  @Test
  void withoutReportsTheLastLineEndsAfterTheTotals() throws Exception {
    VerifyCase goal = VerifyCase.crudApi(project).policy("deployer.json").reports();

    goal.run();

    assertThat(goal.log.infos())
        .last()
        .asString()
        .matches("[0-9,]+ permissions: [0-9,]+ allowed\\.");
    assertThat(goal.output().resolve("verification.json")).doesNotExist();
  }

  @Test
  void missingPermissionsFailTheBuildAndThePolicyThatGrantsThemIsWritten() throws Exception {
    VerifyCase goal = VerifyCase.crudApi(project).policy("deployer-lacks-two.json");

    VerifyResult result = goal.run();

    assertThat(result.failure().orElseThrow())
        .contains("lacks 2 permissions")
        .contains("dynamodb:CreateTable")
        .contains("iam:PassRole")
        .contains("Report: " + goal.output().resolve("report.html"));
    assertThat(goal.written("missing-policy.json"))
        .contains("dynamodb:CreateTable")
        .contains("iam:PassRole")
        .doesNotContain("dynamodb:DescribeTable");
    assertThat(goal.log.infos()).noneMatch(line -> line.contains("permissions: "));
  }

  @Test
  void aLaterRunThatPassesRemovesTheMissingPolicy() throws Exception {
    VerifyCase.crudApi(project).policy("deployer-lacks-two.json").run();
    VerifyCase goal = VerifyCase.crudApi(project).policy("deployer.json");

    goal.run();

    assertThat(goal.output().resolve("missing-policy.json")).doesNotExist();
  }

  @Test
  void aPermissionThatCannotBeDecidedFailsUnlessTheUserAcceptsIt() throws Exception {
    String tagged = allow("*", "\"StringEquals\": {\"aws:PrincipalTag/team\": \"shop\"}");

    VerifyCase goal = VerifyCase.crudApi(project).policyText("tagged.json", tagged);
    assertThat(goal.run().failure().orElseThrow())
        .contains("It is unknown whether tagged.json (built-in evaluator) has ")
        .contains("depends on condition keys whose values are unknown: aws:principaltag/team");

    VerifyCase accepting = VerifyCase.crudApi(project).policyText("tagged.json", tagged);
    VerifyResult result = accepting.onUnknown(Response.WARN).run();
    assertThat(result.failure()).isEmpty();
    assertThat(result.judged().orElseThrow().of(Severity.WARNING)).isNotEmpty();
    assertThat(accepting.log.warnings()).anyMatch(line -> line.contains("whose outcome is unknown"));
  }

  @Test
  void aContextEntryGivesTheValueOfAConditionKey() throws Exception {
    VerifyResult result =
        VerifyCase.crudApi(project)
            .policyText(
                "tagged.json",
                allow("*", "\"StringEquals\": {\"aws:PrincipalTag/team\": \"shop\"}"))
            .contextEntry(ContextEntry.string("aws:PrincipalTag/team", "shop"))
            .run();

    assertThat(result.failure()).isEmpty();
  }

  @Test
  void suppressionsCountUntilTheEndOfTheirLastDay() throws Exception {
    Path file =
        Files.copy(
            Path.of("src/test/resources/io/github/sstiam/goal/suppressions.json"),
            project.resolve("suppressions.json"));
    ReportFormat[] formats = {ReportFormat.JSON, ReportFormat.SARIF, ReportFormat.JUNIT};
    VerifyCase valid =
        VerifyCase.crudApi(project)
            .policy("deployer-lacks-two.json")
            .suppressionFile(file)
            .today("2027-01-31")
            .reports(formats);

    assertThat(valid.run().failure()).isEmpty();
    String json = valid.written("verification.json");
    String sarif = valid.written("report.sarif");
    String junit = valid.written("TEST-sst-iam.xml");
    assertThat(ReportSchema.ofPlugin("verification.schema.json").problems(json)).isEmpty();
    assertThat(ReportSchema.ofSarif().problems(sarif)).isEmpty();
    assertThat(json)
        .contains("\"passed\": true")
        .contains("\"place\": \"suppressions.json, line 3,");
    assertThat(sarif)
        .contains("\"uri\": \"examples/crud-api/.sst/dist/prod-crud-api-Api.template.json\"");
    assertThat(junit).contains("failures=\"0\"").contains("the table is there already");
    String machine = Path.of("").toAbsolutePath().toString();
    assertThat(json + sarif + junit).doesNotContain(machine).doesNotContain(project.toString());

    VerifyCase expired =
        VerifyCase.crudApi(project)
            .policy("deployer-lacks-two.json")
            .suppressionFile(file)
            .today("2027-02-01");
    assertThat(expired.run().failure().orElseThrow())
        .contains("has expired: its last day was 2027-01-31")
        .contains("dynamodb:CreateTable")
        .doesNotContain("iam:PassRole");
    assertThat(expired.written("missing-policy.json"))
        .contains("dynamodb:CreateTable")
        .doesNotContain("iam:PassRole");
  }

  @Test
  void wrongSuppressionsAreAllNamedBeforeTheAppIsRead() {
    VerifyCase goal =
        VerifyCase.crudApi(project)
            .policy("deployer.json")
            .suppressing(suppression("s3:PutObject", "arn:aws:s3:::*", "", "<suppression> 1"))
            .suppressing(suppression("", "*", "a reason", "<suppression> 2"));

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageStartingWith("The suppressions are wrong:")
        .hasMessageContaining("<suppression> 1")
        .hasMessageContaining("<suppression> 2");
    assertThat(goal.log.infos()).isEmpty();
  }

  @Test
  void aSuppressionThatMatchesNoPermissionFails() throws Exception {
    VerifyResult result =
        VerifyCase.crudApi(project)
            .policy("deployer.json")
            .suppressing(suppression("ec2:RunInstances", "*", "a reason", "<suppression> 1"))
            .run();

    assertThat(result.failure().orElseThrow()).contains("<suppression> 1");
  }

  @Test
  void offlineWithoutPoliciesNothingCanBeVerified() throws Exception {
    VerifyCase.crudApi(project).policy("deployer-lacks-two.json").run();

    VerifyCase goal = VerifyCase.crudApi(project);
    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageStartingWith("Maven works offline (-o), so IAM is not queried.")
        .hasNoCause();
    assertThat(goal.log.faults()).hasSize(1);
    // They would show the answer of another run.
    assertThat(goal.output().resolve("verification.json")).doesNotExist();
    assertThat(goal.output().resolve("missing-policy.json")).doesNotExist();
  }

  @Test
  void aBuildThatMustContinueWithoutAwsIsWarnedThatNothingIsVerified() throws Exception {
    VerifyCase goal = VerifyCase.crudApi(project).onUnavailable(Response.WARN);

    VerifyResult result = goal.run();

    assertThat(result.failure()).isEmpty();
    assertThat(result.judged()).isEmpty();
    assertThat(goal.log.warnings())
        .containsExactly(
            "Nothing is verified. Maven works offline (-o), so IAM is not queried. Give"
                + " -Dsst-iam.policies=FILE to verify policy files with the built-in evaluator, or"
                + " leave -o out.");
  }

  @Test
  void withoutAQueryTheBootstrapStacksAreAssumedToBeMissing() throws Exception {
    VerifyCase goal = VerifyCase.crudApi(project).bootstrap(Bootstrap.AUTO).policy("deployer.json");

    assertThat(goal.run().failure().orElseThrow()).contains("CDKToolkit");
    assertThat(goal.log.warnings())
        .contains(
            "Assuming that the bootstrap stacks do not exist, because no AWS account was queried."
                + " If they exist, set -Dsst-iam.bootstrap=exclude.");
  }

  @Test
  void aRoleWithoutPoliciesIsNamedInAWarningAndDoesNotPassSilently() throws Exception {
    VerifyCase goal =
        VerifyCase.of(GoalCase.CRUD_API, project)
            .bootstrap(Bootstrap.EXCLUDE)
            .roles(Roles.AUTO)
            .policyText("all.json", ALL);

    assertThat(goal.run().failure()).isEmpty();
    assertThat(goal.log.warnings()).anyMatch(line -> line.startsWith("Not verified: "));
  }

  @Test
  void explainedActionsAreLoggedWithTheirReasons() throws Exception {
    VerifyCase goal =
        VerifyCase.crudApi(project)
            .policy("deployer.json")
            .explain("kms:Decrypt", "dynamodb:CreateTable", "sagemaker:CreateModel", "rds:Create*");

    goal.run();

    assertThat(goal.log.text())
        .contains("kms:Decrypt is not needed.")
        .containsPattern("AWS::DynamoDB::Table \\S+ of prod-crud-api-Api/Notes")
        .contains("Handlers that name it: AWS::SageMaker::Model")
        .containsPattern("None of the \\d+ actions rds:Create\\* is needed");
  }

  @Test
  void anExplainedActionThatAwsDoesNotDocumentIsRefused() {
    assertThatThrownBy(
            VerifyCase.crudApi(project).policy("deployer.json").explain("s3:PutObjekt")::run)
        .isInstanceOf(GoalException.class)
        .hasMessageStartingWith("<explain> (-Dsst-iam.explain) is \"s3:PutObjekt\"");
  }

  @Test
  void anAssemblyOfAnotherStageIsRefused() {
    VerifyCase goal =
        VerifyCase.crudApi(project)
            .policy("deployer.json")
            .target(
                new AppRequest.Target(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("dev")));

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("The cloud assembly is of stage \"prod\"")
        .hasMessageContaining("npx sst build --stage dev");
  }

  @Test
  void aPolicyFileThatIamWouldRefuseIsNamed() throws Exception {
    assertThatThrownBy(VerifyCase.crudApi(project).policyText("broken.json", "{\"a\": ")::run)
        .isInstanceOf(GoalException.class)
        .hasMessageStartingWith("IAM would refuse this policy (MalformedPolicyDocument): ")
        .hasMessageContaining("broken.json");
  }

  @Test
  void unknownTypesFailIfTheUserWants() throws Exception {
    VerifyCase goal =
        VerifyCase.of(project, project)
            .template("shop.yaml", "Resources: {Thing: {Type: Acme::Shop::Thing}}")
            .policyText("all.json", ALL)
            .unknownTypes(UnknownTypes.FAIL);

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("no permissions for the resource types Acme::Shop::Thing");
  }

  @Test
  void unknownTypesAreNamedInAWarningAndTheRestIsVerified() throws Exception {
    VerifyCase goal =
        VerifyCase.of(project, project)
            .template("shop.yaml", "Resources: {Thing: {Type: Acme::Shop::Thing}}")
            .policyText("all.json", ALL)
            .unknownTypes(UnknownTypes.DESCRIBE);

    assertThat(goal.run().failure()).isEmpty();
    assertThat(goal.log.warnings())
        .anyMatch(line -> line.startsWith("CloudFormation was not queried for Acme::Shop::Thing."))
        .contains("Resource types without permission data, not verified: Acme::Shop::Thing");
  }

  @Test
  void aBootstrapOfATemplateIsRefused() throws Exception {
    VerifyCase goal =
        VerifyCase.of(project, project)
            .template("shop.yaml", "Resources: {Queue: {Type: AWS::SQS::Queue}}")
            .policyText("all.json", ALL)
            .command(Command.BOOTSTRAP);

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageStartingWith("<command> (-Dsst-iam.command) is \"bootstrap\"");
  }

  @Test
  void aSynthesisOfASourceThatIsNotAnAssemblyIsRefused() {
    VerifyCase goal =
        VerifyCase.crudApi(project)
            .policy("deployer.json")
            .source(Source.DECLARED)
            .synthesis("true");

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("-Dsst-iam.source=declared asks for something else to be read");
  }

  @Test
  void aSynthesisThatFailsIsReportedWithItsExitStatusAndRunsOnceInABuild() throws Exception {
    VerifyCase goal =
        VerifyCase.of(project, project)
            .policyText("all.json", ALL)
            .synthesis("sh", "-c", "echo synthesised >> runs.txt; exit 3");

    for (int run = 0; run < 2; run++) {
      assertThatThrownBy(goal::run)
          .isInstanceOf(GoalException.class)
          .hasMessageContaining("failed with exit status 3");
    }
    assertThat(project.resolve("runs.txt")).hasContent("synthesised");
    assertThat(goal.log.progress())
        .startsWith("Running the app's synthesis", "end of Running the app's synthesis");
  }

  @Test
  void anAssemblyThatIsOlderThanItsSourcesFailsIfTheUserWants() throws Exception {
    Path assembly = Files.createDirectories(project.resolve("cdk.out"));
    Files.writeString(
        assembly.resolve("manifest.json"), "{\"version\": \"36.0.0\", \"artifacts\": {}}");
    Files.setLastModifiedTime(assembly.resolve("manifest.json"), FileTime.fromMillis(0));
    Files.writeString(project.resolve("cdk.json"), "{\"app\": \"node app.js\"}");
    VerifyCase goal =
        VerifyCase.of(project, project)
            .policyText("all.json", ALL)
            .staleAssembly(StaleAssembly.FAIL);

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("cdk.json");
  }

  private static SuppressionDeclaration suppression(
      String action, String resource, String reason, String place) {
    return new SuppressionDeclaration(
        text(action), text(resource), text(reason), Optional.empty(), place);
  }

  private static Optional<String> text(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private static String allow(String action, String condition) {
    return "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \""
        + action
        + "\", \"Resource\": \"*\""
        + (condition.isEmpty() ? "" : ", \"Condition\": {" + condition + "}")
        + "}}";
  }
}
