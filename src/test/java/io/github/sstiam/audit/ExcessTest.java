package io.github.sstiam.audit;

import static io.github.sstiam.audit.AuditFixture.CATALOG;
import static io.github.sstiam.audit.AuditFixture.bounded;
import static io.github.sstiam.audit.AuditFixture.identity;
import static io.github.sstiam.audit.AuditFixture.need;
import static io.github.sstiam.audit.AuditFixture.organized;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.audit.ExcessGrant.Kind;
import io.github.sstiam.catalog.AccessLevel;
import io.github.sstiam.evaluation.PolicyLayer;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.PermissionRequirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExcessTest {
  private static final String TABLE = "arn:aws:dynamodb:us-east-1:123456789012:table/prod-notes";
  private static final String ROLE = "arn:aws:iam::123456789012:role/prod-api";

  /** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html */
  private static final String ADMINISTRATOR =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
      """;

  /** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/PowerUserAccess.html */
  private static final String POWER_USER =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "NotAction": ["iam:*", "organizations:*", "account:*"],
          "Resource": "*"},
        {"Effect": "Allow", "Action": ["account:GetAccountInformation", "iam:ListRoles"],
          "Resource": "*"}]}
      """;

  @Test
  void actionThatNothingNeedsIsUnneeded() {
    Excess excess =
        excess(
            identity(
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "Tables", "Effect": "Allow",
                    "Action": ["dynamodb:CreateTable", "dynamodb:DeleteTable"],
                    "Resource": "arn:aws:dynamodb:us-east-1:123456789012:table/prod-notes"}]}
                """),
            need("dynamodb:CreateTable", TABLE));

    assertThat(excess.granted()).isEqualTo(2);
    assertThat(excess.grants())
        .singleElement()
        .satisfies(
            grant -> {
              assertThat(grant.action()).isEqualTo(Action.of("dynamodb:DeleteTable"));
              assertThat(grant.accessLevel()).isEqualTo(AccessLevel.WRITE);
              assertThat(grant.kind()).isEqualTo(Kind.UNNEEDED);
              assertThat(grant.isConditional()).isFalse();
              assertThat(grant.needed()).isEmpty();
              assertThat(grant.grants())
                  .singleElement()
                  .satisfies(
                      found -> {
                        assertThat(found.resource().text()).isEqualTo(TABLE);
                        assertThat(found.statements())
                            .singleElement()
                            .satisfies(
                                statement -> {
                                  assertThat(statement.layer())
                                      .contains(PolicyLayer.IDENTITY_POLICY);
                                  assertThat(statement.sid()).contains("Tables");
                                  assertThat(statement.position()).hasToString("2:3");
                                });
                      });
            });
  }

  @Test
  void actionThatIsNeededOnFewerResourcesIsWider() {
    Excess excess =
        excess(identity(allow("dynamodb:CreateTable", "*")), need("dynamodb:CreateTable", TABLE));

    assertThat(excess.grants())
        .singleElement()
        .satisfies(
            grant -> {
              assertThat(grant.kind()).isEqualTo(Kind.WIDER_RESOURCES);
              assertThat(grant.needed()).containsExactly(new ArnPattern(TABLE));
              assertThat(grant.grants())
                  .singleElement()
                  .satisfies(found -> assertThat(found.resource()).isEqualTo(ArnPattern.ANY));
            });
  }

  @Test
  void everyResourceIsNotWiderThanAllResourcesOfTheAction() {
    assertThat(
            excess(
                    identity(allow("dynamodb:CreateTable", "*")),
                    need("dynamodb:CreateTable", "arn:aws:dynamodb:*:*:table/*"))
                .isEmpty())
        .isTrue();
  }

  @Test
  void actionWithoutResourcesIsNeededOnAll() {
    assertThat(
            excess(
                    identity(allow("cloudformation:ValidateTemplate", "*")),
                    need("cloudformation:ValidateTemplate", "*"))
                .isEmpty())
        .isTrue();
  }

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
  @Test
  void resourceThatTheActionCannotActOnGrantsNothing() {
    assertThat(excess(identity(allow("dynamodb:*", "arn:aws:s3:::notes"))).granted()).isZero();
    assertThat(excess(identity(allow("s3:ListAllMyBuckets", "arn:aws:s3:::notes"))).granted())
        .isZero();
  }

  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
  @Test
  void thePatternOfObjectsMatchesNoBucket() {
    assertThat(excess(identity(allow("s3:ListBucket", "arn:aws:s3:::notes/*"))).granted()).isZero();
    assertThat(excess(identity(allow("s3:GetObject", "arn:aws:s3:::notes/*"))).granted()).isOne();
    assertThat(excess(identity(allow("s3:ListBucket", "arn:aws:s3:::notes*"))).granted()).isOne();
  }

  @Test
  void aConditionalGrantIsReportedAsConditional() {
    Excess excess =
        excess(
            identity(
                """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                  "Action": "dynamodb:DeleteTable", "Resource": "*", "Condition":
                    {"StringEquals": {"aws:ResourceTag/app": "notes"}}}}
                """));

    assertThat(excess.grants())
        .singleElement()
        .satisfies(
            grant -> {
              assertThat(grant.isConditional()).isTrue();
              assertThat(grant.grants().get(0).conditions())
                  .singleElement()
                  .satisfies(
                      condition -> assertThat(condition.key()).isEqualTo("aws:ResourceTag/app"));
            });
    assertThat(excess.lines())
        .singleElement()
        .satisfies(line -> assertThat(line.conditional()).isTrue());
  }

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
  @Test
  void roleThatMayBePassedToAnyServiceIsWider() {
    ContextEntry lambda = ContextEntry.string("iam:PassedToService", "lambda.amazonaws.com");
    PermissionRequirement need = need("iam:PassRole", ROLE, lambda);

    assertThat(excess(identity(allow("iam:PassRole", ROLE)), need).grants())
        .extracting(ExcessGrant::kind)
        .containsExactly(Kind.WIDER_CONDITIONS);
    assertThat(excess(identity(passRoleTo("StringEquals", "lambda.amazonaws.com")), need).grants())
        .isEmpty();
    assertThat(excess(identity(passRoleTo("StringLike", "*")), need).grants())
        .extracting(ExcessGrant::kind)
        .containsExactly(Kind.WIDER_CONDITIONS);
    assertThat(
            excess(
                    identity(
                        passRoleTo("StringEquals", "lambda.amazonaws.com\", \"ec2.amazonaws.com")),
                    need)
                .grants())
        .extracting(ExcessGrant::kind)
        .containsExactly(Kind.WIDER_CONDITIONS);
  }

  @Test
  void aConditionThatNoRequirementMeetsIsReported() {
    ContextEntry lambda = ContextEntry.string("iam:PassedToService", "lambda.amazonaws.com");

    assertThat(
            excess(
                    identity(passRoleTo("StringEquals", "ec2.amazonaws.com")),
                    need("iam:PassRole", ROLE, lambda))
                .grants())
        .extracting(ExcessGrant::kind)
        .containsExactly(Kind.UNMET_CONDITIONS);
  }

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html */
  @Test
  void deniedActionsAreNotExcessive() {
    String denied =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "dynamodb:*", "Resource": "*"},
          {"Effect": "Deny", "NotAction": ["dynamodb:CreateTable", "dynamodb:DeleteTable"],
            "Resource": "*"},
          {"Effect": "Deny", "Action": "dynamodb:DeleteTable",
            "Resource": "arn:aws:dynamodb:*:*:table/prod-*"}]}
        """;

    assertThat(excess(identity(denied), need("dynamodb:CreateTable", "*")).grants())
        .singleElement()
        .satisfies(
            grant -> {
              assertThat(grant.action()).isEqualTo(Action.of("dynamodb:DeleteTable"));
              assertThat(grant.grants().get(0).except())
                  .containsExactly(new ArnPattern("arn:aws:dynamodb:*:*:table/prod-*"));
            });
  }

  /**
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html:
   * a Deny with NotResource leaves what it names.
   */
  @Test
  void denyOfAllOtherResourcesLimitsTheGrant() {
    String denied =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "dynamodb:DeleteTable", "Resource": "*"},
          {"Effect": "Deny", "Action": "dynamodb:*",
            "NotResource": "arn:aws:dynamodb:us-east-1:123456789012:table/prod-*"}]}
        """;

    assertThat(excess(identity(denied)).grants())
        .singleElement()
        .satisfies(
            grant ->
                assertThat(grant.grants())
                    .extracting(found -> found.resource().text())
                    .containsExactly("arn:aws:dynamodb:us-east-1:123456789012:table/prod-*"));
  }

  @Test
  void denyUnderAConditionIsACondition() {
    String denied =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "dynamodb:DeleteTable", "Resource": "*"},
          {"Sid": "Region", "Effect": "Deny", "Action": "*", "Resource": "*",
            "Condition": {"StringNotEquals": {"aws:RequestedRegion": "eu-west-1"}}}]}
        """;

    assertThat(excess(identity(denied)).grants())
        .singleElement()
        .satisfies(
            grant -> {
              assertThat(grant.isConditional()).isTrue();
              assertThat(grant.grants().get(0).denials())
                  .singleElement()
                  .satisfies(
                      denial -> {
                        assertThat(denial.whole()).isTrue();
                        assertThat(denial.statement().sid()).contains("Region");
                      });
            });
  }

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
  @Test
  void actionsThatABoundaryOrTheOrganizationDoesNotAllowAreNotExcessive() {
    String within = allow("dynamodb:List*", "*");

    assertThat(excess(bounded(ADMINISTRATOR, within)).grants())
        .isNotEmpty()
        .allSatisfy(grant -> assertThat(grant.action().name()).startsWith("List"));
    assertThat(excess(organized(ADMINISTRATOR, within)).grants())
        .extracting(ExcessGrant::action)
        .isEqualTo(
            excess(bounded(ADMINISTRATOR, within)).grants().stream()
                .map(ExcessGrant::action)
                .toList());
  }

  @Test
  void administratorAccessIsOneLineAService() {
    Excess excess = excess(identity(ADMINISTRATOR), need("dynamodb:CreateTable", TABLE));

    assertThat(excess.grants().size()).isEqualTo(excess.granted()).isGreaterThan(15_000);
    assertThat(excess.lines().size()).isLessThanOrEqualTo(CATALOG.services().size() + 1);
    assertThat(excess.lines())
        .filteredOn(line -> line.service().equals("ec2"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.whole()).isTrue();
              assertThat(line.actions()).hasSizeGreaterThan(600);
              assertThat(line.resources()).containsExactly(ArnPattern.ANY);
              assertThat(line.levels().values().stream().mapToInt(n -> n).sum())
                  .isEqualTo(line.actions().size());
            });
    assertThat(excess.lines())
        .filteredOn(line -> line.service().equals("dynamodb"))
        .extracting(ExcessLine::kind)
        .containsExactlyInAnyOrder(Kind.UNNEEDED, Kind.WIDER_RESOURCES);
    assertThat(excess.levels().keySet())
        .containsExactly(
            AccessLevel.PERMISSIONS_MANAGEMENT,
            AccessLevel.WRITE,
            AccessLevel.READ,
            AccessLevel.LIST,
            AccessLevel.TAGGING);
  }

  @Test
  void theMostDangerousLineComesFirst() {
    List<ExcessLine> lines = excess(identity(ADMINISTRATOR)).lines();

    assertThat(lines)
        .extracting(line -> line.levels().getOrDefault(AccessLevel.PERMISSIONS_MANAGEMENT, 0))
        .isSortedAccordingTo((one, other) -> other - one);
    assertThat(lines).isSorted();
  }

  @Test
  void notActionIsEvaluated() {
    assertThat(excess(identity(POWER_USER)).grants())
        .filteredOn(grant -> List.of("iam", "account").contains(grant.action().service()))
        .extracting(grant -> grant.action().toString())
        .containsExactly("account:GetAccountInformation", "iam:ListRoles");
  }

  @Test
  void handWrittenPolicyOfTheExampleIsWiderThanTheExampleNeeds() throws Exception {
    PolicySet policies =
        identity(Files.readString(Path.of("examples/crud-api/policies/deployer.json")));

    Excess excess = Excess.of(policies, AuditFixture.crudApi(), CATALOG);

    assertThat(excess.grants())
        .filteredOn(grant -> grant.action().equals(Action.of("dynamodb:PutItem")))
        .extracting(ExcessGrant::kind)
        .containsExactly(Kind.UNNEEDED);
    assertThat(excess.lines()).extracting(ExcessLine::service).doesNotContain("ec2", "kms");
  }

  private static Excess excess(PolicySet policies, PermissionRequirement... needs) {
    return Excess.of(policies, List.of(needs), CATALOG);
  }

  private static String allow(String action, String resource) {
    return """
    {"Version": "2012-10-17", "Statement":
      {"Effect": "Allow", "Action": "%s", "Resource": "%s"}}
    """
        .formatted(action, resource);
  }

  private static String passRoleTo(String operator, String service) {
    return """
    {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:PassRole",
      "Resource": "%s", "Condition": {"%s": {"iam:PassedToService": ["%s"]}}}}
    """
        .formatted(ROLE, operator, service);
  }
}
