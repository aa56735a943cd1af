package io.github.sstiam.composition;

import static io.github.sstiam.composition.Needs.ROLE;
import static io.github.sstiam.composition.Needs.TABLE;
import static io.github.sstiam.composition.Needs.called;
import static io.github.sstiam.composition.Needs.conditional;
import static io.github.sstiam.composition.Needs.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeastPrivilegePolicyTest {
  @Test
  void actionsOnTheSameResourceShareAStatement() {
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(
                required("dynamodb:DeleteTable", TABLE), required("dynamodb:CreateTable", TABLE)));

    assertThat(PolicyWriter.write(policy))
        .isEqualTo(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "ManageTables",
                  "Effect": "Allow",
                  "Action": [
                    "dynamodb:CreateTable",
                    "dynamodb:DeleteTable"
                  ],
                  "Resource": [
                    "arn:aws:dynamodb:us-east-1:123456789012:table/prod-orders"
                  ]
                }
              ]
            }
            """);
  }

  @Test
  void anActionNeverGainsTheResourcesOfAnother() {
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(
                required("dynamodb:CreateTable", TABLE),
                required("dynamodb:ListTables", "*"),
                required("dynamodb:CreateTable", TABLE + "-audit")));

    assertThat(policy.statements())
        .extracting(
            statement -> statement.actions().patterns(),
            statement -> statement.resources().orElseThrow().patterns())
        .containsExactlyInAnyOrder(
            tuple(List.of("dynamodb:ListTables"), List.of("*")),
            tuple(List.of("dynamodb:CreateTable"), List.of(TABLE, TABLE + "-audit")));
  }

  @Test
  void aResourceThatAnotherCoversIsOmitted() {
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(
                required("iam:GetRole", ROLE),
                required("iam:GetRole", "arn:aws:iam::123456789012:role/prod-shop-Fn*")));

    assertThat(policy.statements())
        .singleElement()
        .extracting(statement -> statement.resources().orElseThrow().patterns())
        .isEqualTo(List.of(ROLE));
  }

  @Test
  void conditionalPermissionsAreInSeparateStatements() {
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(
                required("dynamodb:CreateTable", TABLE),
                conditional("dynamodb:DescribeTable", TABLE)));

    assertThat(policy.statements())
        .extracting(statement -> statement.sid().orElseThrow())
        .containsExactly("ManageTables", "ManageTablesConditional");
  }

  @Test
  void theServiceThatARoleIsPassedToBecomesACondition() {
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(
                required(
                    "iam:PassRole",
                    ROLE,
                    ContextEntry.string("aws:RequestedRegion", "us-east-1"),
                    ContextEntry.string("iam:PassedToService", "lambda.amazonaws.com"))));

    assertThat(policy.statements())
        .singleElement()
        .extracting(Statement::conditions)
        .asString()
        .isEqualTo(
            "[Condition[operator=StringEquals, key=iam:PassedToService,"
                + " values=[lambda.amazonaws.com]]]");
  }

  @Test
  void theOrderOfTheRequirementsDoesNotMatter() {
    List<PermissionRequirement> requirements = new ArrayList<>();
    for (String name : List.of("CreateTable", "DeleteTable", "TagResource", "UpdateTable")) {
      requirements.add(required("dynamodb:" + name, TABLE));
      requirements.add(required("dynamodb:" + name, TABLE + "/index/" + name));
    }
    String policy = PolicyWriter.write(ComposedPolicies.leastPrivilege(requirements));

    Collections.reverse(requirements);

    assertThat(PolicyWriter.write(ComposedPolicies.leastPrivilege(requirements))).isEqualTo(policy);
  }

  @Test
  void requiredPermissionsAreNotRepeatedAsConditional() {
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(
                required("iam:GetRole", ROLE),
                conditional("iam:GetRole", "arn:aws:iam::123456789012:role/prod-shop-Fn*"),
                conditional("iam:GetRole", "arn:aws:iam::123456789012:role/other")));

    assertThat(policy.statements())
        .extracting(
            statement -> statement.sid().orElseThrow(),
            statement -> statement.resources().orElseThrow().patterns())
        .containsExactly(
            tuple("ManageRoles", List.of(ROLE)),
            tuple("ManageRolesConditional", List.of("arn:aws:iam::123456789012:role/other")));
  }

  @Test
  void conditionalPermissionsCanBeOmitted() {
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(
                required("dynamodb:CreateTable", TABLE), conditional("dynamodb:ListTables", "*")),
            PolicyOptions.DEFAULT.withConditional(false));

    assertThat(policy.statements())
        .singleElement()
        .extracting(statement -> statement.actions().patterns())
        .isEqualTo(List.of("dynamodb:CreateTable"));
  }

  @Test
  void permissionsForDifferentPurposesAreInSeparateStatements() {
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(
                required("iam:PassRole", ROLE),
                required("iam:CreateRole", ROLE),
                called("cloudformation:CreateStack", "*")));

    assertThat(policy.statements())
        .extracting(statement -> statement.sid().orElseThrow())
        .containsExactly("ManageCloudFormationStacks", "ManageRoles", "PassRoles");
  }

  /** A user may add a key to every request; it belongs into the policy where IAM knows it only. */
  @Test
  void theKeyOfAnotherActionBecomesNoCondition() {
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(
                required(
                    "dynamodb:CreateTable",
                    TABLE,
                    ContextEntry.string("iam:PassedToService", "lambda.amazonaws.com"))));

    assertThat(policy.statements()).flatExtracting(Statement::conditions).isEmpty();
  }

  @Test
  void permissionsThatOnlyResourcesNeedCanBeLimitedToCallsThroughCloudFormation() {
    List<PermissionRequirement> needs =
        List.of(
            required("dynamodb:CreateTable", TABLE),
            called("cloudformation:CreateStack", "*"),
            required("iam:PassRole", ROLE),
            required("iam:CreateServiceLinkedRole", "*"));
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            needs, PolicyOptions.DEFAULT.withThroughCloudFormation(true));

    assertThat(policy.statements())
        .filteredOn(statement -> !statement.conditions().isEmpty())
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.actions().patterns()).containsExactly("dynamodb:CreateTable");
              assertThat(statement.conditions())
                  .containsExactly(
                      new Condition(
                          "ForAnyValue:StringEquals",
                          "aws:CalledVia",
                          List.of("cloudformation.amazonaws.com")));
            });
  }

  /**
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html says
   * that a service role's requests lack aws:CalledVia.
   */
  @Test
  void permissionsOfAServiceRoleAreNotLimitedToCallsThroughCloudFormation() {
    DeployingPrincipal role = DeployingPrincipal.role(Kind.EXECUTION_ROLE, ROLE);
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(required("dynamodb:CreateTable", TABLE).by(role)),
            PolicyOptions.DEFAULT.withThroughCloudFormation(true));

    assertThat(policy.statements()).flatExtracting(Statement::conditions).isEmpty();
  }

  @Test
  void actionsThatTheToolCallsItselfAreNotLimitedToCallsThroughCloudFormation() {
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(called("ssm:GetParameters", "*"), required("ssm:GetParameters", "*")),
            PolicyOptions.DEFAULT.withThroughCloudFormation(true));

    assertThat(policy.statements()).hasSize(1).flatExtracting(Statement::conditions).isEmpty();
  }
}
