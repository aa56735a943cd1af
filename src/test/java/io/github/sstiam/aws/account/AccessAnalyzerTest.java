package io.github.sstiam.aws.account;

import static io.github.sstiam.aws.SimulationFixture.ALL;
import static io.github.sstiam.aws.SimulationFixture.connect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.audit.PolicyFinding;
import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.account.AccessAnalyzer.Activity;
import io.github.sstiam.aws.account.AccessAnalyzer.Job;
import io.github.sstiam.aws.account.AccessAnalyzer.Status;
import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public class AccessAnalyzerTest {
  public static final Activity ACTIVITY =
      new Activity(
          LoopbackAccount.USER,
          "arn:aws:cloudtrail:eu-west-1:123456789012:trail/audit",
          "arn:aws:iam::123456789012:role/AccessAnalyzer",
          Instant.parse("2026-10-25T00:00:00Z"),
          Instant.parse("2026-11-24T00:00:00Z"));

  private final LoopbackAccount account = LoopbackAccount.ofUser(ALL);

  @Test
  void aJobEndsWithThePoliciesOfTheActivity() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(account.active(ALL));
        AwsConnection connection = connect(aws)) {
      AccessAnalyzer analyzer = new AccessAnalyzer(connection, Optional.empty());
      String job = analyzer.start(ACTIVITY);

      assertThat(analyzer.job(job).status()).isEqualTo(Status.IN_PROGRESS);
      assertThat(analyzer.job(job))
          .extracting(Job::status, found -> found.policies().get(0))
          .containsExactly(Status.SUCCEEDED, ALL);
      assertThat(aws.requests())
          .containsExactly("StartPolicyGeneration", "GetGeneratedPolicy", "GetGeneratedPolicy");
    }
  }

  @Test
  void aFailedJobSaysWhy() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(account);
        AwsConnection connection = connect(aws)) {
      AccessAnalyzer analyzer = new AccessAnalyzer(connection, Optional.empty());
      String job = analyzer.start(ACTIVITY);
      analyzer.job(job);

      assertThat(analyzer.job(job).fault()).isEqualTo("the trail cannot be read");
    }
  }

  @Test
  void anUnknownJobIsAnErrorThatNamesIt() {
    try (LoopbackAws aws = LoopbackAws.start(account);
        AwsConnection connection = connect(aws)) {
      AccessAnalyzer analyzer = new AccessAnalyzer(connection, Optional.empty());

      assertThatThrownBy(() -> analyzer.job("../x"))
          .isInstanceOf(SimulationUnavailableException.class)
          .hasMessageContaining("-Dsst-iam.jobId is \"../x\"");
      assertThatThrownBy(() -> analyzer.job("other"))
          .isInstanceOf(SimulationUnavailableException.class)
          .hasMessageContaining("ResourceNotFoundException");
    }
  }

  @Test
  void everyPageOfFindingsIsRead() throws Exception {
    PolicyDocument wide =
        PolicyReader.read(
            ALL.replace("\"*\", \"Resource\"", "\"iam:PassRole\", \"Resource\""),
            "wide",
            PolicyKind.IDENTITY);
    try (LoopbackAws aws = LoopbackAws.start(account);
        AwsConnection connection = connect(aws)) {
      assertThat(new AccessAnalyzer(connection, Optional.empty()).findings(wide))
          .extracting(PolicyFinding::code)
          .containsExactly("PASS_ROLE_WITH_STAR_IN_RESOURCE");
    }
  }

  @Test
  void aRefusalNamesTheAction() {
    try (LoopbackAws aws = LoopbackAws.start(account.refusing("StartPolicyGeneration"));
        AwsConnection connection = connect(aws)) {
      AccessAnalyzer analyzer = new AccessAnalyzer(connection, Optional.empty());

      assertThatThrownBy(() -> analyzer.start(ACTIVITY))
          .isInstanceOf(SimulationUnavailableException.class)
          .hasMessageContaining("AWS refused access-analyzer:StartPolicyGeneration (AccessDenied)")
          .hasMessageContaining("-Dsst-iam.strategy=least-privilege");
    }
  }
}
