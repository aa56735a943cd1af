package io.github.sstiam.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.composition.ComposedPolicies;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.report.GrantingPolicy;
import io.github.sstiam.report.GrantingPolicy.Grants;
import io.github.sstiam.report.Samples;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origins;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import io.github.sstiam.simulation.gate.BuildGate;
import io.github.sstiam.simulation.gate.BuildGate.Response;
import io.github.sstiam.simulation.gate.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTextTest {
  private final VerificationReport report = report(Samples.everyOutcome(), Response.FAIL);

  private static VerificationReport report(Verification verification, Response response) {
    var judged =
        new BuildGate(Necessity.REQUIRED, response, response, List.of(), LocalDate.EPOCH)
            .classify(verification);
    List<PermissionRequirement> missing =
        judged.of(Severity.FAILURE).stream().map(VerifiedPermission::requirement).toList();
    return new VerificationReport(
        Samples.report().subject(),
        judged,
        List.of(
            new GrantingPolicy(
                Grants.MISSING,
                DeployingPrincipal.CALLER,
                Optional.of("missing-policy.json"),
                ComposedPolicies.leastPrivilege(missing))));
  }

  private static VerificationText text(VerificationReport report) {
    return new VerificationText(report, Paint.NONE);
  }

  @Test
  void totalsNameEveryOutcomeThatOccurs() {
    assertThat(text(report).totals())
        .isEqualTo(
            "6 permissions: 1 allowed, 1 explicitly denied, 2 implicitly denied, 1 denied by the"
                + " organization, 1 unknown");
  }

  @Test
  void theSubjectIsOneLine() {
    assertThat(CoverageText.subject(report.subject()))
        .isEqualTo("App shop, stage prod, SST 2.49.8, account 123456789012, region us-east-1");
  }

  @Test
  void coverageNamesWhatIsNotVerified() {
    assertThat(CoverageText.lines(report.verification().coverage()))
        .containsExactly(
            "Coverage: 1 stack, 2 resources (1 custom resource), 1 unknown type",
            "Resource types without permission data, not verified: AWS::New::Thing",
            "Actions that a handler names but AWS does not document, not verified: s3:Odd"
                + " (AWS::S3::Bucket)");
  }

  @Test
  void failureTellsWhatIsMissingWhereItComesFromAndWhatToDo() {
    assertThat(text(report).failure("target/sst-iam"))
        .isEqualTo(
            """
            deployer.json lacks 4 permissions that the deployment needs:
              Deployment of prod-shop
                to publish file assets
                  s3:PutObject on arn:aws:s3:::assets/*: not allowed by the permissions boundary
              prod-shop/Orders (sst.Table)
                AWS::DynamoDB::Table Orders
                  dynamodb:UpdateTable on arn:aws:dynamodb:us-east-1:123456789012:table/prod-shop-Orders-*: denied by a service control policy of the organization
                  dynamodb:DeleteTable on arn:aws:dynamodb:us-east-1:123456789012:table/prod-shop-Orders-*: explicitly denied by an identity-based policy (deployer.json, Sid NoTables, line 7, column 5)
                  dynamodb:TagResource on arn:aws:dynamodb:us-east-1:123456789012:table/prod-shop-Orders-*: no statement allows it
            It is unknown whether deployer.json has 1 permission that the deployment needs (provide the values of condition keys as <contextEntries>, or set -Dsst-iam.onUnknown=warn to continue the build):
              prod-shop/Orders (sst.Table)
                AWS::DynamoDB::Table Orders
                  dynamodb:UpdateTimeToLive on arn:aws:dynamodb:us-east-1:123456789012:table/prod-shop-Orders-*: depends on condition keys whose values are unknown: aws:PrincipalTag/team
              to add: <contextEntry><key>aws:PrincipalTag/team</key><type>string</type><values><value>...</value></values></contextEntry>
            IAM does not report missing condition keys that only policies of the organization use; if the action works in practice, provide the keys as <contextEntries> or set -Dsst-iam.onOrganizationDenial=warn.
            6 permissions: 1 allowed, 1 explicitly denied, 2 implicitly denied, 1 denied by the organization, 1 unknown.
            Grant what is missing: attach the policy target/sst-iam/missing-policy.json to the deploying identity.
            If a statement denies explicitly, change that statement: no other policy overrides it.
            If the permissions boundary does not allow an action, extend the boundary, too.""");
  }

  @Test
  void warningNamesOnlyWhatTheBuildDoesNotFailFor() {
    assertThat(text(report).warning()).isEmpty();
    assertThat(text(report(Samples.everyOutcome(), Response.WARN)).warning())
        .startsWith("2 permissions that the deployment may need")
        .contains("dynamodb:UpdateTable on ", "dynamodb:UpdateTimeToLive on ")
        .doesNotContain("dynamodb:DeleteTable");
  }

  @Test
  void actionsOnTheSameResourceShareALineAndAScreenIsTheMost() {
    List<VerifiedPermission> permissions = new ArrayList<>();
    for (int stack = 10; stack < 60; stack++) {
      permissions.add(denied("s3:GetObject", stack));
      permissions.add(denied("s3:PutObject", stack));
    }
    String failure =
        text(report(verification("deployer.json", permissions), Response.FAIL))
            .failure("target/sst-iam");

    assertThat(failure)
        .contains("s3:GetObject, s3:PutObject on arn:aws:s3:::bucket-10/*: no statement allows it")
        .contains("  ... and 80 more, listed in the report.");
    assertThat(failure.lines().count()).isLessThan(40);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arn:aws:iam::123456789012:user/ci/deployer | Grant what is missing to the deploying"
            + " identity: aws iam put-user-policy --user-name deployer --policy-name"
            + " sst-iam-missing --policy-document file://target/sst-iam/missing-policy.json",
        "arn:aws:iam::123456789012:role/ci | Grant what is missing to the deploying identity: aws"
            + " iam put-role-policy --role-name ci --policy-name sst-iam-missing --policy-document"
            + " file://target/sst-iam/missing-policy.json",
        "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_1 | Grant"
            + " what is missing: add the policy target/sst-iam/missing-policy.json to the"
            + " permission set of"
            + " arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_1.",
      })
  void whoIsKnownIsGrantedByACommand(String principal, String remedy) {
    Verification verification = verification(principal, List.of(denied("s3:PutObject", 1)));

    assertThat(text(report(verification, Response.FAIL)).failure("target/sst-iam"))
        .endsWith("\n" + remedy);
  }

  @Test
  void aPolicyThatIsTooLargeToBeInlineIsAFile() {
    List<VerifiedPermission> permissions = new ArrayList<>();
    for (int stack = 0; stack < 99; stack++) {
      permissions.add(denied("s3:PutObject", stack));
    }
    String user = "arn:aws:iam::123456789012:user/deployer";

    assertThat(
            text(report(verification(user, permissions), Response.FAIL)).failure("target/my files"))
        .endsWith("attach the policy target/my files/missing-policy.json to " + user + ".");
  }

  @Test
  void pathsAreQuotedForShells() {
    Verification verification =
        verification("arn:aws:iam::123456789012:role/ci", List.of(denied("s3:PutObject", 1)));

    assertThat(text(report(verification, Response.FAIL)).failure("/it's here"))
        .endsWith("--policy-document 'file:///it'\\''s here/missing-policy.json'");
  }

  @Test
  void coloursAreThoseOfTheConsole() {
    Paint paint = (style, text) -> "<" + style + ">" + text + "</>";

    assertThat(new VerificationText(report, paint).totals())
        .startsWith("6 permissions: <SUCCESS>1 allowed</>, <FAILURE>1 explicitly denied</>");
  }

  private static Verification verification(String principal, List<VerifiedPermission> permissions) {
    return new Verification(principal, permissions, List.of(), Samples.everyOutcome().coverage());
  }

  private static VerifiedPermission denied(String action, int stack) {
    return new VerifiedPermission(
        new PermissionRequirement(
            DeployingPrincipal.CALLER,
            Action.of(action),
            new ArnPattern("arn:aws:s3:::bucket-" + stack + "/*"),
            List.of(),
            Necessity.REQUIRED,
            List.of(Origins.call("prod-" + stack, "publish file assets"))),
        Verdict.denied(Outcome.IMPLICITLY_DENIED, Optional.empty(), List.of(), List.of()));
  }
}
