package io.github.sstiam.aws;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * How AWS is reached.
 *
 * @param endpoint the address that is asked in place of AWS
 * @param region the region whose STS is asked
 * @param partition the partition of the account
 * @param profile the profile of the AWS configuration files; the SDK's own choice if empty
 * @param proxy the proxy that Maven's settings name; what the system's properties and environment
 *     name if empty
 * @param mfa who gives the code of a multi-factor authentication device
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
