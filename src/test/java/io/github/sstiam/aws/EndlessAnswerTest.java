package io.github.sstiam.aws;

import static io.github.sstiam.aws.SimulationFixture.SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

/** An endpoint whose answers do not end. */
class EndlessAnswerTest {
  private static final Map<String, List<String>> FORMS =
      Map.of(
          "text", List.of("<a>", "aaaaaaaaaaaaaaaa"),
          "elements", List.of("<a>", "<a/><b></b>"),
          "depth", List.of("", "<a>"),
          "blanks", List.of("", "                "),
          "json", List.of("{\"a\": [1", ",1,1,1,1"));

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong sent = new AtomicLong();
  private volatile int status = 200;
  private volatile String form = "text";
  private volatile Optional<byte[]> end = Optional.empty();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(status, 0);
      OutputStream body = exchange.getResponseBody();
      if (end.isPresent()) {
        body.write(end.get());
        return;
      }
      body.write(FORMS.get(form).get(0).getBytes(UTF_8));
      byte[] more = FORMS.get(form).get(1).repeat(4_000).getBytes(UTF_8);
      while (true) {
        body.write(more);
        sent.addAndGet(more.length);
      }
    } catch (IOException e) {
      // The reader has had enough, which is what this waits for.
      return;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, text",
    "200, elements",
    "200, depth",
    "200, blanks",
    "200, json",
    "400, text",
    "403, elements",
    "503, json"
  })
  void anAnswerWithoutAnEndIsRefused(int answered, String body) {
    status = answered;
    form = body;
    try (AwsConnection aws = connection()) {
      refused("sts:GetCallerIdentity", () -> CallerIdentity.of(aws));
      refused(
          "iam:SimulatePrincipalPolicy",
          () ->
              new IamPermissionSimulator(aws, SimulationFixture.caller(), LoopbackAccount.USER)
                  .simulate(List.of(SimulationFixture.need("s3:GetObject", "*"))));
      refused(
          "cloudformation:GetTemplate",
          () -> StackTemplate.of(aws, Optional.of("eu-west-1"), "prod-shop"));
      refused(
          "access-analyzer:GetGeneratedPolicy",
          () -> new AccessAnalyzer(aws, Optional.empty()).job("j"));
    }
  }

  private void refused(String action, ThrowingCallable question) {
    sent.set(0);
    assertThatThrownBy(question)
        .isInstanceOf(SimulationUnavailableException.class)
        .hasMessageStartingWith(
            "The answer to "
                + action
                + " cannot be used: the answer is malformed: it is longer than")
        .hasMessageContaining("-Dsst-iam.endpoint");
    // What lies in the buffers of the network is not counted closely.
    assertThat(sent.get()).isLessThan(2L * BoundedHttpClient.MOST_BYTES);
  }

  /** Elements in elements, which the SDK reads by recursion, in an answer that does end. */
  @ParameterizedTest
  @ValueSource(ints = {101, 100_000})
  void anAnswerOfGreatDepthIsRefused(int depth) {
    String nested = " ".repeat(depth % 2) + "<a>".repeat(depth) + "</a>".repeat(depth);
    end = Optional.of(nested.getBytes(UTF_8));
    refusedFor("its elements lie more than 100 deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a/>", "<a></a>", "<a b='c'/>"})
  void anAnswerOfManyElementsIsRefused(String element) {
    end = Optional.of(("<a>" + element.repeat(500_000) + "</a>").getBytes(UTF_8));
    refusedFor("it has more than 500000 elements");
  }

  @Test
  void anAnswerThatIsNotUtf8IsRefused() {
    end = Optional.of(new byte[] {'<', 'a', '>', (byte) 0xff, '<', '/', 'a', '>'});
    refusedFor("it is not UTF-8");
  }

  private void refusedFor(String problem) {
    try (AwsConnection aws = connection()) {
      assertThatThrownBy(() -> CallerIdentity.of(aws))
          .isInstanceOf(SimulationUnavailableException.class)
          .hasMessageContaining(
              "sts:GetCallerIdentity cannot be used: the answer is malformed: " + problem);
    }
  }

  @Test
  void anAnswerThatTricklesIsRefused() throws IOException {
    SdkHttpClient client =
        new BoundedHttpClient(UrlConnectionHttpClient.create(), Duration.ofMillis(1));
    HttpExecuteRequest request =
        HttpExecuteRequest.builder()
            .request(
                SdkHttpRequest.builder()
                    .uri(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                    .method(SdkHttpMethod.GET)
                    .build())
            .build();

    assertThatThrownBy(() -> client.prepareRequest(request).call())
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining("it goes on for more than 0 s");
    client.close();
  }

  private AwsConnection connection() {
    return AwsConnection.open(
        new AwsSettings(
            Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
            Optional.of("eu-west-1"),
            "aws",
            Optional.empty(),
            Optional.empty(),
            serial -> "123456"),
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", SECRET)));
  }
}
