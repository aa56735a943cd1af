package io.github.sstiam.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.goal.app.AppRequest.UnknownTypes;
import io.github.sstiam.goal.deployment.DeploymentRequest.Bootstrap;
import io.github.sstiam.goal.output.ReportFormat;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.Source;
import io.github.sstiam.report.ReportSchema;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Deployment.Command;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.simulation.gate.BuildGate.Response;
import io.github.sstiam.simulation.gate.Severity;
import io.github.sstiam.simulation.gate.SuppressionDeclaration;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertThat(goal.log.infos()).contains("Verified deployer.json (built-in evaluator)");
    JsonObject report = (JsonObject) JsonReader.read(goal.written("verification.json"));
    JsonObject totals = report.object("totals").orElseThrow();
    assertThat(number(totals, "permissions"))
        .isGreaterThan(100)
        .isEqualTo(number(totals, "allowed"));
    JsonObject coverage = report.object("coverage").orElseThrow();
    assertThat(number(coverage, "resources")).isEqualTo(38);
    assertThat(coverage.elements("unknownTypes")).isEmpty();
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
  void whatIsMissingFailsTheBuildWhateverAnUnknownKeyOfADenyIs() throws Exception {
    VerifyCase goal =
        VerifyCase.crudApi(project)
            .policy("deployer-lacks-two.json")
            .policyText(
                "mfa.json",
                allow("*", "\"Bool\": {\"aws:MultiFactorAuthPresent\": \"false\"}")
                    .replace("\"Allow\"", "\"Deny\""))
            .onUnknown(Response.WARN);

    assertThat(goal.run().failure().orElseThrow())
        .contains("lacks 2 permissions")
        .contains("dynamodb:CreateTable")
        .contains("iam:PassRole");
    assertThat(goal.log.warnings())
        .anyMatch(line -> line.contains("aws:multifactorauthpresent; denied for some values"));
  }

  @Test
  void aSecondAllowUnderAConditionTakesNothingAway() throws Exception {
    VerifyCase goal =
        VerifyCase.crudApi(project)
            .policyText("all.json", allow("*", ""))
            .policyText(
                "tagged.json",
                allow("*", "\"StringEquals\": {\"aws:PrincipalTag/team\": \"shop\"}"));

    assertThat(goal.run().failure()).isEmpty();
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

    Path folder = Files.createDirectories(project.resolve("policies"));
    Files.writeString(folder.resolve("tagged.json"), tagged);
    VerifyCase goal = VerifyCase.crudApi(project).policies(folder);
    assertThat(goal.run().failure().orElseThrow())
        .contains("It is unknown whether tagged.json (built-in evaluator) has ")
        .contains("depends on condition keys whose values are unknown: aws:principaltag/team")
        .contains("-Dsst-iam.onUnknown=warn");

    VerifyCase accepting = VerifyCase.crudApi(project).policyText("tagged.json", tagged);
    VerifyResult result = accepting.onUnknown(Response.WARN).run();
    assertThat(result.failure()).isEmpty();
    assertThat(result.judged().orElseThrow().of(Severity.WARNING)).isNotEmpty();
    assertThat(accepting.log.warnings())
        .anyMatch(line -> line.contains("whose outcome is unknown"));
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
        .contains("Grant the permission and remove the suppression, or set a later date.")
        .contains("lacks 1 permission that the deployment needs:")
        .contains("dynamodb:CreateTable")
        .doesNotContain("iam:PassRole");
    assertThat(expired.written("missing-policy.json"))
        .contains("dynamodb:CreateTable")
        .doesNotContain("iam:PassRole");
    assertThat(expired.written("verification.json"))
        .contains("\"passed\": false")
        .containsPattern("\"expiredSuppressions\": \\[\\s*\\{[^]]*suppressions.json, line 3,");
  }

  @Test
  void wrongSuppressionsAreAllNamedBeforeTheAppIsRead() throws Exception {
    VerifyCase goal =
        VerifyCase.crudApi(project)
            .policy("deployer.json")
            .suppressing(
                new SuppressionDeclaration(
                    Optional.of("*"),
                    Optional.of("orders"),
                    Optional.empty(),
                    Optional.of("soon"),
                    "<suppression> 1"))
            .suppressing(suppression("", "*", "a reason", "<suppression> 2"))
            .suppressionFile(
                Files.writeString(
                    project.resolve("suppressions.json"),
                    """
                    {"suppressions": [
                      {"action": "iam:PassRole", "resource": "*", "reason": "known",
                       "until": "2027-01-31"}
                    ]}
                    """));

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageStartingWith("The suppressions are wrong:")
        .hasMessageContaining(
            "<suppression> 1: action is \"*\"; give one such as s3:PutObject or s3:Put*, with the"
                + " service written out.")
        .hasMessageContaining(
            "<suppression> 1: resource is \"orders\"; give the ARN that the report shows, with *"
                + " for variable parts, or * for all.")
        .hasMessageContaining(
            "<suppression> 1: reason is missing; say why the deployment works without the"
                + " permission.")
        .hasMessageContaining(
            "<suppression> 1: expires is \"soon\"; a day is written like 2027-01-31.")
        .hasMessageContaining("<suppression> 2")
        .hasMessageContaining(
            "suppressions.json, line 3, column 4: unknown member \"until\"; valid are: action,"
                + " expires, reason, resource.");
    assertThat(goal.log.infos()).isEmpty();
    assertThat(goal.output().resolve("verification.json")).doesNotExist();
  }

  @Test
  void aSuppressionThatMatchesNoPermissionFailsAlsoWhereTheOthersCoverAllThatIsMissing()
      throws Exception {
    VerifyCase goal =
        VerifyCase.crudApi(project)
            .policy("deployer-lacks-two.json")
            .suppressing(
                suppression(
                    "iam:PassRole",
                    "arn:aws:iam::*:role/prod-crud-api-*",
                    "The platform team deploys the functions",
                    "<suppression> 1"))
            .suppressing(
                suppression("dynamodb:*", "*", "The table is there already", "<suppression> 2"))
            .suppressionFile(
                Files.writeString(
                    project.resolve("suppressions.json"),
                    "{\"suppressions\": [{\"action\": \"sqs:SendMessage\", \"resource\": \"*\","
                        + " \"reason\": \"Assets are uploaded by hand\"}]}"));

    assertThat(goal.run().failure().orElseThrow())
        .contains(
            "suppressions.json, line 1, column 19 (sqs:SendMessage on *: Assets are uploaded by"
                + " hand) matches no verified permission. Remove it, or correct its action and"
                + " resource.")
        .doesNotContain("Grant what is missing");
    assertThat(goal.output().resolve("missing-policy.json")).doesNotExist();
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

    assertThat(goal.run().failure().orElseThrow())
        .contains("CDKToolkit")
        .containsPattern(
            "ecr:CreateRepository(, [a-z]+:\\w+)* on"
                + " arn:aws:ecr:us-east-1:123456789012:repository/"
                + "cdk-hnb659fds-container-assets-123456789012-us-east-1");
    assertThat(goal.log.warnings())
        .contains(
            "Assuming that the bootstrap stacks do not exist, because no AWS account was queried."
                + " If they exist, set -Dsst-iam.bootstrap=exclude.");
  }

  @Test
  void explainedActionsAreLoggedWithTheirReasons() throws Exception {
    VerifyCase goal =
        VerifyCase.crudApi(project)
            .policy("deployer.json")
            .explain(
                "kms:Decrypt",
                "s3:PutObject",
                "dynamodb:CreateTable",
                "sagemaker:CreateModel",
                "rds:Create*");

    goal.run();

    assertThat(goal.log.text())
        .contains("kms:Decrypt is not needed.")
        .contains(
            "not declared: a key of your own encrypts the table"
                + " [documented: https://docs.aws.amazon.com/")
        .containsPattern(
            "AWS::Lambda::Function \\S+ of prod-crud-api-Api/\\S+ .* \\(and 5 more such"
                + " resources\\): not declared")
        .contains(
            "by the caller on"
                + " arn:aws:s3:::cdk-hnb659fds-assets-123456789012-us-east-1/* (required)")
        .contains("to publish file assets, for stack prod-crud-api-Api")
        .containsPattern(
            "AWS::DynamoDB::Table \\S+ of prod-crud-api-Api/Notes, create, update: the table is"
                + " made \\[documented: https:/")
        .contains("Handlers that name it: AWS::SageMaker::Model")
        .containsPattern("None of the \\d+ actions rds:Create\\* is needed");
  }

  @Test
  void anExplainedActionThatAwsDoesNotDocumentIsRefused() {
    assertThatThrownBy(
            VerifyCase.crudApi(project).policy("deployer.json").explain("s3:PutObjekt")::run)
        .isInstanceOf(GoalException.class)
        .hasMessageStartingWith(
            "<explain> (-Dsst-iam.explain) is \"s3:PutObjekt\", and AWS documents no such action;"
                + " some that begin like it are s3:Put");
  }

  @Test
  void anAssemblyOfAnotherStageIsRefused() {
    VerifyCase goal = VerifyCase.crudApi(project).policy("deployer.json").stage("dev");

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
    assertThatThrownBy(
            VerifyCase.crudApi(project)
                    .policyText(
                        "misspelt.json",
                        """
                        {
                          "Version": "2012-10-17",
                          "Statement": [
                            {
                              "Sid": "Misspelt",
                              "Efect": "Allow",
                              "Action": "s3:GetObject",
                              "Resource": "*"
                            }
                          ]
                        }
                        """)
                ::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("misspelt.json")
        .hasMessageContaining("line 6, column 7")
        .hasMessageContaining("Efect");
    assertThat(project.resolve("target")).doesNotExist();
  }

  @Test
  void aPolicyFileThatDoesNotExistIsNamedWithItsParameter() {
    assertThatThrownBy(VerifyCase.crudApi(project).policies(project.resolve("none.json"))::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("none.json")
        .hasMessageContaining("-Dsst-iam.policies");
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
        .hasMessageContaining("no permissions for the resource types Acme::Shop::Thing")
        .hasMessageContaining("-Dsst-iam.unknownTypes=warn");
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
        .hasMessageContaining("-Dsst-iam.source=declared selects another source");
  }

  @Test
  void aSynthesisThatFailsIsReportedWithItsExitStatusAndRunsOnceInABuild() throws Exception {
    VerifyCase goal =
        VerifyCase.of(project, project)
            .policyText("all.json", ALL)
            .synthesis(
                "sh",
                "-c",
                "echo synthesised >> runs.txt; echo 'Api.ts:3: no such construct' >&2; exit 3");

    for (int run = 0; run < 2; run++) {
      assertThatThrownBy(goal::run)
          .isInstanceOf(GoalException.class)
          .hasMessageContaining("failed with exit status 3");
    }
    assertThat(project.resolve("runs.txt")).hasContent("synthesised");
    assertThat(goal.log.infos()).containsOnlyOnce("Api.ts:3: no such construct");
    assertThat(goal.log.progress())
        .startsWith("Running the app's synthesis", "end of Running the app's synthesis");
  }

  private static int number(JsonObject object, String name) {
    return Integer.parseInt(((JsonNumber) object.get(name).orElseThrow()).text());
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
