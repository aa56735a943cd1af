package io.github.sstiam.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.composition.fitting.FittingOptions;
import io.github.sstiam.composition.fitting.PolicyQuota;
import io.github.sstiam.composition.fitting.WildcardMode;
import io.github.sstiam.goal.EmitPolicyRequest.ExcessResponse;
import io.github.sstiam.goal.output.PolicyFormat;
import io.github.sstiam.goal.port.GoalException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code emit-policy} from its request to its result, its files and its log. */
class EmitPolicyTest {
  private static final String QUEUE = "Resources: {Queue: {Type: AWS::SQS::Queue}}";

  @TempDir Path project;

  @Test
  void aLeastPrivilegePolicyPassesItsOwnVerification() throws Exception {
    EmitPolicyCase goal = EmitPolicyCase.crudApi(project);

    EmitResult result = goal.run();

    assertThat(result.failure()).isEmpty();
    assertThat(result.written()).isNotEmpty().allMatch(Files::isRegularFile);
    assertThat(result.report().orElseThrow().policies()).hasSize(1);
    assertThat(goal.written("policy-report.json")).contains("\"strategy\": \"least-privilege\"");
    assertThat(
            VerifyCase.crudApi(project)
                .policies(result.written().toArray(new Path[0]))
                .run()
                .failure())
        .isEmpty();
  }

  @Test
  void theServiceStrategyGrantsAllActionsOfTheServicesInUse() throws Exception {
    EmitPolicyCase goal = EmitPolicyCase.crudApi(project).strategy(PolicyStrategy.SERVICE);

    goal.run();

    assertThat(goal.written("deploy-policy.json")).contains("\"dynamodb:*\"");
    assertThat(goal.written("policy-report.json")).contains("\"strategy\": \"service\"");
  }

  @Test
  void theAdministratorStrategyNamesAwsOwnPolicyAndWritesNothing() throws Exception {
    EmitPolicyCase goal = EmitPolicyCase.crudApi(project).strategy(PolicyStrategy.ADMINISTRATOR);

    EmitResult result = goal.run();

    assertThat(result.written()).isEmpty();
    assertThat(result.report()).isEmpty();
    assertThat(goal.log.warnings())
        .anyMatch(line -> line.contains("arn:aws:iam::aws:policy/AdministratorAccess"));
    assertThat(goal.output()).doesNotExist();
  }

  @Test
  void theAccessAnalyzerStrategyDemandsATrailOrAJob() {
    assertThatThrownBy(
            EmitPolicyCase.crudApi(project).strategy(PolicyStrategy.ACCESS_ANALYZER)::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("-Dsst-iam.trailArn=ARN");
  }

  @Test
  void theAccessAnalyzerStrategyIsNotPossibleOffline() {
    EmitPolicyCase goal =
        EmitPolicyCase.crudApi(project)
            .strategy(PolicyStrategy.ACCESS_ANALYZER)
            .trail(
                "arn:aws:cloudtrail:us-east-1:123456789012:trail/all",
                "arn:aws:iam::123456789012:role/analyzer");

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageStartingWith("Maven works offline (-o)");
  }

  @Test
  void eachFormatHasItsFiles() throws Exception {
    EmitResult result =
        queue(project)
            .formats(
                PolicyFormat.JSON,
                PolicyFormat.CLOUDFORMATION,
                PolicyFormat.CLOUDFORMATION_YAML,
                PolicyFormat.TERRAFORM)
            .run();

    assertThat(result.written())
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "deploy-policy.json",
            "deploy-policy.template.json",
            "deploy-policy.template.yaml",
            "deploy-policy.tf.json");
  }

  @Test
  void aPolicyFileWithAFolderIsWrittenBelowTheProject() throws Exception {
    EmitResult result = queue(project).policyFile("iam/deploy.json").run();

    assertThat(result.written()).containsExactly(project.resolve("iam/deploy.json"));
  }

  @Test
  void aCheckOfFilesThatAreUpToDatePassesAndWritesNothing() throws Exception {
    Path file = queue(project).run().written().get(0);
    Files.delete(file.resolveSibling("policy-report.json"));
    // Layout makes no difference.
    Files.writeString(file, Files.readString(file).replace("\n", "\n  "));
    String before = Files.readString(file);

    EmitPolicyCase goal = queue(project).check();
    EmitResult result = goal.run();

    assertThat(result.failure()).isEmpty();
    assertThat(result.written()).isEmpty();
    assertThat(goal.log.infos()).contains("The policy in " + goal.output() + " is up to date.");
    assertThat(file).hasContent(before);
    assertThat(goal.output().resolve("policy-report.json")).doesNotExist();
  }

