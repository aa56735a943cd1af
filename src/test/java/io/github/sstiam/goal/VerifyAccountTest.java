package io.github.sstiam.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.goal.deployment.DeploymentRequest.Bootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verification of an account as {@code aws iam get-account-authorization-details} prints it. */
class VerifyAccountTest {
  private static final String CI = "arn:aws:iam::123456789012:user/ci";
  private static final String ALL =
      "{\"Version\": \"2012-10-17\", \"Statement\":"
          + " {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}";
  private static final String ACCOUNT = "{\"AWS\": \"arn:aws:iam::123456789012:root\"}";
  private static final String CLOUDFORMATION = "{\"Service\": \"cloudformation.amazonaws.com\"}";

  private final List<String> roles = new ArrayList<>();

  @TempDir private Path project;

  @Test
  void rolesThatTrustTheAccountAndCloudFormationAreVerified() throws Exception {
    role("deploy", trust(ACCOUNT));
    role("file-publishing", trust(ACCOUNT));
    role("cfn-exec", trust(CLOUDFORMATION));
    VerifyCase goal = deployment();

    assertThat(goal.run().failure()).isEmpty();
    assertThat(goal.log.warnings()).noneMatch(line -> line.contains("Not verified"));
  }

  @Test
  void aPublishingRoleThatTrustsAnotherUserCannotBeAssumed() throws Exception {
    role("deploy", trust(ACCOUNT));
    role("file-publishing", trust("{\"AWS\": \"arn:aws:iam::123456789012:user/other\"}"));
    role("cfn-exec", trust(CLOUDFORMATION));

    assertThat(deployment().run().failure().orElseThrow())
        .contains("lacks 1 permission")
        .contains(
            "sts:AssumeRole on "
                + arn("file-publishing")
                + ": not allowed by the role's trust policy")
        .contains("aws iam put-user-policy --user-name ci --policy-name sst-iam-missing");
  }

  @Test
  void aTrustPolicyThatDeniesTheCallerIsNamed() throws Exception {
    role("deploy", trust(ACCOUNT));
    role(
        "file-publishing",
        "\"AssumeRolePolicyDocument\": {\"Version\": \"2012-10-17\", \"Statement\": ["
            + "{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Principal\": "
            + ACCOUNT
            + "}, {\"Sid\": \"NotCi\", \"Effect\": \"Deny\", \"Action\": \"sts:AssumeRole\","
            + " \"Principal\": {\"AWS\": \""
            + CI
            + "\"}}]},");
    role("cfn-exec", trust(CLOUDFORMATION));

    assertThat(deployment().run().failure().orElseThrow())
        .contains("denied by the role's trust policy")
        .contains("Sid NotCi");
  }

  @Test
  void anExecutionRoleThatTrustsAnotherServiceCannotBeAssumed() throws Exception {
    role("deploy", trust(ACCOUNT));
    role("file-publishing", trust(ACCOUNT));
    role("cfn-exec", trust("{\"Service\": \"lambda.amazonaws.com\"}"));

    assertThat(deployment().run().failure().orElseThrow())
        .contains(
            "sts:AssumeRole on " + arn("cfn-exec") + ": not allowed by the role's trust policy");
  }

  @Test
  void aTrustPolicyThatTheFileDoesNotHoldIsUnknown() throws Exception {
    role("deploy", trust(ACCOUNT));
    role("file-publishing", "");
    role("cfn-exec", "");

    assertThat(deployment().run().failure().orElseThrow())
        .contains("2 unknown")
        .contains("does not hold the role's trust policy");
  }

  @Test
  void aRoleThatTheFileDoesNotHoldIsUnknown() throws Exception {
    role("deploy", trust(ACCOUNT));
    role("cfn-exec", trust(CLOUDFORMATION));

    assertThat(deployment().run().failure().orElseThrow())
        .contains("1 unknown")
        .contains("does not hold the role's trust policy");
  }

  @Test
  void aRoleThatNamesTheCallerNeedsNoPermissionOfTheCaller() throws Exception {
    role("deploy", trust("{\"AWS\": \"" + CI + "\"}"));
    role("file-publishing", trust("{\"AWS\": \"" + CI + "\"}"));
    role("cfn-exec", trust(CLOUDFORMATION));
    String caller = Files.readString(VerifyCase.CALLER_OF_BOOTSTRAP_ROLES);

    assertThat(deployment(caller.replace(", \"sts:AssumeRole\"", "")).run().failure()).isEmpty();
  }

  @Test
  void theRolesOfTheFileTellThatTheBootstrapStackExists() throws Exception {
    role("deploy", trust(ACCOUNT));
    role("file-publishing", trust(ACCOUNT));
    role("cfn-exec", trust(CLOUDFORMATION));
    VerifyCase goal = deployment().bootstrap(Bootstrap.AUTO);

    assertThat(goal.run().failure()).isEmpty();
    assertThat(goal.log.warnings()).noneMatch(line -> line.contains("bootstrap stacks do not"));
  }

