package io.github.sstiam.aws;

import static io.github.sstiam.aws.SimulationFixture.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.aws.account.StackTemplate;
import io.github.sstiam.aws.loopback.LoopbackProxy;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Which hosts are asked (https://docs.aws.amazon.com/general/latest/gr/iam-service.html,
 * https://docs.aws.amazon.com/general/latest/gr/cfn.html): a proxy sees them and lets nobody
 * through.
 */
class EndpointsTest {
  @ParameterizedTest
  @CsvSource({
    "aws, eu-west-1, aws.none, iam.amazonaws.com, sts.eu-west-1.amazonaws.com,"
        + " cloudformation.eu-west-1.amazonaws.com",
    "aws-cn, cn-north-1, aws.none, iam.cn-north-1.amazonaws.com.cn,"
        + " sts.cn-north-1.amazonaws.com.cn, cloudformation.cn-north-1.amazonaws.com.cn",
    "aws-us-gov, us-gov-west-1, aws.none, iam.us-gov.amazonaws.com,"
        + " sts.us-gov-west-1.amazonaws.com, cloudformation.us-gov-west-1.amazonaws.com",
    "aws, us-east-1, aws.useFipsEndpoint, iam-fips.amazonaws.com, sts-fips.us-east-1.amazonaws.com,"
        + " cloudformation-fips.us-east-1.amazonaws.com",
    "aws, eu-west-1, aws.useDualstackEndpoint, iam.global.api.aws, sts.eu-west-1.api.aws,"
        + " cloudformation.eu-west-1.api.aws",
  })
  void everyPartitionHasItsHosts(
      String partition,
      String region,
      String setting,
      String iam,
      String sts,
      String cloudFormation) {
    System.setProperty(setting, "true");
    try (LoopbackProxy proxy = LoopbackProxy.to(URI.create("http://127.0.0.1:1"));
        AwsConnection connection =
            AwsConnection.open(
                new AwsSettings(
                    Optional.empty(),
                    Optional.of(region),
                    partition,
                    Optional.empty(),
                    Optional.of(
                        new HttpProxy(
                            proxy.address(), Optional.empty(), Optional.empty(), Set.of())),
                    serial -> "123456"),
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", SECRET)))) {
      assertThatThrownBy(() -> CallerQueries.of(connection))
          .isInstanceOf(SimulationUnavailableException.class);
      assertThatThrownBy(
              () ->
                  new CallerQueries(
                          connection,
                          new CallerIdentity(
                              "123456789012", "arn:aws:sts::123456789012:assumed-role/r/s", true))
                      .policySource())
          .isInstanceOf(SimulationUnavailableException.class);

      assertThatThrownBy(() -> StackTemplate.of(connection, Optional.empty(), "prod-shop"))
          .isInstanceOf(SimulationUnavailableException.class);

      assertThat(Set.copyOf(proxy.hosts())).containsExactlyInAnyOrder(iam, sts, cloudFormation);
    } finally {
      System.clearProperty(setting);
    }
  }
}
