package io.github.sstiam.composition;

import static io.github.sstiam.composition.Needs.ROLE;
import static io.github.sstiam.composition.Needs.TABLE;
import static io.github.sstiam.composition.Needs.called;
import static io.github.sstiam.composition.Needs.conditional;
import static io.github.sstiam.composition.Needs.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** The statements of SST's page on IAM permissions: their Sids, and their actions in its order. */
class ServicePolicyTest {
  private static final Tuple STACKS =
      tuple("ManageCloudFormationStacks", List.of("cloudformation:*"), List.of("*"));
  private static final Tuple API =
      tuple(
          "ManageApi",
          List.of("iam:*", "logs:*", "lambda:*", "dynamodb:*", "apigateway:*"),
          List.of("*"));
  private static final List<PermissionRequirement> CRUD_API =
      List.of(
          required("apigateway:POST", "*"),
          called("cloudformation:CreateStack", "*"),
          required("dynamodb:CreateTable", TABLE),
          required("iam:CreateRole", ROLE),
          required("iam:PassRole", ROLE),
          required("lambda:CreateFunction", "*"),
          conditional("logs:DescribeLogGroups", "*"));

  @Test
  void theCrudApiUsesTheStatementsOfThePage() {
    assertThat(statements(CRUD_API)).containsExactly(STACKS, API);
  }

  @Test
  void aCustomDomainUsesTheThirdStatementOfThePage() {
    List<PermissionRequirement> needs = new ArrayList<>(CRUD_API);
    needs.add(required("acm:RequestCertificate", "*"));
    needs.add(required("route53:ChangeResourceRecordSets", "*"));

    assertThat(statements(needs))
        .containsExactly(
            STACKS,
            API,
            tuple(
                "ManageCustomDomain", List.of("acm:*", "route53:*", "cloudfront:*"), List.of("*")));
  }

  @Test
  void theOrderOfTheRequirementsDoesNotMatter() {
    List<PermissionRequirement> reversed = new ArrayList<>(CRUD_API);
    Collections.reverse(reversed);

    assertThat(ComposedPolicies.ofServices(reversed))
        .isEqualTo(ComposedPolicies.ofServices(CRUD_API));
  }

  @Test
  void servicesThatThePageOmitsAreInSeparateStatements() {
    assertThat(
            statements(
                List.of(
                    called("cloudformation:CreateStack", "*"),
                    required("events:PutRule", "*"),
                    required("sqs:CreateQueue", "*"),
                    required("s3:CreateBucket", "*"),
                    required("s3:GetObject", "*"))))
        .containsExactly(
            STACKS,
            tuple("ManageBuckets", List.of("s3:*"), List.of("*")),
            tuple("ManageEvents", List.of("events:*"), List.of("*")),
            tuple("ManageQueues", List.of("sqs:*"), List.of("*")));
  }

  @Test
  void anAppWithoutApiHasNoStatementForOne() {
    assertThat(
            statements(
                List.of(required("iam:CreateRole", ROLE), required("lambda:CreateFunction", "*"))))
        .containsExactly(
            tuple("ManageFunctions", List.of("lambda:*"), List.of("*")),
            tuple("ManageRoles", List.of("iam:*"), List.of("*")));
  }

  @Test
  void rolesAreAssumedOneByOne() {
    assertThat(statements(List.of(called("sts:AssumeRole", ROLE))))
        .containsExactly(tuple("AssumeRoles", List.of("sts:AssumeRole"), List.of(ROLE)));
  }

  @Test
  void conditionalServicesCanBeOmitted() {
    PolicyDocument policy =
        ComposedPolicies.ofServices(
            List.of(conditional("sqs:GetQueueUrl", "*")),
            PolicyOptions.DEFAULT.withConditional(false));

    assertThat(policy.statements()).isEmpty();
  }

  private static List<Tuple> statements(List<PermissionRequirement> needs) {
    return ComposedPolicies.ofServices(needs).statements().stream()
        .map(
            statement ->
                tuple(
                    statement.sid().orElseThrow(),
                    statement.actions().patterns(),
                    statement.resources().orElseThrow().patterns()))
        .toList();
  }
}
