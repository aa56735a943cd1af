package io.github.sstiam.composition;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which permissions a policy grants, and under which conditions.
 *
 * @param includeConditional whether to grant permissions that only AWS knows to be needed
 * @param boundary the ARN of the permissions boundary that created roles must have
 * @param throughCloudFormation whether actions that only resources need are granted for calls
 *     through CloudFormation alone ({@code aws:CalledVia}); this binds the caller only, for
 *     https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html says
 *     that calls with a service role lack the key
 */
public record PolicyOptions(
    boolean includeConditional, Optional<String> boundary, boolean throughCloudFormation) {
  /** Required and conditional permissions, without boundary, for all calls. */
  public static final PolicyOptions DEFAULT = new PolicyOptions(true, Optional.empty(), false);

  private static final Pattern POLICY_ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/[^*?]+");

  /**
   * @throws IllegalArgumentException if the boundary is not the ARN of a managed policy
   */
  public PolicyOptions {
    requireNonNull(boundary, "boundary is null");
    if (boundary.isPresent() && !POLICY_ARN.matcher(boundary.get()).matches()) {
      throw new IllegalArgumentException(
          "\""
              + boundary.get()
              + "\" is not the ARN of a managed policy: expected"
              + " arn:aws:iam::<account>:policy/<name>");
    }
  }

  /** The same with or without conditional permissions. */
  public PolicyOptions withConditional(boolean include) {
    return new PolicyOptions(include, boundary, throughCloudFormation);
  }

  /** The same with a permissions boundary. */
  public PolicyOptions withBoundary(String arn) {
    return new PolicyOptions(includeConditional, Optional.of(arn), throughCloudFormation);
  }

  /** The same with or without the limit to calls through CloudFormation. */
  public PolicyOptions withThroughCloudFormation(boolean only) {
    return new PolicyOptions(includeConditional, boundary, only);
  }
}
