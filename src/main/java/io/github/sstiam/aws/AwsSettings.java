package io.github.sstiam.aws;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * How to connect to AWS.
 *
 * @param endpoint the address of an endpoint that replaces AWS
 * @param region the region whose STS is queried
 * @param partition the partition of the account
 * @param profile the profile of the AWS configuration files; the SDK's own choice if empty
 * @param proxy the proxy that Maven's settings name; what the system's properties and environment
 *     name if empty
 * @param mfa provides the code of a multi-factor authentication device
 */
public record AwsSettings(
    Optional<URI> endpoint,
    Optional<String> region,
    String partition,
    Optional<String> profile,
    Optional<HttpProxy> proxy,
    MfaCode mfa) {
  public AwsSettings {
    requireNonNull(endpoint, "endpoint is null");
    requireNonNull(region, "region is null");
    requireNonNull(partition, "partition is null");
    requireNonNull(profile, "profile is null");
    requireNonNull(proxy, "proxy is null");
    requireNonNull(mfa, "mfa is null");
  }
}