  @Test
  void aCheckOfAnOutdatedPolicyFailsWithItsDifferencesByAction() throws Exception {
    Path file = queue(project).run().written().get(0);
    Files.writeString(file, Files.readString(file).replace("sqs:DeleteQueue", "sqs:SendMessage"));

    EmitResult result = queue(project).check().run();

    assertThat(result.failure().orElseThrow())
        .contains("is out of date")
        .contains("caller: + sqs:DeleteQueue on arn:aws:sqs:eu-west-1:123456789012:shop-Queue-*")
        .contains("caller: - sqs:SendMessage on ")
        .doesNotContain("sqs:CreateQueue");
  }

  @Test
  void aCheckWithoutAFileFails() throws Exception {
    EmitPolicyCase goal = queue(project).check();

    assertThat(goal.run().failure().orElseThrow()).contains("caller: there is no file of it yet");
    assertThat(goal.output()).doesNotExist();
  }

  @Test
  void rightsThatTheCallerDoesNotNeedAreReportedAndFailIfTheUserWants() throws Exception {
    Path held =
        Files.writeString(
            project.resolve("held.json"),
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\":"
                + " [\"sqs:*\", \"kms:Decrypt\"], \"Resource\": \"*\"}}");

    EmitPolicyCase reporting = queue(project).excess(ExcessResponse.REPORT, held);
    assertThat(reporting.run().failure()).isEmpty();
    assertThat(reporting.log.warnings())
        .anyMatch(line -> line.contains("kms:Decrypt on *: not needed"));

    EmitPolicyCase failing = queue(project).excess(ExcessResponse.FAIL, held);
    assertThat(failing.run().failure().orElseThrow())
        .startsWith("The present policies grant more than the caller needs");
    assertThat(failing.written("policy-report.json")).contains("\"widerResources\"");
  }

  @Test
  void thePresentPoliciesCannotBeQueriedOffline() throws Exception {
    assertThatThrownBy(queue(project).excess(ExcessResponse.REPORT)::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("the present policies");
  }

  @Test
  void aPolicyWithABoundaryLetsRolesBeCreatedOnlyWithIt() throws Exception {
    String boundary = "arn:aws:iam::123456789012:policy/deployments";

    EmitResult result = EmitPolicyCase.crudApi(project).boundary(boundary).run();

    StringBuilder policies = new StringBuilder();
    for (Path file : result.written()) {
      policies.append(Files.readString(file));
    }
    assertThat(policies).contains("\"iam:PermissionsBoundary\": \"" + boundary + "\"");
    assertThat(
            VerifyCase.crudApi(project)
                .boundary(boundary)
                .policies(result.written().toArray(new Path[0]))
                .run()
                .failure())
        .isEmpty();
  }

  @Test
  void aPolicyThatExceedsItsQuotaIsRefused() {
    EmitPolicyCase goal =
        EmitPolicyCase.crudApi(project)
            .fitting(new FittingOptions(PolicyQuota.USER_INLINE, 1, WildcardMode.NEVER));

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageStartingWith("For the caller: ");
    assertThat(goal.output()).doesNotExist();
  }

  @Test
  void onlyTheChangesOfADeploymentNeedPermissions() throws Exception {
    Path deployed = Files.createDirectories(project.resolve("deployed"));
    Files.writeString(deployed.resolve("shop.yaml"), QUEUE);
    EmitPolicyCase goal =
        EmitPolicyCase.of(project, project)
            .template(
                "shop.yaml",
                "Resources: {Queue: {Type: AWS::SQS::Queue}, Topic: {Type: AWS::SNS::Topic}}")
            .changedFrom(deployed);

    goal.run();

    assertThat(goal.written("deploy-policy.json"))
        .contains("sns:CreateTopic")
        .doesNotContain("sqs:CreateQueue");
  }

  @Test
  void resourcesThatTheUserDeclaresCountLikeThoseOfTheApp() throws Exception {
    EmitPolicyCase goal = queue(project).declaring("AWS::DynamoDB::Table", "orders-*");

    goal.run();

    assertThat(goal.written("deploy-policy.json"))
        .contains("arn:aws:dynamodb:eu-west-1:123456789012:table/orders-*");
  }

  private static EmitPolicyCase queue(Path project) throws Exception {
    return EmitPolicyCase.of(project, project).template("shop.yaml", QUEUE);
  }
}
