package io.github.sstiam.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.aws.loopback.Fault;
import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import io.github.sstiam.aws.loopback.LoopbackPrincipal;
import io.github.sstiam.goal.deployment.DeploymentRequest.Bootstrap;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.verification.OnlineVerification.Fallback;
import io.github.sstiam.simulation.gate.BuildGate.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify-permissions} with the simulation of IAM, which a loopback endpoint answers. */
class VerifyWithIamTest {
  private static final String ALL =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
      """;

  private static final String ACCOUNT = "arn:aws:iam::123456789012:";
  private static final String EXECUTION_ROLE =
      ACCOUNT + "role/cdk-hnb659fds-cfn-exec-role-123456789012-us-east-1";
  private static final String PUBLISHING_ROLE =
      ACCOUNT + "role/cdk-hnb659fds-file-publishing-role-123456789012-us-east-1";
  private static final String DEPLOY_ROLE = ACCOUNT + "role/ci/deploy";

  private static final String TRUSTS_ACCOUNT = trust("\"AWS\": \"" + ACCOUNT + "root\"");
  private static final String TRUSTS_CLOUDFORMATION =
      trust("\"Service\": \"cloudformation.amazonaws.com\"");

  @TempDir Path project;

  @RegisterExtension final LoopbackEndpoints loopback = new LoopbackEndpoints();

  @Test
  void missingPermissionsOfTheCallerFailTheBuild() throws Exception {
    VerifyCase goal = byCallerAlone(LoopbackAccount.ofUser(policy("deployer-lacks-two.json")));

    assertThat(goal.run().failure().orElseThrow())
        .contains(
            LoopbackAccount.USER + " lacks 2 permissions that the deployment needs:",
            "dynamodb:CreateTable on"
                + " arn:aws:dynamodb:us-east-1:123456789012:table/prod-crud-api-Notes:"
                + " no statement allows it",
            "iam:PassRole on ");
  }

  @Test
  void theRoleThatTheDeployingToolAssumesIsSimulated() throws Exception {
    String assume =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
          "Resource": "%s"}}
        """
            .formatted(DEPLOY_ROLE);
    VerifyCase goal =
        byCallerAlone(
                LoopbackAccount.ofUser(assume)
                    .with(
                        LoopbackPrincipal.of(DEPLOY_ROLE, policy("deployer.json"))
                            .withTrust(TRUSTS_ACCOUNT)))
            .assumedRole(DEPLOY_ROLE);

