package io.github.sstiam.goal.access;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.aws.HttpProxy;
import io.github.sstiam.aws.MfaCode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * With which credentials AWS is called, and where.
 *
 * @param profile the profile of the AWS configuration files
 * @param endpoint the address of an AWS-compatible endpoint that replaces AWS
 * @param timeout the most time that all requests of one question may take together
 * @param offline whether the build works offline, so that AWS must not be called
 * @param proxy the HTTP proxy
 * @param mfa gives the code of a multi-factor authentication device
 */
public record AwsOptions(
    Optional<String> profile,
    Optional<URI> endpoint,
    Duration timeout,
    boolean offline,
    Optional<HttpProxy> proxy,
    MfaCode mfa) {
  public AwsOptions {
    requireNonNull(profile, "profile is null");
    requireNonNull(endpoint, "endpoint is null");
    requireNonNull(timeout, "timeout is null");
    requireNonNull(proxy, "proxy is null");
    requireNonNull(mfa, "mfa is null");
  }
}
