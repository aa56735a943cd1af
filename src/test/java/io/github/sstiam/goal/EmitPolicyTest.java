package io.github.sstiam.goal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.composition.fitting.FittingOptions;
import io.github.sstiam.composition.fitting.PolicyQuota;
import io.github.sstiam.composition.fitting.WildcardMode;
import io.github.sstiam.goal.EmitPolicyRequest.ExcessResponse;
import io.github.sstiam.goal.deployment.DeploymentRequest.Bootstrap;
import io.github.sstiam.goal.output.PolicyFormat;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.Deployment.Command;
import io.github.sstiam.requirement.Deployment.Roles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

    assertThat(goal.written("deploy-policy.json"))
        .contains(
            "\"Sid\": \"ManageCloudFormationStacks\"", "\"Sid\": \"ManageApi\"", "\"dynamodb:*\"");
    assertThat(goal.written("policy-report.json")).contains("\"strategy\": \"service\"");
    assertThat(goal.log.warnings())
        .anyMatch(line -> line.startsWith("The policy allows privilege escalation"));
  }

  @Test
  void theAdministratorStrategyNamesAwsOwnPolicyAndWritesNothing() throws Exception {
    EmitPolicyCase goal = EmitPolicyCase.crudApi(project).strategy(PolicyStrategy.ADMINISTRATOR);

    EmitResult result = goal.run();

    assertThat(result.written()).isEmpty();
    assertThat(result.report()).isEmpty();
    assertThat(goal.log.warnings())
        .anyMatch(
            line ->
                line.contains(
                    "(arn:aws:iam::aws:policy/AdministratorAccess) grants every action on every"
                        + " resource"))
        .anyMatch(
            line ->
                line.endsWith(
                    "aws iam attach-role-policy --role-name ROLE --policy-arn"
                        + " arn:aws:iam::aws:policy/AdministratorAccess"));
    assertThat(goal.output()).doesNotExist();
  }

  @Test
  void theAccessAnalyzerStrategyDemandsATrailOrAJob() {
    assertThatThrownBy(
            EmitPolicyCase.crudApi(project).strategy(PolicyStrategy.ACCESS_ANALYZER)::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("Give the trail with -Dsst-iam.trailArn=ARN")
        .hasMessageContaining("-Dsst-iam.jobId=ID");
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
    Path file = queue(project).policyFile("iam/deploy.json").run().written().get(0);
    String outdated = Files.readString(file).replace("sqs:DeleteQueue", "sqs:SendMessage");
    Files.writeString(file, outdated);
    EmitPolicyCase goal = queue(project).policyFile("iam/deploy.json").check();
    Files.delete(goal.output().resolve("policy-report.json"));

    EmitResult result = goal.run();

    assertThat(result.failure().orElseThrow())
        .contains("is out of date")
        .contains("caller: + sqs:DeleteQueue on arn:aws:sqs:eu-west-1:123456789012:shop-Queue-*")
        .contains("caller: - sqs:SendMessage on ")
        .doesNotContain("sqs:CreateQueue");
    assertThat(file).hasContent(outdated);
    assertThat(goal.output()).isEmptyDirectory();
  }

  @Test
  void aCheckWithoutAFileFails() throws Exception {
    EmitPolicyCase goal = queue(project).policyFile("iam/deploy.json").check();

    assertThat(goal.run().failure().orElseThrow())
        .contains("caller: its file does not exist yet")
        .contains("-Dsst-iam.check=false")
        .contains("Where the POM has <check>true</check>, no -D changes it")
        .doesNotContain("sqs:CreateQueue");
    assertThat(goal.output()).doesNotExist();
    assertThat(project.resolve("iam")).doesNotExist();
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
        .anyMatch(
            line ->
                line.matches(
                    "(?s)The policies grant [0-9,]+ actions that the caller does not need.*"))
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

    assertThat(texts(result.written()))
        .contains("\"iam:PermissionsBoundary\": \"" + boundary + "\"");
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
        .hasMessageMatching(
            "(?s)For the caller: The policy is [0-9,]+ characters too large for the inline policies"
                + " of a user: there is room for 2,048 characters.*")
        .hasMessageContaining("-Dsst-iam.includeConditional=false");
    assertThat(goal.output()).doesNotExist();
  }

  @Test
  void onlyTheChangesOfADeploymentNeedPermissions() throws Exception {
    Path deployed = Files.createDirectories(project.resolve("deployed"));
    Files.writeString(
        deployed.resolve("shop.json"),
        """
        {"Resources": {
          "Queue": {"Type": "AWS::SQS::Queue"},
          "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {"KeySchema": []}},
          "Topic": {"Type": "AWS::SNS::Topic"}}}
        """);
    EmitPolicyCase goal =
        EmitPolicyCase.of(project, project)
            .template(
                "shop.yaml",
                """
                Resources:
                  Queue: {Type: AWS::SQS::Queue}
                  Table:
                    Type: AWS::DynamoDB::Table
                    Properties: {KeySchema: [], TimeToLiveSpecification: {Enabled: true}}
                  Parameter: {Type: AWS::SSM::Parameter}
                """)
            .bootstrap(Bootstrap.EXCLUDE)
            .changedFrom(deployed);

    goal.run();

    assertThat(goal.written("deploy-policy.json"))
        .contains("dynamodb:UpdateTimeToLive", "sns:DeleteTopic", "ssm:PutParameter")
        .doesNotContain("sns:CreateTopic", "sqs:");
  }

  @Test
  void theBootstrapCommandNeedsThePermissionsOfTheBootstrapStacksAlone() throws Exception {
    EmitPolicyCase goal =
        EmitPolicyCase.of(GoalCase.CRUD_API, project)
            .command(Command.BOOTSTRAP)
            .roles(Roles.CALLER);

    String policies = texts(goal.run().written());

    assertThat(policies)
        .contains(
            "stack/CDKToolkit/*",
            "stack/SSTBootstrap/*",
            "role/cdk-hnb659fds-cfn-exec-role-123456789012-us-east-1",
            "ecr:CreateRepository")
        .doesNotContain("dynamodb:CreateTable");
  }

  @Test
  void eachRoleOfTheBootstrapStackHasItsOwnPolicy() throws Exception {
    EmitPolicyCase goal =
        EmitPolicyCase.of(GoalCase.CRUD_API, project).bootstrap(Bootstrap.EXCLUDE);

    List<Path> written = goal.run().written();

    assertThat(goal.written("deploy-policy.json"))
        .contains("sts:AssumeRole")
        .doesNotContain("dynamodb:CreateTable");
    assertThat(texts(written, "deploy-policy-execution-role-")).contains("dynamodb:CreateTable");
    assertThat(goal.written("deploy-policy-file-publishing-role.json")).contains("s3:PutObject");
  }

  @Test
  void aPolicyThatExceedsAManagedPolicyIsSplitIntoValidDocuments() throws Exception {
    EmitPolicyCase goal = EmitPolicyCase.crudApi(project);

    List<Path> written = goal.run().written();

    assertThat(written)
        .containsExactly(
            goal.output().resolve("deploy-policy-1.json"),
            goal.output().resolve("deploy-policy-2.json"));
    assertThat(goal.log.infos())
        .anyMatch(line -> line.startsWith("Wrote " + written.get(0) + ", " + written.get(1)));
    List<String> sids = new ArrayList<>();
    List<String> tables = new ArrayList<>();
    for (Path file : written) {
      PolicyDocument policy =
          PolicyReader.read(Files.readString(file), file.toString(), PolicyKind.IDENTITY);
      assertThat(policy.version()).isEqualTo("2012-10-17");
      for (Statement statement : policy.statements()) {
        assertThat(statement.effect()).isEqualTo(Effect.ALLOW);
        sids.add(statement.sid().orElseThrow());
        if (statement.actions().patterns().contains("dynamodb:CreateTable")) {
          tables.addAll(statement.resources().orElseThrow().patterns());
        }
      }
    }
    assertThat(sids).doesNotHaveDuplicates().allMatch(sid -> sid.matches("[A-Za-z0-9]+"));
    assertThat(tables)
        .containsExactly("arn:aws:dynamodb:us-east-1:123456789012:table/prod-crud-api-Notes");
  }

  @Test
  void twoRunsWriteTheSameBytes() throws Exception {
    EmitPolicyCase first = EmitPolicyCase.crudApi(Files.createDirectory(project.resolve("first")));
    EmitPolicyCase second =
        EmitPolicyCase.crudApi(Files.createDirectory(project.resolve("second")));

    List<Path> written = first.run().written();
    second.run();

    assertThat(written).hasSize(2);
    for (Path file : written) {
      assertThat(second.output().resolve(file.getFileName())).hasSameBinaryContentAs(file);
    }
    assertThat(second.output().resolve("policy-report.json"))
        .hasSameBinaryContentAs(first.output().resolve("policy-report.json"));
  }

  @Test
  void resourcesThatTheUserDeclaresCountLikeThoseOfTheApp() throws Exception {
    EmitPolicyCase goal = queue(project).declaring("AWS::DynamoDB::Table", "orders-*");

    goal.run();

    assertThat(goal.written("deploy-policy.json"))
        .contains("arn:aws:dynamodb:eu-west-1:123456789012:table/orders-*");
  }

  @Test
  void aGivenSchemaArchiveReplacesTheEmbeddedPermissionsOfItsTypes() throws Exception {
    Path archive = project.resolve("CloudformationSchema.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("aws-sqs-queue.json"));
      zip.write(
          """
          {"typeName": "AWS::SQS::Queue", "handlers": {"create": {"permissions":
            ["sqs:CreateQueue", "sqs:StartMessageMoveTask"]}}}
          """
              .getBytes(UTF_8));
    }
    EmitPolicyCase goal =
        EmitPolicyCase.of(project, project)
            .template(
                "shop.yaml",
                "Resources: {Queue: {Type: AWS::SQS::Queue}, Topic: {Type: AWS::SNS::Topic}}")
            .archive(archive);

    goal.run();

    assertThat(goal.written("deploy-policy.json"))
        .contains("sqs:StartMessageMoveTask", "sns:DeleteTopic")
        .doesNotContain("sqs:DeleteQueue");
    assertThat(goal.log.infos())
        .anyMatch(
            line ->
                line.matches(
                    "Catalogue: beside the embedded one, \\S*CloudformationSchema.zip"
                        + " \\(SHA-256 [0-9a-f]{64}\\).*"));
  }

  @Test
  void aFileThatIsNotAZipArchiveIsRefusedAsSchemaArchive() throws Exception {
    EmitPolicyCase goal = queue(project);
    goal.archive(project.resolve("shop.yaml"));

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining(
            "shop.yaml is not a zip archive. Give -Dsst-iam.catalog the file"
                + " CloudformationSchema.zip");
    assertThat(goal.output()).doesNotExist();
  }

  private static String texts(List<Path> files) throws Exception {
    return texts(files, "");
  }

  /** The texts of the files whose names start with a prefix. */
  private static String texts(List<Path> files, String prefix) throws Exception {
    StringBuilder texts = new StringBuilder();
    for (Path file : files) {
      if (file.getFileName().toString().startsWith(prefix)) {
        texts.append(Files.readString(file));
      }
    }
    return texts.toString();
  }

  private static EmitPolicyCase queue(Path project) throws Exception {
    return EmitPolicyCase.of(project, project).template("shop.yaml", QUEUE);
  }
}
