package io.github.sstiam.audit;

import static io.github.sstiam.audit.AuditFixture.ACCOUNT;
import static io.github.sstiam.audit.AuditFixture.CATALOG;
import static io.github.sstiam.audit.AuditFixture.bounded;
import static io.github.sstiam.audit.AuditFixture.escalations;
import static io.github.sstiam.audit.AuditFixture.identity;
import static io.github.sstiam.audit.AuditFixture.organized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.sstiam.audit.EscalationFinding.Exposure;
import io.github.sstiam.audit.EscalationPath.Closing;
import io.github.sstiam.composition.ComposedPolicies;
import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.evaluation.PolicySet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscalationsTest {
  private static final String ADMINISTRATOR =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
      """;

  /** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ReadOnlyAccess.html, a part */
  private static final String READ_ONLY =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Resource": "*", "Action": [
        "dynamodb:Get*", "ec2:Describe*", "iam:Get*", "iam:List*", "lambda:Get*", "s3:List*"]}}
      """;

  /**
   * The delegated administrator of
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html, section on
   * delegating responsibility, with roles in the place of users.
   */
  private static final String DELEGATED =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Sid": "CreateOrChangeOnlyWithBoundary", "Effect": "Allow",
          "Action": ["iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRolePolicy",
            "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"],
          "Resource": "*",
          "Condition": {"StringEquals":
            {"iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/XCompanyBoundaries"}}},
        {"Sid": "OtherTasks", "Effect": "Allow",
          "Action": ["iam:DeletePolicy*", "iam:Get*", "iam:List*", "iam:CreatePolicy*"],
          "Resource": "*"},
        {"Sid": "NoBoundaryPolicyEdit", "Effect": "Deny",
          "Action": ["iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion",
            "iam:SetDefaultPolicyVersion"],
          "Resource": ["arn:aws:iam::123456789012:policy/XCompanyBoundaries",
            "arn:aws:iam::123456789012:policy/DelegatedUserBoundary"]},
        {"Sid": "NoBoundaryRoleDelete", "Effect": "Deny",
          "Action": "iam:DeleteRolePermissionsBoundary", "Resource": "*"}]}
      """;

  @Test
  void administratorHasEveryPathOpen() {
    assertThat(escalations(identity(ADMINISTRATOR)).isAdministrator()).isTrue();
    assertThat(escalations(identity(DELEGATED)).isAdministrator()).isFalse();
  }

  @Test
  void readPermissionsOpenNoPath() {
    assertThat(escalations(identity(READ_ONLY)).findings()).isEmpty();
  }

  @Test
  void findingNamesResourcesAndDecidingStatements() {
    PolicySet policies =
        identity(
            """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "Versions", "Effect": "Allow", "Action": "iam:CreatePolicyV*",
                "Resource": "arn:aws:iam::123456789012:policy/team-*"},
              {"Sid": "Tables", "Effect": "Allow", "Action": "dynamodb:*", "Resource": "*"}]}
            """);

    assertThat(escalations(policies).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path().id()).isEqualTo("create-policy-version");
              assertThat(finding.severity()).isEqualTo(Exposure.LIMITED_BY_NAME);
              assertThat(finding.needsBoundary()).isFalse();
              assertThat(finding.resources())
                  .extracting(Object::toString)
                  .containsExactly("arn:aws:iam::123456789012:policy/team-*");
              assertThat(finding.statements())
                  .extracting(MatchedStatement::sid)
                  .containsExactly(Optional.of("Versions"));
              assertThat(finding.statements().get(0).position()).hasToString("2:3");
            });
  }

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
  @Test
  void conditionOnTheBoundaryLimitsWhatCreatesRoles() {
    List<EscalationFinding> findings = escalations(identity(DELEGATED)).findings();

    assertThat(findings)
        .filteredOn(finding -> finding.severity() == Exposure.LIMITED_BY_BOUNDARY)
        .extracting(finding -> finding.path().id())
        .containsExactly(
            "attach-role-policy",
            "create-role-with-policy",
            "put-role-boundary",
            "put-role-policy");
    assertThat(findings)
        .filteredOn(finding -> finding.severity() == Exposure.LIMITED_BY_BOUNDARY)
        .allSatisfy(
            finding -> {
              assertThat(finding.conditionKeys()).containsExactly("iam:permissionsboundary");
              assertThat(finding.needsBoundary()).isFalse();
            });
    // Other policies than those that AWS's page denies may be rewritten.
    assertThat(findings)
        .filteredOn(finding -> finding.severity() != Exposure.LIMITED_BY_BOUNDARY)
        .extracting(finding -> finding.path().id(), EscalationFinding::severity)
        .containsExactly(tuple("create-policy-version", Exposure.LIMITED_BY_NAME));
  }

  @Test
  void boundaryOfTheIdentityItselfClosesThePaths() {
    assertThat(escalations(bounded(ADMINISTRATOR, READ_ONLY)).findings()).isEmpty();
    assertThat(escalations(organized(ADMINISTRATOR, READ_ONLY)).findings()).isEmpty();
    assertThat(escalations(bounded(ADMINISTRATOR, DELEGATED)).findings())
        .isNotEmpty()
        .extracting(EscalationFinding::severity)
        .doesNotContain(Exposure.OPEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"StringLike\": {\"iam:PermissionsBoundary\": \"*\"}",
        "\"StringNotEquals\": {\"iam:PermissionsBoundary\": \"arn:aws:iam::1:policy/x\"}",
        "\"StringEqualsIfExists\": {\"iam:PermissionsBoundary\": \"arn:aws:iam::1:policy/x\"}",
        "\"Null\": {\"iam:PermissionsBoundary\": \"false\"}",
        "\"Null\": {\"iam:PermissionsBoundary\": \"true\"}",
      })
  void conditionThatAnyBoundaryMeetsLimitsNothing(String condition) {
    assertThat(escalations(identity(createRole(condition))).findings())
        .extracting(EscalationFinding::severity)
        .containsOnly(Exposure.OPEN);
  }

  @Test
  void denyWithoutTheBoundaryIsTheSameLimit() {
    String condition =
        "\"StringNotEquals\": {\"iam:PermissionsBoundary\": \"arn:aws:iam::1:policy/x\"}";
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "iam:*RolePolicy", "Resource": "*"},
          {"Effect": "Deny", "Action": "iam:*RolePolicy", "Resource": "*", "Condition": {%s}}]}
        """
            .formatted(condition);

    assertThat(escalations(identity(policy)).findings())
        .isNotEmpty()
        .extracting(EscalationFinding::severity)
        .containsOnly(Exposure.LIMITED_BY_BOUNDARY);
  }

  /**
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam_credentials_console.html
   */
  @Test
  void ownUserIsNotEveryUser() {
    String policy =
        """
        {"Version": "2012-10-17", "Statement": {"Sid": "OwnKeys", "Effect": "Allow",
          "Action": "iam:*AccessKey*", "Resource": "arn:aws:iam::*:user/${aws:username}"}}
        """;

    assertThat(escalations(identity(policy)).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Exposure.LIMITED_BY_CONDITION);
              assertThat(finding.conditionKeys()).containsExactly("aws:username");
            });
  }

  @Test
  void conditionOfAnotherKindIsNamed() {
    assertThat(
            escalations(
                    identity(createRole("\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}")))
                .findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Exposure.LIMITED_BY_CONDITION);
              assertThat(finding.conditionKeys()).containsExactly("aws:multifactorauthpresent");
            });
  }

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
  @Test
  void roleIsPassedToTheServiceOfThePathOnly() {
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition":
            {"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}}},
          {"Effect": "Allow", "Resource": "*", "Action":
            ["ec2:RunInstances", "lambda:CreateFunction", "lambda:InvokeFunction"]}]}
        """;

    assertThat(escalations(identity(policy)).findings())
        .extracting(finding -> finding.path().id(), EscalationFinding::severity)
        .containsExactly(tuple("pass-role-lambda", Exposure.OPEN));
  }

  @Test
  void everyRoleOfTheAccountIsOpenAlsoWhereTheAccountIsNotKnown() {
    PolicySet policies =
        identity(
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
              "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::123456789012:role/*"}}
            """);

    for (Optional<String> account : List.of(Optional.of(ACCOUNT), Optional.<String>empty())) {
      assertThat(Escalations.in(policies, "aws", account, CATALOG).findings())
          .extracting(EscalationFinding::severity)
          .containsExactly(Exposure.OPEN);
    }
    assertThat(Escalations.in(policies, "aws", Optional.of("999999999999"), CATALOG).findings())
        .isEmpty();
  }

  @Test
  void everyRoleButSomeIsLimited() {
    PolicySet policies =
        identity(
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"},
              {"Effect": "Deny", "Action": "sts:*",
                "Resource": "arn:aws:iam::123456789012:role/admin-*"}]}
            """);

    assertThat(escalations(policies).findings())
        .extracting(EscalationFinding::severity)
        .containsExactly(Exposure.LIMITED_BY_NAME);
  }

  @Test
  void stepsMustApplyToTheSameRole() {
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "iam:CreateRole",
            "Resource": "arn:aws:iam::123456789012:role/%s"},
          {"Effect": "Allow", "Action": "iam:PutRolePolicy",
            "Resource": "arn:aws:iam::123456789012:role/prod-api-*"}]}
        """;

    assertThat(escalations(identity(policy.formatted("dev-*"))).findings())
        .extracting(finding -> finding.path().id())
        .containsExactly("put-role-policy");
    assertThat(escalations(identity(policy.formatted("prod-*"))).findings())
        .filteredOn(finding -> finding.path().id().equals("create-role-with-policy"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.resources())
                    .extracting(Object::toString)
                    .containsExactly("arn:aws:iam::123456789012:role/prod-api-*"));
  }

  @Test
  void leastPrivilegePolicyOfAnAppIsLimitedAndOnlyABoundaryClosesIt() throws Exception {
    List<EscalationFinding> findings =
        escalations(identity(ComposedPolicies.leastPrivilege(AuditFixture.crudApi()))).findings();

    assertThat(findings).extracting(EscalationFinding::severity).doesNotContain(Exposure.OPEN);
    assertThat(findings)
        .filteredOn(finding -> finding.path().id().equals("create-role-and-pass"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Exposure.LIMITED_BY_NAME);
              assertThat(finding.path().closing()).isEqualTo(Closing.BOUNDARY);
              assertThat(finding.needsBoundary()).isTrue();
              assertThat(finding.path().remedy()).contains("iam:PermissionsBoundary");
              assertThat(finding.resources())
                  .isNotEmpty()
                  .allSatisfy(role -> assertThat(role.text()).contains(":role/prod-crud-api-"));
            });
  }

  @Test
  void theHandWrittenPolicyOfTheExampleCanRemoveBoundaries() throws Exception {
    PolicySet policies =
        identity(Files.readString(Path.of("examples/crud-api/policies/deployer.json")));

    assertThat(Escalations.in(policies, "aws", Optional.empty(), CATALOG).findings())
        .filteredOn(finding -> finding.path().id().equals("delete-role-boundary"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Exposure.LIMITED_BY_NAME));
  }

  private static String createRole(String condition) {
    return """
    {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": ["iam:CreateRole", "iam:PutRolePolicy"], "Resource": "*",
      "Condition": {%s}}}
    """
        .formatted(condition);
  }
}
