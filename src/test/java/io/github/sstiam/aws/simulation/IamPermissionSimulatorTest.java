package io.github.sstiam.aws.simulation;

import static io.github.sstiam.aws.SimulationFixture.ALL;
import static io.github.sstiam.aws.SimulationFixture.SECRET;
import static io.github.sstiam.aws.SimulationFixture.caller;
import static io.github.sstiam.aws.SimulationFixture.connect;
import static io.github.sstiam.aws.SimulationFixture.need;
import static io.github.sstiam.aws.SimulationFixture.simulate;
import static io.github.sstiam.aws.SimulationFixture.simulator;
import static io.github.sstiam.aws.SimulationFixture.verdicts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.CallerQueries;
import io.github.sstiam.aws.loopback.Fault;
import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.PolicyLayer;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verdict.Uncertainty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

class IamPermissionSimulatorTest {
  private static final String NO_DELETE =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::assets/*"},
          {"Sid": "Never", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"}
        ]
      }
      """;

  @Test
  void everyRequirementHasItsOwnVerdictAndReasons() throws Exception {
    List<Verdict> verdicts =
        simulate(
            LoopbackAccount.ofUser(NO_DELETE),
            need("s3:GetObject", "arn:aws:s3:::assets/*"),
            need("s3:GetObject", "arn:aws:s3:::other/*"),
            need("s3:DeleteObject", "arn:aws:s3:::assets/*"));

    assertThat(verdicts)
        .extracting(Verdict::outcome)
        .containsExactly(Outcome.ALLOWED, Outcome.IMPLICITLY_DENIED, Outcome.EXPLICITLY_DENIED);
    assertThat(verdicts.get(2).statements())
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.policy()).isEqualTo("Deployer");
              assertThat(statement.position().line()).isEqualTo(5);
            });
  }

  @Test
  void aSessionIsSimulatedByTheArnOfItsRoleWithPath() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofRoleSession(ALL, Optional.empty()));
        AwsConnection connection = connect(aws)) {
      assertThat(CallerQueries.of(connection).policySource())
          .isEqualTo(
              "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Deploy_0123456789abcdef");
      assertThat(aws.requests()).containsExactly("GetCallerIdentity", "GetRole");
    }
  }

  @Test
  void theLayerThatDeniesIsNamed() throws Exception {
    LoopbackAccount account = LoopbackAccount.ofRoleSession(ALL, Optional.of(NO_DELETE));
    try (LoopbackAws aws = LoopbackAws.start(account);
        AwsConnection connection = connect(aws)) {
      IamPermissionSimulator simulator = simulator(connection, account.principals().get(0).arn());

      assertThat(verdicts(simulator.simulate(List.of(need("sqs:CreateQueue", "*")))))
          .singleElement()
          .satisfies(
              verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.IMPLICITLY_DENIED);
                assertThat(verdict.layer()).contains(PolicyLayer.PERMISSIONS_BOUNDARY);
              });
    }
  }

  @Test
  void aMissingContextKeyIsUnknownAndNotMissing() throws Exception {
    String tagged =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
         "Condition": {"StringEquals": {"aws:PrincipalTag/team": "shop"}}}}
        """;

    assertThat(simulate(LoopbackAccount.ofUser(tagged), need("s3:GetObject", "*")))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.uncertainty()).contains(Uncertainty.MISSING_CONTEXT);
              assertThat(verdict.missingContext()).containsExactly("aws:principaltag/team");
            });
  }

  @Test
  void anUnknownActionDoesNotAffectOthers() throws Exception {
    List<Verdict> verdicts =
        simulate(
            LoopbackAccount.ofUser(ALL),
            need("s3:GetObject", "arn:aws:s3:::a/*"),
            need("brandnew:CreateThing", "*"),
            need("sqs:CreateQueue", "*"),
            need("s3:PutObject", "arn:aws:s3:::a/*"));

    assertThat(verdicts)
        .extracting(Verdict::outcome)
        .containsExactly(Outcome.ALLOWED, Outcome.UNKNOWN, Outcome.ALLOWED, Outcome.ALLOWED);
    assertThat(verdicts.get(1).uncertainty()).contains(Uncertainty.UNKNOWN_ACTION);
  }

  @Test
  void allPagesAreRead() throws Exception {
    List<PermissionRequirement> needs = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      needs.add(need("s3:GetObject", "arn:aws:s3:::bucket-" + i + "/*"));
    }
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(ALL));
        AwsConnection connection = connect(aws)) {
      List<Verdict> verdicts =
          verdicts(simulator(connection, LoopbackAccount.USER).simulate(needs));

      assertThat(verdicts).hasSize(2_500).allMatch(verdict -> verdict.outcome() == Outcome.ALLOWED);
      assertThat(aws.requests()).hasSize(3);
    }
  }

  @Test
  void throttledRequestsAreRetried() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(ALL));
        AwsConnection connection = connect(aws)) {
      aws.failNext(Fault.throttled());
      aws.failNext(Fault.cut());

      assertThat(
              verdicts(
                  simulator(connection, LoopbackAccount.USER)
                      .simulate(List.of(need("s3:GetObject", "*")))))
          .singleElement()
          .extracting(Verdict::outcome)
          .isEqualTo(Outcome.ALLOWED);
      assertThat(aws.requests()).hasSize(3);
    }
  }

  @Test
  void theExampleTakesFewRequestsAndTheOrderDoesNotMatter() throws Exception {
    SstApp app =
        SstAppReader.read(
            ReadRequest.ofAssembly(Path.of("examples/crud-api/.sst/dist")), Catalog.embedded());
    List<PermissionRequirement> needs =
        new ArrayList<>(new RequirementResolver(Catalog.embedded()).resolve(app).requirements());
    Collections.shuffle(needs, new java.util.Random(7));
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(ALL));
        AwsConnection connection = connect(aws)) {
      assertThat(verdicts(simulator(connection, LoopbackAccount.USER).simulate(needs)))
          .allMatch(verdict -> verdict.outcome() == Outcome.ALLOWED);
      assertThat(aws.requests()).hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void theArnOfASessionIsNotAPolicySource() throws Exception {
    assertThat(caller().policySource("arn:aws-cn:iam::123456789012:role/ci/deploy"))
        .isEqualTo("arn:aws-cn:iam::123456789012:role/ci/deploy");
    assertThatThrownBy(
            () -> caller().policySource("arn:aws:sts::123456789012:assumed-role/deploy/run-7"))
        .isInstanceOf(SimulationUnavailableException.class)
        .hasMessageContaining("assumed-role/deploy/run-7")
        .hasMessageContaining("arn:aws:iam::123456789012:role/ci/deploy");
  }

  @Test
  void aRefusalThatIsNotAboutAnActionIsAnError() {
    assertRefusal(new Fault(400, "InvalidInput", "Invalid policy source"), "HTTP status 400");
  }

  @Test
  void aRootUserCannotBeSimulated() {
    LoopbackAccount root = LoopbackAccount.ofUser(ALL).withCaller("arn:aws:iam::123456789012:root");
    try (LoopbackAws aws = LoopbackAws.start(root);
        AwsConnection connection = connect(aws)) {
      assertThatThrownBy(() -> CallerQueries.of(connection).policySource())
          .isInstanceOf(SimulationUnavailableException.class)
          .hasMessageContaining("root user")
          .hasMessageContaining("-Dsst-iam.principalArn");
    }
  }

  @Test
  void refusalsSayWhatToDoAndContainNoSecret() {
    assertRefusal(new Fault(403, "AccessDenied", "no"), "Grant it iam:SimulatePrincipalPolicy");
    assertRefusal(new Fault(403, "ExpiredToken", "old"), "have expired");
    assertRefusal(new Fault(403, "InvalidClientTokenId", "bad"), "Check the access key");
    assertRefusal(new Fault(403, "SignatureDoesNotMatch", "bad"), "secret key");
    assertRefusal(new Fault(400, "RequestExpired", "late"), "the clock of this machine");
    assertRefusal(new Fault(404, "NoSuchEntity", "who"), "-Dsst-iam.principalArn");
  }

  private static void assertRefusal(Fault fault, String expected) {
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(ALL));
        AwsConnection connection = connect(aws)) {
      // The SDK tries again for some of them, such as a clock that differs.
      for (int attempt = 0; attempt < 4; attempt++) {
        aws.failNext(fault);
      }
      assertThatThrownBy(
              () ->
                  simulator(connection, LoopbackAccount.USER)
                      .simulate(List.of(need("s3:GetObject", "*"))))
          .isInstanceOf(SimulationUnavailableException.class)
          .hasMessageContaining(fault.code())
          .hasMessageContaining(expected)
          .hasMessageNotContaining(SECRET);
    }
  }

  @Test
  void withoutCredentialsTheMessageNamesBothSolutions() {
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("Unable to load credentials from any of the providers");
        };
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(ALL));
        AwsConnection connection = connect(aws, none)) {
      assertThatThrownBy(() -> CallerQueries.of(connection))
          .isInstanceOf(SimulationUnavailableException.class)
          .hasMessageContaining("-Dsst-iam.policies=FILE")
          .hasMessageContaining("AWS_PROFILE");
    }
  }

  @Test
  void anUnsignedRequestIsRefused() {
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(ALL));
        AwsConnection connection = connect(aws, AnonymousCredentialsProvider.create())) {
      assertThatThrownBy(() -> CallerQueries.of(connection))
          .isInstanceOf(SimulationUnavailableException.class)
          .hasMessageContaining("MissingAuthenticationToken");
    }
  }
}
