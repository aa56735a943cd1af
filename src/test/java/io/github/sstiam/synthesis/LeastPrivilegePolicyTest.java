package io.github.sstiam.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeastPrivilegePolicyTest {
  private static final String TABLE = "arn:aws:dynamodb:us-east-1:123456789012:table/prod-orders";
  private static final String ROLE = "arn:aws:iam::123456789012:role/prod-shop-*";

  @Test
  void actionsOnTheSameResourceShareAStatement() {
    PolicyDocument policy =
        LeastPrivilegePolicy.of(
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
        LeastPrivilegePolicy.of(
            List.of(
                required("dynamodb:CreateTable", TABLE),
                required("dynamodb:ListTables", "*"),
                required("dynamodb:CreateTable", TABLE + "-audit")));

    assertThat(policy.statements())
        .extracting(
            statement -> statement.actions().patterns(),
            statement -> statement.resources().orElseThrow().patterns())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(List.of("dynamodb:ListTables"), List.of("*")),
            org.assertj.core.groups.Tuple.tuple(
                List.of("dynamodb:CreateTable"), List.of(TABLE, TABLE + "-audit")));
  }

  @Test
  void aResourceThatAnotherCoversIsLeftOut() {
    PolicyDocument policy =
        LeastPrivilegePolicy.of(
            List.of(
                required("iam:GetRole", ROLE),
                required("iam:GetRole", "arn:aws:iam::123456789012:role/prod-shop-Fn*")));

    assertThat(policy.statements())
        .singleElement()
        .extracting(statement -> statement.resources().orElseThrow().patterns())
        .isEqualTo(List.of(ROLE));
  }

  @Test
  void conditionalPermissionsStandInStatementsOfTheirOwn() {
    PolicyDocument policy =
        LeastPrivilegePolicy.of(
            List.of(
                required("dynamodb:CreateTable", TABLE),
                requirement("dynamodb:DescribeTable", TABLE, Necessity.CONDITIONAL, List.of())));

    assertThat(policy.statements())
        .extracting(statement -> statement.sid().orElseThrow())
        .containsExactly("ManageTables", "ManageTablesConditional");
  }

  @Test
  void theServiceThatARoleIsPassedToBecomesACondition() {
    PolicyDocument policy =
        LeastPrivilegePolicy.of(
            List.of(
                requirement(
                    "iam:PassRole",
                    ROLE,
                    Necessity.REQUIRED,
                    List.of(
                        ContextEntry.string("aws:RequestedRegion", "us-east-1"),
                        ContextEntry.string("iam:PassedToService", "lambda.amazonaws.com")))));

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
    String policy = PolicyWriter.write(LeastPrivilegePolicy.of(requirements));

    Collections.reverse(requirements);

    assertThat(PolicyWriter.write(LeastPrivilegePolicy.of(requirements))).isEqualTo(policy);
  }

  private static PermissionRequirement required(String action, String resource) {
    return requirement(action, resource, Necessity.REQUIRED, List.of());
  }

  private static PermissionRequirement requirement(
      String action, String resource, Necessity necessity, List<ContextEntry> context) {
    return new PermissionRequirement(
        DeployingPrincipal.CALLER,
        Action.of(action),
        new ArnPattern(resource),
        context,
        necessity,
        List.of(new CallOrigin("prod-shop", "test")));
  }
}
