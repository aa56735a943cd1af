package io.github.sstiam.aws;

import static io.github.sstiam.aws.SimulationFixture.ALL;
import static io.github.sstiam.aws.SimulationFixture.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import io.github.sstiam.aws.loopback.LoopbackProxy;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Requests that go through a proxy. */
class HttpProxyTest {
  @Test
  void requestsGoThroughTheProxy() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(ALL));
        LoopbackProxy proxy = LoopbackProxy.to(aws.address());
        AwsConnection connection = connect(proxy.address(), Set.of())) {
      assertThat(CallerQueries.of(connection).caller().arn()).isEqualTo(LoopbackAccount.USER);
      assertThat(proxy.hosts()).containsExactly("sts.example.invalid");
    }
  }

  @Test
  void hostsThatNeedNoProxyAreReachedDirectly() {
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(ALL));
        LoopbackProxy proxy = LoopbackProxy.to(aws.address());
        AwsConnection connection = connect(proxy.address(), Set.of(".*\\.example\\.invalid"))) {
      assertThatThrownBy(() -> CallerQueries.of(connection))
          .isInstanceOf(SimulationUnavailableException.class)
          .hasMessageContaining("cannot be reached")
          .hasMessageContaining("<proxies>");
      assertThat(proxy.hosts()).isEmpty();
    }
  }

  @Test
  void thePasswordIsNotPrinted() {
    HttpProxy proxy =
        new HttpProxy(
            URI.create("http://proxy:3128"), Optional.of("me"), Optional.of(SECRET), Set.of());

    assertThat(proxy).asString().contains("proxy:3128").doesNotContain(SECRET);
  }

  private static AwsConnection connect(URI proxy, Set<String> directHosts) {
    return AwsConnection.open(
        new AwsSettings(
            Optional.of(URI.create("http://sts.example.invalid")),
            Optional.of("eu-west-1"),
            "aws",
            Optional.empty(),
            Optional.of(new HttpProxy(proxy, Optional.empty(), Optional.empty(), directHosts)),
            serial -> "123456"),
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", SECRET)));
  }
}
