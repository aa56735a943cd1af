package io.github.sstiam.aws;

import io.github.sstiam.simulation.SimulationUnavailableException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The clients of AWS's APIs, with one connection pool and one set of credentials. */
public final class AwsConnection implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(30);

  /** IAM answers within seconds; a template of 1 MB may take a slow line a minute. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  static {
    // At Maven's -X the SDK's signers log whole requests, session tokens among them. Maven's logger
    // reads its level when it is made, which is at the first signature.
    System.setProperty(
        "org.slf4j.simpleLogger.log.software.amazon.awssdk.http.auth.aws.internal.signer", "off");
  }

  private final SdkHttpClient http;
  private final GuardedCredentials credentials;
  private final StsClient sts;
  private final IamClient iam;
  private final AwsSettings settings;
  private final SignedRequests requests;

  /**
   * Opens the clients. Nothing is sent yet, unless the profile asks for multi-factor
   * authentication.
   *
   * @param settings how to connect to AWS
   * @throws SimulationUnavailableException if multi-factor authentication fails
   */
  public static AwsConnection open(AwsSettings settings) throws SimulationUnavailableException {
    SdkHttpClient http = http(settings);
    try {
      return new AwsConnection(settings, http, credentials(settings, http));
    } catch (SimulationUnavailableException e) {
      http.close();
      throw e;
    }
  }

  /** Opens the clients with given credentials. */
  static AwsConnection open(AwsSettings settings, AwsCredentialsProvider credentials) {
    return open(settings, http(settings), credentials);
  }

  /** Opens the clients over a given HTTP client. */
  static AwsConnection open(
      AwsSettings settings, SdkHttpClient http, AwsCredentialsProvider credentials) {
    return new AwsConnection(settings, http, credentials);
  }

  private AwsConnection(AwsSettings settings, SdkHttpClient http, AwsCredentialsProvider provider) {
    this.settings = settings;
    this.http = http;
    this.credentials = new GuardedCredentials(provider);
    this.requests = new SignedRequests(settings, http, credentials);
    this.sts = sts(settings, http, credentials);
    this.iam =
        configured(IamClient.builder(), settings, credentials)
            .httpClient(http)
            .region(iamRegion(settings.partition()))
            .build();
  }

  private static AwsCredentialsProvider credentials(AwsSettings settings, SdkHttpClient http)
      throws SimulationUnavailableException {
    Optional<Profile> profile = MfaCredentials.profile(settings.profile());
    if (profile.isPresent()) {
      return MfaCredentials.of(profile.get(), settings, keys -> sts(settings, http, keys));
    }
    // As in the AWS command line, a requested profile takes precedence.
    return settings.profile().isPresent()
        ? ProfileCredentialsProvider.create(settings.profile().get())
        : DefaultCredentialsProvider.builder().build();
  }

  private static SdkHttpClient http(AwsSettings settings) {
    UrlConnectionHttpClient.Builder http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketTimeout(SOCKET_TIMEOUT);
    settings.proxy().ifPresent(proxy -> http.proxyConfiguration(configured(proxy)));
    return new BoundedHttpClient(http.build(), PATIENCE);
  }

  private static ProxyConfiguration configured(HttpProxy proxy) {
    ProxyConfiguration.Builder configuration =
        ProxyConfiguration.builder().endpoint(proxy.address()).nonProxyHosts(proxy.directHosts());
    proxy.user().ifPresent(configuration::username);
    proxy.password().ifPresent(configuration::password);
    return configuration.build();
  }

  private static StsClient sts(
      AwsSettings settings, SdkHttpClient http, AwsCredentialsProvider credentials) {
    return configured(StsClient.builder(), settings, credentials)
        .httpClient(http)
        .region(region(settings))
        .build();
  }

  private static <B extends AwsClientBuilder<B, C>, C> B configured(
      B builder, AwsSettings settings, AwsCredentialsProvider credentials) {
    settings.endpoint().ifPresent(builder::endpointOverride);
    ClientOverrideConfiguration.Builder override =
        ClientOverrideConfiguration.builder()
            .retryStrategy(AwsRetryStrategy.adaptiveRetryStrategy());
    // The profile may also select FIPS and dual-stack endpoints.
    settings.profile().ifPresent(override::defaultProfileName);
    return builder.credentialsProvider(credentials).overrideConfiguration(override.build());
  }

  /** The region of the app, else of the credentials, else any, which suffices for STS. */
  private static Region region(AwsSettings settings) {
    return settings
        .region()
        .or(() -> CallerRegion.of(settings.profile()).map(CallerRegion::name))
        .map(Region::of)
        .orElseGet(() -> iamRegion(settings.partition()));
  }

  /** The region of a partition's only IAM endpoint, for which requests are signed. */
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

  /** The client of IAM. */
  public IamClient iam() {
    return iam;
  }

  /** Sends requests to services that have no client here. */
  public SignedRequests requests() {
    return requests;
  }

  /** The given region, else that of the app, else of the credentials. */
  public Region region(Optional<String> given) {
    return given.map(Region::of).orElseGet(() -> region(settings));
  }

  /** The credentials that requests are signed with. */
  AwsCredentials credentials() {
    return credentials.resolveCredentials();
  }

  @Override
  public void close() {
    sts.close();
    iam.close();
    http.close();
    credentials.close();
  }
}
