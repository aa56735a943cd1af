package io.github.sstiam.goal;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.composition.PolicyOptions;
import io.github.sstiam.composition.fitting.FittingOptions;
import io.github.sstiam.goal.output.PolicyFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The request to write the policies of the deploying identities.
 *
 * @param goal the part that all goals share
 * @param strategy how much is granted
 * @param options what the policies hold besides
 * @param fitting how large they may be
 * @param formats the formats of the files
 * @param policyFile the file with the caller's policy: a name in the output folder, or a path from
 *     the project's folder
 * @param check whether the files are compared instead of written
 * @param excess how the goal responds to rights that the caller has and does not need
 * @param held where the present policies of the deploying identity are
 * @param activity what {@link PolicyStrategy#ACCESS_ANALYZER} looks at
 * @param validate whether IAM Access Analyzer is queried for findings in the policies
 */
public record EmitPolicyRequest(
    GoalRequest goal,
    PolicyStrategy strategy,
    PolicyOptions options,
    FittingOptions fitting,
    Set<PolicyFormat> formats,
    String policyFile,
    boolean check,
    ExcessResponse excess,
    Held held,
    Activity activity,
    boolean validate) {
  /** How a goal responds to rights that the caller has and does not need. */
  public enum ExcessResponse {
    /** It does not look for them. */
    IGNORE,
    /** It reports them. */
    REPORT,
    /** It reports them and fails. */
    FAIL
  }

  public EmitPolicyRequest {
    requireNonNull(goal, "goal is null");
    requireNonNull(strategy, "strategy is null");
    requireNonNull(options, "options is null");
    requireNonNull(fitting, "fitting is null");
    formats = Set.copyOf(formats);
    requireNonNull(policyFile, "policyFile is null");
    requireNonNull(excess, "excess is null");
    requireNonNull(held, "held is null");
    requireNonNull(activity, "activity is null");
  }

  /**
   * Where the present policies of the deploying identity are.
   *
   * @param files files or folders of policies; without them, IAM is queried
   * @param principalArn the ARN of the identity; by default that of the AWS credentials
   */
  public record Held(List<Path> files, Optional<String> principalArn) {
    public Held {
      files = List.copyOf(files);
      requireNonNull(principalArn, "principalArn is null");
    }
  }

  /**
   * What IAM Access Analyzer looks at to learn what an identity uses.
   *
   * @param trailArn the ARN of the CloudTrail trail with the identity's activity
   * @param accessRoleArn the ARN of the role that reads the trail
   * @param days how many days of activity count, 1 to 90
   * @param jobId the id of a job whose result is read instead of a new one
   */
  public record Activity(
      Optional<String> trailArn, Optional<String> accessRoleArn, int days, Optional<String> jobId) {
    public Activity {
      requireNonNull(trailArn, "trailArn is null");
      requireNonNull(accessRoleArn, "accessRoleArn is null");
      requireNonNull(jobId, "jobId is null");
    }
  }
}
