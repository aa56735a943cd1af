package io.github.sstiam.aws;

import static io.github.sstiam.aws.SimulationFixture.SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.aws.account.AccessAnalyzer;
import io.github.sstiam.aws.account.StackTemplate;
import io.github.sstiam.aws.loopback.EndlessEndpoint;
import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Answers that do not end, or are made to fill the heap or the stack of whoever reads them. */
class EndlessAnswerTest {
  @ParameterizedTest
  @CsvSource(
      value = {
        "200 | <a> | aaaaaaaa",
        "200 | <a> | <a/><b></b>",
        "200 | <a> | <a>",
        "200 | <a> | '        '",
        "200 | {\"a\": [1 | ',1,1,1,1'",
        "400 | <a> | aaaaaaaa",
        "403 | <a> | <a/><b></b>",
        "503 | {\"a\": [1 | ',1,1,1,1'"
      },
      delimiter = '|')
  void anEndlessResponseIsRefused(int status, String first, String more) throws Exception {
    try (EndlessEndpoint endpoint = EndlessEndpoint.of(status, first, more);
        AwsConnection aws = connection(endpoint)) {
      refused("sts:GetCallerIdentity", () -> CallerQueries.of(aws));
      refused(
          "iam:SimulatePrincipalPolicy",
          () ->
              SimulationFixture.simulator(aws, LoopbackAccount.USER)
                  .simulate(List.of(SimulationFixture.need("s3:GetObject", "*"))));
      refused(
          "cloudformation:GetTemplate",
          () -> StackTemplate.of(aws, Optional.of("eu-west-1"), "prod-shop"));
      refused(
          "access-analyzer:GetGeneratedPolicy",
          () -> new AccessAnalyzer(aws, Optional.empty()).job("j"));
      // Four answers, and what lies in the buffers of the network.
      assertThat(endpoint.sent()).isLessThan(8L * BoundedHttpClient.MOST_BYTES);
    }
  }

  private static void refused(String action, ThrowingCallable question) {
    assertThatThrownBy(question)
        .isInstanceOf(SimulationUnavailableException.class)
        .hasMessageStartingWith(
            "The response to "
                + action
                + " cannot be used: the response is malformed: it is longer than 16777216 bytes.")
        .hasMessageContaining("-Dsst-iam.endpoint");
  }

  /** The SDK reads elements in elements by recursion. */
  @ParameterizedTest
  @ValueSource(ints = {101, 100_000})
  void aDeeplyNestedResponseIsRefused(int depth) throws Exception {
    String nested = " ".repeat(depth % 2) + "<a>".repeat(depth) + "</a>".repeat(depth);

    refusedFor(nested.getBytes(UTF_8), "its elements are nested more than 100 deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a/>", "<a></a>", "<a b='c'/>"})
  void aResponseWithTooManyElementsIsRefused(String element) throws Exception {
    String many = "<a>" + element.repeat(500_000) + "</a>";

    refusedFor(many.getBytes(UTF_8), "it has more than 500000 elements");
  }

  @Test
  void aResponseThatIsNotUtf8IsRefused() throws Exception {
    refusedFor(new byte[] {'<', 'a', '>', (byte) 0xff, '<', '/', 'a', '>'}, "it is not UTF-8");
  }

  private static void refusedFor(byte[] answer, String problem) throws Exception {
    try (EndlessEndpoint endpoint = EndlessEndpoint.ofOnly(answer);
        AwsConnection aws = connection(endpoint)) {
      assertThatThrownBy(() -> CallerQueries.of(aws))
          .isInstanceOf(SimulationUnavailableException.class)
          .hasMessageContaining(
              "sts:GetCallerIdentity cannot be used: the response is malformed: " + problem);
    }
  }

  @Test
  void aResponseThatTakesTooLongIsRefused() throws Exception {
    try (EndlessEndpoint endpoint = EndlessEndpoint.of(200, "<a>", "a");
        SdkHttpClient client =
            new BoundedHttpClient(UrlConnectionHttpClient.create(), Duration.ofNanos(1))) {
      HttpExecuteRequest request =
          HttpExecuteRequest.builder()
              .request(
                  SdkHttpRequest.builder()
                      .uri(endpoint.address())
                      .method(SdkHttpMethod.GET)
                      .build())
              .build();

      assertThatThrownBy(() -> client.prepareRequest(request).call())
          .isInstanceOf(SdkClientException.class)
          .hasMessageContaining("it takes longer than 0 s");
    }
  }

  private static AwsConnection connection(EndlessEndpoint endpoint) {
    return AwsConnection.open(
        new AwsSettings(
            Optional.of(endpoint.address()),
            Optional.of("eu-west-1"),
            "aws",
            Optional.empty(),
            Optional.empty(),
            serial -> "123456"),
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", SECRET)));
  }
}
