package io.github.sstiam.mojo;

import io.github.sstiam.goal.EmitPolicy;
import io.github.sstiam.goal.EmitPolicyRequest;
import io.github.sstiam.goal.EmitPolicyRequest.ExcessResponse;
import io.github.sstiam.goal.PolicyStrategy;
import io.github.sstiam.goal.output.PolicyType;
import io.github.sstiam.goal.port.BuildCache;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.goal.port.GoalResult;
import io.github.sstiam.mojo.parameter.Parameters;
import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the IAM policy that the deploying identity needs, within IAM's quotas. Needs no AWS
 * account, unless the policy is composed from activity.
 */
@Mojo(
    name = "emit-policy",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresProject = false,
    threadSafe = true)
public final class EmitPolicyMojo extends AbstractPolicyMojo {
  /**
   * How much the policy grants: {@code least-privilege}, what the app needs; {@code service}, all
   * actions of the services in use; {@code administrator}, everything; {@code access-analyzer},
   * what the app needs and what the identity has used.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.strategy", defaultValue = "least-privilege")
  private String strategy;

  /**
   * The file with the caller's policy: a name in {@code outputDirectory}, or a path from the
   * project's folder. If roles take part, the policy of each is in a file beside it, such as {@code
   * deploy-policy-execution-role.json}; a policy of several documents has them in {@code
   * deploy-policy-1.json} and so on.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.policyFile", defaultValue = "deploy-policy.json")
  private String policyFile;

  /**
   * How you attach the policy, which decides how large it may be: {@code managed}, or inline as
   * {@code user-inline}, {@code group-inline}, {@code role-inline}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.policyType", defaultValue = "managed")
  private String policyType;

  /**
   * Whether the policy grants the permissions of resources only for calls through CloudFormation.
   * This restricts a caller that deploys without a service role; calls with a role do not carry the
   * condition key.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.throughCloudFormation", defaultValue = "false")
  private boolean throughCloudFormation;

  /**
   * Whether to compare the files instead of writing them: the build fails if they differ from what
   * the goal would write. Order and layout make no difference.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.check", defaultValue = "false")
  private boolean check;

  /**
   * What to do if the present policies grant more than the caller needs: {@code ignore} does not
   * compare, {@code report} reports it, {@code fail} fails. The present policies are {@code
   * policies}, or those that IAM has for {@code principalArn} or the caller.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.excess", defaultValue = "ignore")
  private String excess;

  /**
   * The present policies of the deploying identity, as files or folders of {@code .json} files, for
   * {@code excess}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.policies")
  private List<File> policies;

  /**
   * The ARN of the deploying identity, for {@code excess} and {@code access-analyzer}. By default
   * the identity of the AWS credentials.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.principalArn")
  private String principalArn;

  /**
   * The ARN of the CloudTrail trail that holds the identity's activity, for {@code
   * access-analyzer}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.trailArn")
  private String trailArn;

  /**
   * The ARN of the role that IAM Access Analyzer reads the trail with, for {@code access-analyzer}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.accessRoleArn")
  private String accessRoleArn;

  /**
   * How many days of activity count, up to 90, for {@code access-analyzer}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.activityDays", defaultValue = "30")
  private int activityDays;

  /**
   * The ID of a finished job of IAM Access Analyzer. The plugin reads its result and starts no new
   * job.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.jobId")
  private String jobId;

  /**
   * Whether to query IAM Access Analyzer for findings in the policy ({@code
   * access-analyzer:ValidatePolicy}).
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.validate", defaultValue = "false")
  private boolean validate;

  @Override
  GoalResult run(GoalLog log, BuildCache cache) throws MojoExecutionException, GoalException {
    EmitPolicyRequest request =
        new EmitPolicyRequest(
            request(),
            Parameters.choice("strategy", strategy, PolicyStrategy.class),
            options(throughCloudFormation),
            fitting(Parameters.choice("policyType", policyType, PolicyType.class).quota()),
            formats(),
            policyFile,
            check,
            Parameters.choice("excess", excess, ExcessResponse.class),
            new EmitPolicyRequest.Held(Parameters.paths(policies), Parameters.text(principalArn)),
            new EmitPolicyRequest.Activity(
                Parameters.text(trailArn),
                Parameters.text(accessRoleArn),
                Parameters.number(
                    "activityDays",
                    activityDays,
                    1,
                    90,
                    "IAM Access Analyzer looks at 1 to 90 days"),
                Parameters.text(jobId)),
            validate);
    return attached(new EmitPolicy(log, cache).run(request));
  }
}
