package io.github.sstiam.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.goal.deployment.DeploymentRequest.Bootstrap;
import io.github.sstiam.goal.port.GoalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify-permissions} with each type of policy that the built-in evaluator takes. */
class VerifyPolicyTypesTest {
  private static final String ALL =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
      """;

  private static final String EXECUTION_ROLE =
      "arn:aws:iam::123456789012:role/cdk-hnb659fds-cfn-exec-role-123456789012-us-east-1";

  @TempDir Path project;

  @Test
  void anExplicitDenyIsShownWithItsStatement() throws Exception {
    VerifyCase goal =
        VerifyCase.crudApi(project)
            .policy("deployer.json")
            .policyText("no-tables.json", denyTables("NoTables"));

    assertThat(goal.run().failure().orElseThrow())
        .contains(
            "explicitly denied by an identity-based policy (no-tables.json, Sid NoTables, line 4,"
                + " column 5)");
  }

  @Test
  void whatThePermissionsBoundaryDoesNotAllowIsMissing() throws Exception {
    Path boundary =
        Files.writeString(
            project.resolve("boundary.json"),
            """
            {"Version": "2012-10-17", "Statement": {
              "Effect": "Allow", "NotAction": "iam:CreateRole", "Resource": "*"}}
            """);
    VerifyCase goal =
        VerifyCase.crudApi(project).policy("deployer.json").permissionsBoundary(boundary);

    assertThat(goal.run().failure().orElseThrow())
        .contains("iam:CreateRole on ")
        .contains("not allowed by the permissions boundary");
  }

  @Test
  void aServiceControlPolicyOfAnyLevelOfTheOrganizationDenies() throws Exception {
    Path organization = project.resolve("organization");
    for (String level : new String[] {"1-root", "2-workloads", "3-account"}) {
      Files.writeString(
          Files.createDirectories(organization.resolve(level)).resolve("full.json"), ALL);
    }
    Files.writeString(organization.resolve("2-workloads/no-loss.json"), denyTables("KeepTables"));
    VerifyCase goal =
        VerifyCase.crudApi(project).policy("deployer.json").serviceControlPolicies(organization);

    assertThat(goal.run().failure().orElseThrow())
        .contains("lacks 1 permission that the deployment needs")
        .contains(
            "dynamodb:CreateTable on"
                + " arn:aws:dynamodb:us-east-1:123456789012:table/prod-crud-api-Notes: denied by a"
                + " service control policy of the organization (no-loss.json, Sid KeepTables, line"
                + " 4, column 5)");
  }

  @Test
  void whatTheExecutionRoleLacksIsOfferedAsAPolicyOfThatRole() throws Exception {
    VerifyCase goal =
        throughBootstrapRoles()
            .executionPolicies(GoalCase.CRUD_API.resolve("policies/deployer-lacks-two.json"));

    assertThat(goal.run().failure().orElseThrow())
        .contains(
            "The execution role "
                + EXECUTION_ROLE
                + " lacks 2 permissions that the deployment needs:")
        .contains("dynamodb:CreateTable on ");
    assertThat(goal.written("missing-policy-execution-role.json")).contains("dynamodb:CreateTable");
    assertThat(goal.output().resolve("missing-policy.json")).doesNotExist();
  }

  @Test
  void rolesWithoutPoliciesAreNamedInWarnings() throws Exception {
    VerifyCase goal = throughBootstrapRoles();

    assertThat(goal.run().failure()).isEmpty();
    assertThat(goal.log.warnings())
        .anyMatch(
            line ->
                line.startsWith(
                    "Not verified: the execution role " + EXECUTION_ROLE + ", which needs "))
        .anyMatch(line -> line.startsWith("Not verified: the file publishing role "))
        .anyMatch(line -> line.contains("-Dsst-iam.executionPolicies=FILE"));
    assertThat(goal.log.infos())
        .last()
        .asString()
        .containsPattern("([0-9,]+) permissions: \\1 allowed");
  }

  @Test
  void aRoleHasThePoliciesThatTheAuthorizationDetailsOfItsAccountAttach() throws Exception {
    String role = "arn:aws:iam::123456789012:role/ci/deploy";
    VerifyCase goal =
        VerifyCase.crudApi(project).authorizationDetails(account()).principalArn(role);

    assertThat(goal.run().failure()).isEmpty();
    assertThat(goal.log.infos()).contains("Verified " + role + " (built-in evaluator)");
    assertThat(goal.log.infos())
        .last()
        .asString()
        .containsPattern("([0-9,]+) permissions: \\1 allowed\\. Report: ");
  }

  @Test
  void authorizationDetailsThatAreGivenAsAPolicyAreReadAsAnAccount() throws Exception {
    String role = "arn:aws:iam::123456789012:role/ci/deploy";
    VerifyCase goal =
        VerifyCase.crudApi(project)
            .policies(account())
            .policyText("no-tables.json", denyTables("NoTables"))
            .principalArn(role);

    assertThat(goal.run().failure().orElseThrow()).contains("Sid NoTables");
    assertThat(goal.log.warnings())
        .contains(
            project.resolve("account.json")
                + " is output of aws iam get-account-authorization-details, not a policy: it is"
                + " read as if given with -Dsst-iam.authorizationDetails.");
  }

  @Test
  void aFolderOfSeveralBoundariesIsRefused() throws Exception {
    Path boundaries = Files.createDirectory(project.resolve("boundaries"));
    Files.writeString(boundaries.resolve("a.json"), ALL);
    Files.writeString(boundaries.resolve("b.json"), ALL);
    VerifyCase goal =
        VerifyCase.crudApi(project).policy("deployer.json").permissionsBoundary(boundaries);

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessage(
            boundaries
                + " holds 2 policies (a.json, b.json), but only one can be given. Name its file"
                + " with -Dsst-iam.permissionsBoundary.");
  }

  @Test
  void authorizationDetailsWithoutAnAttachedPolicyAreRefused() throws Exception {
    VerifyCase goal =
        VerifyCase.crudApi(project)
            .authorizationDetails(account())
            .principalArn("arn:aws:iam::123456789012:role/reader");

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining(
            "names the policy arn:aws:iam::aws:policy/ReadOnlyAccess but does not hold it")
        .hasMessageContaining("--filter User Role Group LocalManagedPolicy AWSManagedPolicy");
  }

  private VerifyCase throughBootstrapRoles() {
    return VerifyCase.of(GoalCase.CRUD_API, project)
        .bootstrap(Bootstrap.EXCLUDE)
        .policies(VerifyCase.CALLER_OF_BOOTSTRAP_ROLES);
  }

  private static String denyTables(String sid) {
    return """
        {
          "Version": "2012-10-17",
          "Statement": [
            {"Sid": "%s", "Effect": "Deny", "Action": "dynamodb:CreateTable", "Resource": "*"}
          ]
        }
        """
        .formatted(sid);
  }

  /** An account in the format of {@code aws iam get-account-authorization-details}. */
  private Path account() throws IOException {
    return Files.writeString(
        project.resolve("account.json"),
        """
        {
          "UserDetailList": [],
          "GroupDetailList": [],
          "RoleDetailList": [
            {"RoleName": "deploy", "Arn": "arn:aws:iam::123456789012:role/ci/deploy",
             "RolePolicyList": [], "AttachedManagedPolicies": [
               {"PolicyName": "Deploy", "PolicyArn": "arn:aws:iam::123456789012:policy/Deploy"}]},
            {"RoleName": "reader", "Arn": "arn:aws:iam::123456789012:role/reader",
             "RolePolicyList": [], "AttachedManagedPolicies": [
               {"PolicyName": "ReadOnlyAccess",
                "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}]}
          ],
          "Policies": [
            {"PolicyName": "Deploy", "Arn": "arn:aws:iam::123456789012:policy/Deploy",
             "DefaultVersionId": "v1", "PolicyVersionList": [
               {"VersionId": "v1", "IsDefaultVersion": true, "Document": %s}]}
          ],
          "IsTruncated": false
        }
        """
            .formatted(Files.readString(GoalCase.CRUD_API.resolve("policies/deployer.json"))));
  }
}