  @Test
  void anAccountWithoutTheRolesNeedsTheBootstrapStack() throws Exception {
    VerifyCase goal = deployment().bootstrap(Bootstrap.AUTO);

    assertThat(goal.run().failure().orElseThrow())
        .contains("CDKToolkit")
        .doesNotContain("trust policy");
    assertThat(goal.log.warnings()).noneMatch(line -> line.contains("bootstrap stacks do not"));
  }

  @Test
  void serviceControlPoliciesBindTheRolesOfTheAccount() throws Exception {
    role("deploy", trust(ACCOUNT));
    role("file-publishing", trust(ACCOUNT));
    role("cfn-exec", trust(CLOUDFORMATION));
    Path organization = Files.createDirectories(project.resolve("organization"));
    Files.writeString(
        organization.resolve("no-tables.json"),
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "*", "Resource": "*"},
          {"Effect": "Deny", "Action": "dynamodb:CreateTable", "Resource": "*"}]}
        """);

    assertThat(deployment().serviceControlPolicies(organization).run().failure().orElseThrow())
        .contains("dynamodb:CreateTable")
        .contains("service control policy");
  }

  @Test
  void tagsOfTheRoleSettleConditions() throws Exception {
    role("deploy", trust(ACCOUNT));
    role("file-publishing", trust(ACCOUNT));
    role(
        "cfn-exec",
        trust(CLOUDFORMATION) + "\"Tags\": [{\"Key\": \"team\", \"Value\": \"red\"}],",
        allowIf("StringEquals", "aws:PrincipalTag/team", "red"));

    assertThat(deployment().run().failure()).isEmpty();
  }

  @Test
  void whetherCallsWithAServiceRoleAreForwardedIsUnknown() throws Exception {
    role("deploy", trust(ACCOUNT));
    role("file-publishing", trust(ACCOUNT));
    role("cfn-exec", trust(CLOUDFORMATION), allowIf("Bool", "aws:ViaAWSService", "true"));

    assertThat(deployment().run().failure().orElseThrow())
        .containsIgnoringCase("whose values are unknown: aws:ViaAWSService");
  }

  private static String allowIf(String operator, String key, String value) {
    return """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
          "Condition": {"%s": {"%s": "%s"}}}}
        """
        .formatted(operator, key, value);
  }

  @Test
  void resourceControlPoliciesBindTheServiceThatAssumesTheExecutionRole() throws Exception {
    role("deploy", trust(ACCOUNT));
    role("file-publishing", trust(ACCOUNT));
    role("cfn-exec", trust(CLOUDFORMATION));
    Path policy =
        Files.writeString(
            Files.createDirectories(project.resolve("organization")).resolve("rcp.json"),
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole", "Resource": "*"}]}
            """);

    assertThat(
            deployment().resourceControlPolicies(policy.getParent()).run().failure().orElseThrow())
        .contains("cfn-exec");
  }

  /** By a caller who cannot publish files without the role. */
  private VerifyCase deployment() throws IOException {
    String policy = Files.readString(VerifyCase.CALLER_OF_BOOTSTRAP_ROLES);
    return deployment(
        policy.replace(
            ", \"arn:aws:s3:::cdk-*\"]}",
            "]}, {\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\","
                + " \"Resource\": \"arn:aws:s3:::cdk-*\"}"));
  }

  private VerifyCase deployment(String callerPolicy) throws IOException {
    return VerifyCase.of(GoalCase.CRUD_API, project)
        .bootstrap(Bootstrap.EXCLUDE)
        .principalArn(CI)
        .authorizationDetails(
            Files.writeString(
                project.resolve("account.json"),
                """
                {
                  "UserDetailList": [
                    {"UserName": "ci", "Arn": "%s", "GroupList": [], "AttachedManagedPolicies": [],
                     "UserPolicyList": [{"PolicyName": "own", "PolicyDocument": %s}]}
                  ],
                  "RoleDetailList": [%s],
                  "IsTruncated": false
                }
                """
                    .formatted(CI, callerPolicy, String.join(",\n", roles))));
  }

  private static String trust(String principal) {
    return "\"AssumeRolePolicyDocument\": {\"Version\": \"2012-10-17\", \"Statement\":"
        + " {\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Principal\": "
        + principal
        + "}},";
  }

  private void role(String name, String trust) {
    role(name, trust, ALL);
  }

  private void role(String name, String trust, String policy) {
    roles.add(
        """
        {"Arn": "%s", %s "AttachedManagedPolicies": [],
         "RolePolicyList": [{"PolicyName": "all", "PolicyDocument": %s}]}
        """
            .formatted(arn(name), trust, policy));
  }

  private static String arn(String name) {
    return "arn:aws:iam::123456789012:role/cdk-hnb659fds-" + name + "-role-123456789012-us-east-1";
  }
}
