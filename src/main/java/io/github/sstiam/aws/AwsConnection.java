package io.github.sstiam.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The clients that ask AWS, over one connection pool and with one set of credentials. */
public final class AwsConnection implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration CALL_TIMEOUT = Duration.ofMinutes(2);

  private final SdkHttpClient http;
  private final StsClient sts;
  private final IamClient iam;

  /**
   * Opens the clients; nothing is sent yet.
   *
   * @param settings how AWS is reached
   */
  public static AwsConnection open(AwsSettings settings) {
    DefaultCredentialsProvider.Builder credentials = DefaultCredentialsProvider.builder();
    settings.profile().ifPresent(credentials::profileName);
    return open(settings, credentials.build());
  }

  /** Opens the clients with given credentials. */
  static AwsConnection open(AwsSettings settings, AwsCredentialsProvider credentials) {
    return new AwsConnection(settings, credentials);
  }

  private AwsConnection(AwsSettings settings, AwsCredentialsProvider credentials) {
    this.http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketTimeout(SOCKET_TIMEOUT)
            .build();
    this.sts =
        configured(StsClient.builder(), settings, credentials)
            .httpClient(http)
            .region(stsRegion(settings))
            .build();
    this.iam =
        configured(IamClient.builder(), settings, credentials)
            .httpClient(http)
            .region(iamRegion(settings.partition()))
            .build();
  }

  private static <B extends AwsClientBuilder<B, C>, C> B configured(
      B builder, AwsSettings settings, AwsCredentialsProvider credentials) {
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder
        .credentialsProvider(credentials)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                .apiCallTimeout(CALL_TIMEOUT)
                .build());
  }

  private static Region stsRegion(AwsSettings settings) {
    if (settings.region().isPresent()) {
      return Region.of(settings.region().get());
    }
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException e) {
      // Nothing names a region; who the caller is every region's STS knows.
      return Region.US_EAST_1;
    }
  }

  /** The region that holds a partition's one IAM, so that requests are signed for it. */
  private static Region iamRegion(String partition) {
    return switch (partition) {
      case "aws-cn" -> Region.CN_NORTH_1;
      case "aws-us-gov" -> Region.US_GOV_WEST_1;
      default -> Region.US_EAST_1;
    };
  }

  StsClient sts() {
    return sts;
  }

  IamClient iam() {
    return iam;
  }

  @Override
  public void close() {
    sts.close();
    iam.close();
    http.close();
  }
}
