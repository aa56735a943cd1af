package io.github.sstiam.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationTextTest {
  private final Verification verification = Samples.everyOutcome();

  @Test
  void totalsNameEveryOutcomeThatOccurs() {
    assertThat(VerificationText.totals(verification))
        .isEqualTo(
            "6 permissions: 1 allowed, 1 explicitly denied, 2 implicitly denied, 1 denied by the"
                + " organization, 1 unknown");
  }

  @Test
  void coverageNamesWhatIsNotVerified() {
    assertThat(VerificationText.coverage(verification.coverage()))
        .containsExactly(
            "Coverage: 1 stack, 2 resources (1 custom resource), 1 unknown type",
            "Resource types without permission data, not verified: AWS::New::Thing",
            "Actions that a handler names and AWS does not document, not verified: s3:Odd"
                + " (AWS::S3::Bucket)");
  }

  @Test
  void failureTellsWhatIsMissingWhereItComesFromAndWhatToDo() {
    List<VerifiedPermission> failures = new ArrayList<>(verification.missing(Necessity.REQUIRED));
    failures.addAll(verification.unknown(Necessity.REQUIRED));

    assertThat(VerificationText.failure(verification, failures, "missing-policy.json"))
        .isEqualTo(
            """
            deployer.json lacks 4 permissions that the deployment needs:
              Deployment of prod-shop
                to publish file assets
                  s3:PutObject on arn:aws:s3:::assets/*: not allowed by the permissions boundary
              prod-shop/Orders (sst.Table)
                AWS::DynamoDB::Table Orders
                  dynamodb:DeleteTable on arn:aws:dynamodb:us-east-1:123456789012:table/prod-shop-Orders-*: explicitly denied by an identity-based policy (deployer.json, Sid NoTables, line 7, column 5)
                  dynamodb:TagResource on arn:aws:dynamodb:us-east-1:123456789012:table/prod-shop-Orders-*: no statement allows it
                  dynamodb:UpdateTable on arn:aws:dynamodb:us-east-1:123456789012:table/prod-shop-Orders-*: denied by a service control policy of the organization
            It cannot be decided whether deployer.json has 1 permission that the deployment needs (give the values of condition keys as <contextEntries>; -Dsst-iam.onUnknown=warn lets the build go on):
              prod-shop/Orders (sst.Table)
                AWS::DynamoDB::Table Orders
                  dynamodb:UpdateTimeToLive on arn:aws:dynamodb:us-east-1:123456789012:table/prod-shop-Orders-*: depends on condition keys without a known value: aws:PrincipalTag/team
              to add: <contextEntry><key>aws:PrincipalTag/team</key><type>string</type><values><value>...</value></values></contextEntry>
            Condition keys that only policies of the organization use are not reported as missing; if such a denial is none in practice, give the keys as <contextEntries> or set -Dsst-iam.onOrganizationDenial=warn.
            6 permissions: 1 allowed, 1 explicitly denied, 2 implicitly denied, 1 denied by the organization, 1 unknown.
            Grant what is missing: attach missing-policy.json to the deploying identity; where a statement denies explicitly, change that statement.""");
  }
}
