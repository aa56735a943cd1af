package io.github.sstiam.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What IAM answers: the first byte chooses the status, the rest is the body. */
public final class IamAnswerInput {
  /**
   * Words of the codes for which the SDK slows down, for as long as its clients live: every later
   * input would wait for seconds.
   */
  private static final Pattern SLOWER =
      Pattern.compile("Throttl|Exceeded|TooMany|SlowDown|InProgress|NotComplete");

  private static final Wire WIRE = new Wire();
  private static final AwsConnection CONNECTION =
      AwsConnection.open(
          new AwsSettings(
              Optional.empty(),
              Optional.of("eu-west-1"),
              "aws",
              Optional.empty(),
              Optional.empty(),
              serial -> "123456"),
          new BoundedHttpClient(WIRE, Duration.ofMinutes(1)),
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", SimulationFixture.SECRET)));

  private IamAnswerInput() {}

  /** An HTTP client that answers every request with the same bytes and sends nothing. */
  private static final class Wire implements SdkHttpClient {
    private volatile byte[] data = new byte[0];

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      byte[] answer = data;
      boolean refused = answer.length > 0 && answer[0] == '4';
      byte[] body = answer.length > 0 ? Arrays.copyOfRange(answer, 1, answer.length) : answer;
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(refused ? 400 : 200).build())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
              .build();
        }

        @Override
        public void abort() {
          // Nothing is on its way.
        }
      };
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  /** Asks a question, and gets the bytes as the answer. */
  public static void take(byte[] data) {
    // Of what is no UTF-8 the JDK's parser complains on the console before it refuses it.
    String text = new String(data, UTF_8);
    WIRE.data = SLOWER.matcher(text).replaceAll("Other").getBytes(UTF_8);
    try {
      SimulationFixture.simulator(CONNECTION, LoopbackAccount.USER)
          .simulate(List.of(SimulationFixture.need("sqs:CreateQueue", "*")));
    } catch (SimulationUnavailableException e) {
      return;
    }
  }
}
