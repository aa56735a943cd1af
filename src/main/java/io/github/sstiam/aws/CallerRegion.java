package io.github.sstiam.aws;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * The region of the caller's configuration
 * (https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/region-selection.html). The
 * metadata service of the machine is not queried.
 *
 * @param name the region's code
 * @param source the setting that it comes from, for messages
 */
public record CallerRegion(String name, String source) {
  public CallerRegion {
    requireNonNull(name, "name is null");
    requireNonNull(source, "source is null");
  }

  /**
   * Looks the region up in the SDK's order.
   *
   * @param profile the profile of the AWS configuration files; the SDK's own choice if empty
   */
  public static Optional<CallerRegion> of(Optional<String> profile) {
    return given(System.getProperty("aws.region"), "the system property aws.region")
        .or(() -> given(System.getenv("AWS_REGION"), "AWS_REGION"))
        .or(() -> ofProfile(profile));
  }

  private static Optional<CallerRegion> ofProfile(Optional<String> profile) {
    String name = profile.orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
    return ProfileFile.defaultProfileFile()
        .profile(name)
        .flatMap(found -> found.property(ProfileProperty.REGION))
        .flatMap(region -> given(region, "the profile \"" + name + "\""));
  }

  private static Optional<CallerRegion> given(String region, String source) {
    return Optional.ofNullable(region)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> new CallerRegion(text, source));
  }
}
