package io.github.sstiam.aws;

import io.github.sstiam.simulation.SimulationUnavailableException;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;

/**
 * Credentials of a profile with {@code mfa_serial}, which the SDK leaves to the caller
 * (https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html#cli-configure-role-mfa).
 */
final class MfaCredentials {
  private static final String SESSION = "sst-iam-maven-plugin";

  private MfaCredentials() {}

  /** The profile in use, if it demands multi-factor authentication. */
  static Optional<Profile> profile(Optional<String> name) {
    boolean fromEnvironment =
        System.getenv("AWS_ACCESS_KEY_ID") != null || System.getProperty("aws.accessKeyId") != null;
    if (name.isEmpty() && fromEnvironment) {
      // They take precedence over profiles in the SDK's chain.
      return Optional.empty();
    }
    return ProfileFile.defaultProfileFile()
        .profile(name.orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow))
        .filter(profile -> profile.property(ProfileProperty.MFA_SERIAL).isPresent())
        .filter(MfaCredentials::isOurs);
  }

  /** A command that provides the credentials (AWS Vault, Leapp) asks for the code itself. */
  private static boolean isOurs(Profile profile) {
    return profile.property(ProfileProperty.ROLE_ARN).isPresent()
        || profile.property(ProfileProperty.AWS_ACCESS_KEY_ID).isPresent();
  }

  /**
   * Signs in with a code: to the profile's role, or to a session of the user whose keys it holds.
   *
   * @param profile a profile with {@code mfa_serial}
   * @param client makes STS clients with given credentials
   * @throws SimulationUnavailableException if there is no code, or STS refuses it
   */
  static AwsCredentialsProvider of(Profile profile, AwsSettings settings, StsClients client)
      throws SimulationUnavailableException {
    String serial = profile.property(ProfileProperty.MFA_SERIAL).orElseThrow();
    String code = settings.mfa().of(serial);
    Optional<String> role = profile.property(ProfileProperty.ROLE_ARN);
    String source =
        role.flatMap(arn -> profile.property(ProfileProperty.SOURCE_PROFILE))
            .orElse(profile.name());
    try (GuardedCredentials keys =
            new GuardedCredentials(ProfileCredentialsProvider.create(source));
        StsClient sts = client.with(keys)) {
      Credentials session =
          role.isPresent()
              ? sts.assumeRole(assumeRole(profile, role.get(), serial, code)).credentials()
              : sts.getSessionToken(
                      GetSessionTokenRequest.builder().serialNumber(serial).tokenCode(code).build())
                  .credentials();
      return StaticCredentialsProvider.create(
          AwsSessionCredentials.create(
              session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    } catch (SdkException e) {
      throw AwsFaults.ofUnknownCaller()
          .unavailable(role.isPresent() ? "sts:AssumeRole" : "sts:GetSessionToken", e);
    }
  }

  private static AssumeRoleRequest assumeRole(
      Profile profile, String role, String serial, String code) {
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder()
            .roleArn(role)
            .roleSessionName(profile.property(ProfileProperty.ROLE_SESSION_NAME).orElse(SESSION))
            .serialNumber(serial)
            .tokenCode(code);
    profile.property(ProfileProperty.EXTERNAL_ID).ifPresent(request::externalId);
    return request.build();
  }

  /** Makes STS clients. */
  @FunctionalInterface
  interface StsClients {
    StsClient with(AwsCredentialsProvider credentials);
  }
}
