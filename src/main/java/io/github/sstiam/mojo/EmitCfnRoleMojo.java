package io.github.sstiam.mojo;

import io.github.sstiam.composition.fitting.PolicyQuota;
import io.github.sstiam.goal.EmitServiceRole;
import io.github.sstiam.goal.EmitServiceRoleRequest;
import io.github.sstiam.goal.port.BuildCache;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.goal.port.GoalResult;
import io.github.sstiam.mojo.parameter.Parameters;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes a CloudFormation template with the service role that CloudFormation deploys the app with,
 * and the small policy that the deploying identity still needs. Needs no AWS account.
 */
@Mojo(
    name = "emit-cfn-role",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresProject = false,
    threadSafe = true)
public final class EmitCfnRoleMojo extends AbstractPolicyMojo {
  /**
   * The file with the template: a name in {@code outputDirectory}, or a path from the project's
   * folder. It is written as YAML if its name ends in {@code .yaml} or {@code .yml}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.templateFile", defaultValue = "cfn-role.template.json")
  private String templateFile;

  /**
   * The file with the policy of the deploying identity: the permissions that the role does not
   * cover.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.deployerPolicyFile", defaultValue = "deployer-policy.json")
  private String deployerPolicyFile;

  /**
   * The name of the stack that you create from the template. By default the app's name and {@code
   * -cfn-role}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.roleStackName")
  private String roleStackName;

  /**
   * The role's name. By default CloudFormation generates one.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.roleName")
  private String roleName;

  /**
   * The role's path, beginning and ending with a slash.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.rolePath", defaultValue = "/")
  private String rolePath;

  /**
   * The role's tags, each {@code key=value}, separated by commas.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.roleTags")
  private List<String> roleTags;

  /**
   * How many seconds a session of the role may last, from 3600 to 43200. By default IAM's own limit
   * of an hour.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.maxSessionDuration")
  private Integer maxSessionDuration;

  @Override
  GoalResult run(GoalLog log, BuildCache cache) throws MojoExecutionException, GoalException {
    EmitServiceRoleRequest request =
        new EmitServiceRoleRequest(
            request(),
            options(false),
            fitting(PolicyQuota.MANAGED_POLICY),
            formats(),
            templateFile,
            deployerPolicyFile,
            new EmitServiceRoleRequest.Role(
                Parameters.text(roleStackName),
                Parameters.text(roleName),
                rolePath,
                Parameters.values("roleTags", roleTags),
                Optional.ofNullable(maxSessionDuration)));
    return attached(new EmitServiceRole(log, cache).run(request));
  }
}
