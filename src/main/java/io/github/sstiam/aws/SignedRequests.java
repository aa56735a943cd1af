package io.github.sstiam.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.endpoint.DualstackEnabledProvider;
import software.amazon.awssdk.awscore.endpoint.FipsEnabledProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Sends requests to services of which the plugin calls only one or two actions, since the SDK's
 * clients for them would dominate the size of the download. Signature, endpoint, HTTP and retries
 * are the SDK's.
 */
public final class SignedRequests {
  private static final Pattern XML_CODE = Pattern.compile("<Code>([^<]+)</Code>");
  private static final Pattern XML_MESSAGE = Pattern.compile("<Message>([^<]+)</Message>");
  private static final Pattern JSON_CODE =
      Pattern.compile("\"(?:__type|code)\"\\s*:\\s*\"(?:[^\"]*#)?([^\"]+)\"");
  private static final Pattern JSON_MESSAGE =
      Pattern.compile("\"[Mm]essage\"\\s*:\\s*\"([^\"]*)\"");

  private final AwsSettings settings;
  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final RetryStrategy retries = AwsRetryStrategy.standardRetryStrategy();

  SignedRequests(AwsSettings settings, SdkHttpClient http, AwsCredentialsProvider credentials) {
    this.settings = settings;
    this.http = http;
    this.credentials = credentials;
  }

  /**
   * A request.
   *
   * @param service the service's endpoint prefix, which is also what it is signed for
   * @param region the region
   * @param method the HTTP method
   * @param path the path, beginning with a slash
   * @param query the query's parameters
   * @param contentType the body's type
   * @param body the body; blank for none
   */
  public record Request(
      String service,
      Region region,
      SdkHttpMethod method,
      String path,
      Map<String, String> query,
      String contentType,
      String body) {}

  /**
   * Sends a request, and retries if AWS is busy.
   *
   * @return the body of the response
   * @throws SdkException if there is no response, or AWS refuses
   */
  public String send(Request request) {
    AcquireInitialTokenResponse first =
        retries.acquireInitialToken(AcquireInitialTokenRequest.create(request.service()));
    RetryToken token = first.token();
    sleep(first.delay());
    while (true) {
      try {
        String answer = sendOnce(request);
        retries.recordSuccess(RecordSuccessRequest.create(token));
        return answer;
      } catch (SdkException e) {
        token = next(token, e);
      }
    }
  }

  private RetryToken next(RetryToken token, SdkException fault) {
    try {
      RefreshRetryTokenResponse next =
          retries.refreshRetryToken(
              RefreshRetryTokenRequest.builder().token(token).failure(fault).build());
      sleep(next.delay());
      return next.token();
    } catch (TokenAcquisitionFailedException e) {
      // A retry would not help, or there were enough.
      throw fault;
    }
  }

  private static void sleep(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted", e);
    }
  }

  private String sendOnce(Request request) {
    ContentStreamProvider body = ContentStreamProvider.fromUtf8String(request.body());
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder()
            .uri(endpoint(request))
            .method(request.method())
            .encodedPath(request.path())
            .putHeader("Accept", "application/json, text/xml");
    request.query().forEach(unsigned::putRawQueryParameter);
    if (!request.body().isEmpty()) {
      unsigned
          .putHeader("Content-Type", request.contentType())
          .putHeader("Content-Length", Integer.toString(request.body().getBytes(UTF_8).length));
    }
    SignedRequest signed =
        signer.sign(
            sign ->
                sign.identity(credentials.resolveCredentials())
                    .request(unsigned.build())
                    .payload(body)
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, request.service())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, request.region().id()));
    try {
      HttpExecuteResponse response =
          http.prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed.request())
                      .contentStreamProvider(request.body().isEmpty() ? null : body)
                      .build())
              .call();
      String answer = text(response);
      if (response.httpResponse().isSuccessful()) {
        return answer;
      }
      throw fault(response, answer);
    } catch (IOException e) {
      throw SdkClientException.create("no response from " + request.service(), e);
    }
  }

  private static String text(HttpExecuteResponse response) throws IOException {
    Optional<AbortableInputStream> body = response.responseBody();
    if (body.isEmpty()) {
      return "";
    }
    try (InputStream in = body.get()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** The error code is in a header, in JSON or in XML, depending on the service's protocol. */
  private static AwsServiceException fault(HttpExecuteResponse response, String answer) {
    String code =
        response
            .httpResponse()
            .firstMatchingHeader("x-amzn-ErrorType")
            .map(type -> type.split(":", 2)[0])
            .or(() -> found(XML_CODE, answer))
            .or(() -> found(JSON_CODE, answer))
            .orElse("");
    String message = found(XML_MESSAGE, answer).or(() -> found(JSON_MESSAGE, answer)).orElse("");
    return AwsServiceException.builder()
        .statusCode(response.httpResponse().statusCode())
        .message(message)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * The endpoint of a service: the configured one, as for the SDK's clients, else that of AWS
   * (https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html).
   */
  private URI endpoint(Request request) {
    String variable =
        "AWS_ENDPOINT_URL_" + request.service().toUpperCase(Locale.ROOT).replace("-", "");
    return settings
        .endpoint()
        .or(() -> environment(variable))
        .or(() -> environment("AWS_ENDPOINT_URL"))
        .orElseGet(
            () ->
                URI.create(
                    "https://"
                        + ServiceMetadata.of(request.service())
                            .endpointFor(
                                ServiceEndpointKey.builder()
                                    .region(request.region())
                                    .tags(tags())
                                    .build())));
  }

  private static Optional<URI> environment(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(value -> !value.isBlank())
        .map(URI::create);
  }

  private List<EndpointTag> tags() {
    String profile = settings.profile().orElse(null);
    boolean fips =
        FipsEnabledProvider.builder().profileName(profile).build().isFipsEnabled().orElse(false);
    boolean dualstack =
        DualstackEnabledProvider.builder()
            .profileName(profile)
            .build()
            .isDualstackEnabled()
            .orElse(false);
    return fips
        ? dualstack ? List.of(EndpointTag.FIPS, EndpointTag.DUALSTACK) : List.of(EndpointTag.FIPS)
        : dualstack ? List.of(EndpointTag.DUALSTACK) : List.of();
  }
}