    assertThat(goal.run().failure()).isEmpty();
    assertThat(goal.log.text()).contains("Verified " + DEPLOY_ROLE);
    assertThatAllIsAllowed(goal);
  }

  @Test
  void theRolesOfTheBootstrapStackAreSimulatedBesideTheCaller() throws Exception {
    VerifyCase goal = withRoles(TRUSTS_CLOUDFORMATION, TRUSTS_ACCOUNT);

    assertThat(goal.run().failure()).isEmpty();
    assertThat(goal.log.text())
        .contains("Verified " + LoopbackAccount.USER)
        .doesNotContain("Not verified")
        // SST 2.49 tries to assume the deploy role, and continues without it.
        .containsPattern("permissions: \\d+ allowed, 1 implicitly denied")
        .contains("sts:AssumeRole on " + ACCOUNT + "role/cdk-hnb659fds-deploy-role");
  }

  @Test
  void anExecutionRoleThatDoesNotTrustCloudFormationFailsTheBuild() throws Exception {
    VerifyCase goal = withRoles(trust("\"Service\": \"lambda.amazonaws.com\""), TRUSTS_ACCOUNT);

    assertThat(goal.run().failure().orElseThrow())
        .contains(
            "The service cloudformation.amazonaws.com lacks 1 permission that the deployment"
                + " needs:",
            "sts:AssumeRole on " + EXECUTION_ROLE + ": not allowed by the role's trust policy");
  }

  @Test
  void aPublishingRoleThatDoesNotTrustTheCallerFailsTheBuild() throws Exception {
    VerifyCase goal =
        withRoles(TRUSTS_CLOUDFORMATION, trust("\"AWS\": \"" + ACCOUNT + "role/somebody\""));

    assertThat(goal.run().failure().orElseThrow())
        .contains(
            "sts:AssumeRole on " + PUBLISHING_ROLE + ": not allowed by the role's trust policy");
  }

  @Test
  void aServiceRoleMayTrustCloudFormationForTheStackOnly() throws Exception {
    String caller =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": ["cloudformation:*", "ssm:*", "s3:GetObject",
            "sts:AssumeRole"], "Resource": "*"},
          {"Effect": "Allow", "Action": "iam:PassRole",
           "Resource": "arn:aws:iam::123456789012:role/deploy", "Condition": {
             "StringEquals": {"iam:PassedToService": "cloudformation.amazonaws.com"}}}]}
        """;
    String trustForStack =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
          "Principal": {"Service": "cloudformation.amazonaws.com"}, "Condition": {
            "StringEquals": {"aws:SourceAccount": "123456789012"},
            "ArnLike": {"aws:SourceArn":
              "arn:aws:cloudformation:us-east-1:123456789012:stack/prod-orders-Orders/*"}}}}
        """;
    String serviceRole = ACCOUNT + "role/deploy";
    LoopbackAws aws =
        loopback.start(
            LoopbackAccount.ofUser(caller)
                .with(LoopbackPrincipal.of(serviceRole, ALL).withTrust(trustForStack))
                .with(LoopbackPrincipal.of(PUBLISHING_ROLE, ALL).withTrust(TRUSTS_ACCOUNT))
                .with(LoopbackPrincipal.of(EXECUTION_ROLE, ALL).withTrust(trustForStack)));
    VerifyCase goal =
        VerifyCase.of(Path.of("src/test/resources/io/github/sstiam/reader/orders/1.18.4"), project)
            .bootstrap(Bootstrap.EXCLUDE)
            .serviceRole(serviceRole)
            .endpoint(aws.address());

    // The caller may not create a table. The role may, and CloudFormation may assume it.
    assertThat(goal.run().failure()).isEmpty();
    assertThatAllIsAllowed(goal);
    assertThat(goal.log.text()).doesNotContain("Not verified");
  }

  @Test
  void missingBootstrapRolesShowThatTheBootstrapStackIsDeployedToo() throws Exception {
    VerifyCase goal =
        VerifyCase.of(GoalCase.CRUD_API, project)
            .endpoint(endpoint(LoopbackAccount.ofUser(callerOfBootstrapRoles())));

    VerifyResult result = goal.run();

    assertThat(goal.log.text())
        .contains(
            "it does not exist; is the account bootstrapped for this region (npx cdk bootstrap)?");
    assertThat(result.failure().orElseThrow())
        .contains("not allowed by the role's trust policy")
        .containsPattern(
            "ecr:CreateRepository(, [a-z]+:\\w+)* on"
                + " arn:aws:ecr:us-east-1:123456789012:repository/"
                + "cdk-hnb659fds-container-assets-123456789012-us-east-1");
  }

  @Test
  void thePoliciesThatIamListsAreEvaluatedWhereTheCallerMayNotSimulate() throws Exception {
    VerifyCase goal =
        byCallerAlone(
                LoopbackAccount.ofUser(policy("deployer.json")).refusing("SimulatePrincipalPolicy"))
            .fallback(Fallback.POLICIES);

    assertThat(goal.run().failure()).isEmpty();
    assertThat(goal.log.text())
        .contains(
            "Verified "
                + LoopbackAccount.USER
                + " (built-in evaluator with the policies that IAM lists",
            "policies of the organization are not evaluated");
    assertThatAllIsAllowed(goal);
  }

  @Test
  void aCallerThatMayNotSimulateIsOfferedThePolicyThatAllowsIt() throws Exception {
    VerifyCase goal =
        byCallerAlone(
            LoopbackAccount.ofUser(policy("deployer.json")).refusing("SimulatePrincipalPolicy"));

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining(
            "AWS refused iam:SimulatePrincipalPolicy (AccessDenied): the caller may not call it")
        .hasMessageContaining("-Dsst-iam.fallback=policies")
        .hasMessageContaining("caller-policy.json");
    assertThat(goal.written("caller-policy.json"))
        .contains("\"iam:SimulatePrincipalPolicy\"", "\"" + LoopbackAccount.USER + "\"");
    assertThat(goal.output().resolve("verification.json")).doesNotExist();
  }

  @Test
  void aDenialOfTheOrganizationIsAWarningIfTheUserAcceptsIt() throws Exception {
    String serviceControl =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "*", "Resource": "*"},
          {"Sid": "NoNewTables", "Effect": "Deny", "Action": "dynamodb:CreateTable",
           "Resource": "*"}]}
        """;
    VerifyCase goal =
        byCallerAlone(
                LoopbackAccount.ofUser(
                    LoopbackPrincipal.of(LoopbackAccount.USER, policy("deployer.json"))
                        .withServiceControl(serviceControl)))
            .onOrganizationDenial(Response.WARN);

    assertThat(goal.run().failure()).isEmpty();
    assertThat(goal.log.text())
        .contains("1 denied by the organization")
        .containsPattern(
            "dynamodb:CreateTable on .*: denied by a service control policy of the organization")
        .contains(
            "IAM does not report missing condition keys that only policies of the organization use");
  }

  @Test
  void theRootUserCannotBeSimulated() throws Exception {
    VerifyCase goal = byCallerAlone(ofRootUser());

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining(
            "those of the account's root user (arn:aws:iam::123456789012:root), which IAM cannot"
                + " simulate")
        .hasMessageContaining("-Dsst-iam.principalArn");
  }

  @Test
  void theRootUserIsAWarningIfTheUserAcceptsWhatIsUnknown() throws Exception {
    VerifyCase goal = byCallerAlone(ofRootUser()).onUnknown(Response.WARN);

    assertThat(goal.run().failure()).isEmpty();
    assertThat(goal.log.warnings())
        .anyMatch(
            line ->
                line.startsWith(
                    "Nothing is verified. The AWS credentials are those of the account's root"
                        + " user"));
    assertThat(goal.output().resolve("verification.json")).doesNotExist();
  }

  @Test
  void credentialsOfAnotherAccountAreRefused() throws Exception {
    VerifyCase goal =
        byCallerAlone(LoopbackAccount.ofUser(policy("deployer.json"))).account("210987654321");

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("The app is to be deployed to account 210987654321")
        .hasMessageContaining("belong to account 123456789012 (" + LoopbackAccount.USER + ")");
  }

  @Test
  void aRegionOfTheAwsConfigurationThatIsNotTheAppsIsRefused() throws Exception {
    loopback.set("aws.region", "ap-south-1");
    VerifyCase goal = byCallerAlone(LoopbackAccount.ofUser(policy("deployer.json")));

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("The app is to be deployed to region us-east-1")
        .hasMessageContaining("the system property aws.region names region ap-south-1");
  }

  @Test
  void anAnswerThatDoesNotComeInTimeFailsTheBuild() throws Exception {
    LoopbackAws aws = loopback.start(LoopbackAccount.ofUser(policy("deployer.json")));
    aws.failNext(Fault.stalled());
    VerifyCase goal =
        VerifyCase.crudApi(project).endpoint(aws.address()).timeout(Duration.ofSeconds(1));

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("AWS has not answered within 1 seconds")
        .hasMessageContaining("-Dsst-iam.timeout=SECONDS");
  }

  @Test
  void withoutCredentialsAndPoliciesNothingCanBeVerified() throws Exception {
    loopback.removeKeys();
    VerifyCase goal = byCallerAlone(LoopbackAccount.ofUser(ALL));

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("No AWS credentials and no policies")
        .hasMessageContaining("-Dsst-iam.policies=FILE")
        .hasMessageContaining("AWS_PROFILE");
    assertThat(goal.output()).doesNotExist();
  }

  @Test
  void missingCredentialsAreAWarningIfTheUserAcceptsThatNothingIsVerified() throws Exception {
    loopback.removeKeys();
    VerifyCase goal = byCallerAlone(LoopbackAccount.ofUser(ALL)).onUnavailable(Response.WARN);

    assertThat(goal.run().failure()).isEmpty();
    assertThat(goal.log.warnings())
        .anyMatch(
            line -> line.startsWith("Nothing is verified. No AWS credentials and no policies"));
    assertThat(goal.output().resolve("verification.json")).doesNotExist();
  }

  private VerifyCase byCallerAlone(LoopbackAccount account) {
    return VerifyCase.crudApi(project).endpoint(endpoint(account));
  }

  /** The crud-api example, whose execution role and file publishing role have trust policies. */
  private VerifyCase withRoles(String executionTrust, String publishingTrust) throws IOException {
    LoopbackAccount account =
        LoopbackAccount.ofUser(callerOfBootstrapRoles())
            .with(LoopbackPrincipal.of(EXECUTION_ROLE, ALL).withTrust(executionTrust))
            .with(LoopbackPrincipal.of(PUBLISHING_ROLE, ALL).withTrust(publishingTrust));
    return VerifyCase.of(GoalCase.CRUD_API, project)
        .bootstrap(Bootstrap.EXCLUDE)
        .endpoint(endpoint(account));
  }

  private URI endpoint(LoopbackAccount account) {
    return loopback.start(account).address();
  }

  private static LoopbackAccount ofRootUser() throws IOException {
    return LoopbackAccount.ofUser(policy("deployer.json")).withCaller(ACCOUNT + "root");
  }

  private static String policy(String name) throws IOException {
    return Files.readString(GoalCase.CRUD_API.resolve("policies").resolve(name));
  }

  private static String callerOfBootstrapRoles() throws IOException {
    return Files.readString(VerifyCase.CALLER_OF_BOOTSTRAP_ROLES);
  }

  private static String trust(String principal) {
    return """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
          "Principal": {%s}}}
        """
        .formatted(principal);
  }

  private static void assertThatAllIsAllowed(VerifyCase goal) {
    assertThat(goal.log.infos())
        .last()
        .asString()
        .containsPattern("([0-9,]+) permissions: \\1 allowed\\. Report: ");
  }
}
