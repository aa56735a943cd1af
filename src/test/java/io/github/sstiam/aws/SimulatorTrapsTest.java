package io.github.sstiam.aws;

import static io.github.sstiam.aws.SimulationFixture.ALL;
import static io.github.sstiam.aws.SimulationFixture.need;
import static io.github.sstiam.aws.SimulationFixture.simulate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.aws.loopback.Fault;
import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import io.github.sstiam.aws.loopback.LoopbackPrincipal;
import io.github.sstiam.evaluation.PolicyLayer;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verdict.Uncertainty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has burnt tools that ask IAM's simulator; each sentence a test. */
class SimulatorTrapsTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/cdk/deploy-role";
  private static final String ONLY_EU =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "*", "Resource": "*"},
        {"Effect": "Deny", "Action": "sqs:*", "Resource": "*",
         "Condition": {"StringNotEquals": {"aws:RequestedRegion": "us-west-2"}}}]}
      """;

  @Test
  void aDenialByTheOrganizationIsASeparateOutcome() throws Exception {
    LoopbackPrincipal user =
        LoopbackPrincipal.of(LoopbackAccount.USER, ALL).withServiceControl(ONLY_EU);

    List<Verdict> verdicts =
        simulate(
            LoopbackAccount.ofUser(user),
            need("sqs:CreateQueue", "*"),
            need("s3:CreateBucket", "*"));

    assertThat(verdicts)
        .extracting(Verdict::outcome)
        .containsExactly(Outcome.DENIED_BY_ORGANIZATION, Outcome.ALLOWED);
    assertThat(verdicts.get(0).layer()).contains(PolicyLayer.SERVICE_CONTROL_POLICY);
  }

  @Test
  void aPermissionThatTheIdentityLacksIsNotDeniedByTheOrganization() throws Exception {
    LoopbackPrincipal user =
        LoopbackPrincipal.of(LoopbackAccount.USER, policy("Allow", "s3:*", ""))
            .withServiceControl(ALL);

    assertThat(simulate(LoopbackAccount.ofUser(user), need("sqs:CreateQueue", "*")))
        .singleElement()
        .extracting(Verdict::outcome)
        .isEqualTo(Outcome.IMPLICITLY_DENIED);
  }

  @Test
  void anEndpointWithoutPolicyExclusionsStillGivesVerdicts() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(policy("Allow", "s3:*", "")))) {
      List<PermissionRequirement> needs = List.of(need("sqs:CreateQueue", "*"));
      assertThat(simulate(aws, LoopbackAccount.USER, needs)).hasSize(1);
      int before = aws.requests().size();

      aws.failNext(new Fault(500, "InternalFailure", "first, retried"));
      assertThat(simulate(aws, LoopbackAccount.USER, needs))
          .singleElement()
          .extracting(Verdict::outcome)
          .isEqualTo(Outcome.IMPLICITLY_DENIED);
      assertThat(aws.requests()).hasSizeGreaterThan(before);
    }
  }

  @Test
  void actionsWithDifferentAuthorizationInformationAreSimulatedSeparately() throws Exception {
    LoopbackAccount account =
        LoopbackAccount.ofUser(ALL).keepingApart("s3:ListAllMyBuckets", "iam:PassRole");
    List<PermissionRequirement> needs = new ArrayList<>();
    for (String action :
        List.of("s3:ListAllMyBuckets", "s3:GetObject", "iam:PassRole", "sqs:CreateQueue")) {
      needs.add(need(action, "*"));
    }
    Collections.shuffle(needs, new java.util.Random(3));

    try (LoopbackAws aws = LoopbackAws.start(account)) {
      assertThat(simulate(aws, LoopbackAccount.USER, needs))
          .hasSize(4)
          .allMatch(verdict -> verdict.outcome() == Outcome.ALLOWED);
    }
  }

  @Test
  void aTruncatedResponseWithoutMarkerIsAnError() {
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(ALL))) {
      aws.failNext(Fault.truncated());

      assertThatThrownBy(
              () -> simulate(aws, LoopbackAccount.USER, List.of(need("s3:GetObject", "*"))))
          .isInstanceOf(SimulationUnavailableException.class)
          .hasMessageContaining("truncated");
    }
  }

  @Test
  void serverErrorsAreRetried() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(ALL))) {
      aws.failNext(Fault.broken());
      aws.failNext(Fault.broken());

      assertThat(simulate(aws, LoopbackAccount.USER, List.of(need("s3:GetObject", "*"))))
          .singleElement()
          .extracting(Verdict::outcome)
          .isEqualTo(Outcome.ALLOWED);
    }
  }

  @Test
  void rareConditionKeysAreSentOnlyIfTheyMatter() throws Exception {
    String passing =
        policy(
            "Allow", "iam:PassRole", "{\"StringEquals\": {\"iam:PassedToService\": \"lambda\"}}");

    assertThat(
            simulate(
                LoopbackAccount.ofUser(passing),
                need("iam:PassRole", ROLE, ContextEntry.string("iam:PassedToService", "lambda")),
                need("iam:PassRole", ROLE, ContextEntry.string("iam:PassedToService", "ec2"))))
        .extracting(Verdict::outcome)
        .containsExactly(Outcome.ALLOWED, Outcome.IMPLICITLY_DENIED);
  }

  @Test
  void thePrincipalsTagsAreReadIfAPolicyDependsOnThem() throws Exception {
    LoopbackPrincipal user =
        LoopbackPrincipal.of(
                LoopbackAccount.USER,
                policy(
                    "Allow", "s3:*", "{\"StringEquals\": {\"aws:PrincipalTag/team\": \"shop\"}}"))
            .withTags(Map.of("team", "shop"));
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(user))) {
      assertThat(simulate(aws, LoopbackAccount.USER, List.of(need("s3:GetObject", "*"))))
          .singleElement()
          .extracting(Verdict::outcome)
          .isEqualTo(Outcome.ALLOWED);
      assertThat(aws.requests()).contains("GetUser");
    }
  }

  @Test
  void tagsThatCannotBeReadStayUnknown() throws Exception {
    LoopbackAccount account =
        LoopbackAccount.ofUser(
                policy(
                    "Allow", "s3:*", "{\"StringEquals\": {\"aws:PrincipalTag/team\": \"shop\"}}"))
            .refusing("GetUser");

    assertThat(simulate(account, need("s3:GetObject", "*")))
        .singleElement()
        .satisfies(
            verdict -> assertThat(verdict.uncertainty()).contains(Uncertainty.MISSING_CONTEXT));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::123456789012:root, ALLOWED",
    "arn:aws:iam::123456789012:user/ci/deployer, ALLOWED",
    "arn:aws:iam::123456789012:role/other, IMPLICITLY_DENIED",
  })
  void aTrustPolicyDecidesWhoMayAssumeARole(String trusted, Outcome outcome) throws Exception {
    String trust =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
         "Principal": {"AWS": "%s"}}}
        """
            .formatted(trusted);
    LoopbackAccount account =
        LoopbackAccount.ofUser(ALL).with(LoopbackPrincipal.of(ROLE, ALL).withTrust(trust));

    assertThat(simulate(account, need("sts:AssumeRole", ROLE)))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.outcome()).isEqualTo(outcome);
              assertThat(verdict.layer().isPresent()).isEqualTo(outcome != Outcome.ALLOWED);
            });
  }

  @Test
  void aRoleThatDoesNotExistCannotBeAssumed() throws Exception {
    assertThat(simulate(LoopbackAccount.ofUser(ALL), need("sts:AssumeRole", ROLE)))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.outcome()).isEqualTo(Outcome.IMPLICITLY_DENIED);
              assertThat(verdict.layer()).contains(PolicyLayer.TRUST_POLICY);
            });
  }

  @Test
  void anUnreadableTrustPolicyMakesTheOutcomeUnknown() throws Exception {
    assertThat(
            simulate(LoopbackAccount.ofUser(ALL).refusing("GetRole"), need("sts:AssumeRole", ROLE)))
        .singleElement()
        .satisfies(
            verdict -> assertThat(verdict.uncertainty()).contains(Uncertainty.UNREAD_TRUST_POLICY));
  }

  private static String policy(String effect, String action, String condition) {
    return "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \""
        + effect
        + "\", \"Action\": \""
        + action
        + "\", \"Resource\": \"*\""
        + (condition.isEmpty() ? "" : ", \"Condition\": " + condition)
        + "}}";
  }
}
