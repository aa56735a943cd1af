package io.github.sstiam.mojo;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.audit.ActivityComparison;
import io.github.sstiam.audit.Excess;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.composition.ComposedPolicy;
import io.github.sstiam.composition.LeastPrivilegePolicy;
import io.github.sstiam.composition.PolicyOptions;
import io.github.sstiam.composition.ServicePolicy;
import io.github.sstiam.composition.fitting.FittingOptions;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.mojo.access.DeploymentNeeds;
import io.github.sstiam.mojo.access.HeldPolicies;
import io.github.sstiam.mojo.access.IdentityActivity;
import io.github.sstiam.mojo.output.NamedFile;
import io.github.sstiam.mojo.output.PolicyEmission;
import io.github.sstiam.mojo.output.PolicyOutput;
import io.github.sstiam.mojo.output.PolicyStrategy;
import io.github.sstiam.mojo.output.PolicyType;
import io.github.sstiam.mojo.parameter.Parameters;
import io.github.sstiam.report.PolicyReport;
import io.github.sstiam.report.PolicyReport.EmittedPolicy;
import io.github.sstiam.report.json.PolicyReportJson;
import io.github.sstiam.report.text.PolicyText;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the IAM policy that the deploying identity needs, within IAM's quotas. Needs no AWS
 * account, unless the policy is made from activity.
 */
@Mojo(
    name = "emit-policy",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresProject = false,
    threadSafe = true)
public final class EmitPolicyMojo extends AbstractPolicyMojo {
  private static final String REPORT = "policy-report.json";

  /**
   * How much is granted: {@code least-privilege}, what the app needs; {@code service}, the services
   * in use; {@code administrator}, everything; {@code access-analyzer}, what the app needs and what
   * the identity was seen to use besides.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.strategy", defaultValue = "least-privilege")
  private String strategy;

  /**
   * The file with the caller's policy: a name in {@code outputDirectory}, or a path from the
   * project's folder. Where roles take part, the policy of each stands in a file beside it, such as
   * {@code deploy-policy-execution-role.json}; a policy of several documents has them in {@code
   * deploy-policy-1.json} and so on.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.policyFile", defaultValue = "deploy-policy.json")
  private String policyFile;

  /**
   * How the policy is to be attached, which decides how large it may be: {@code managed}, or inline
   * as {@code user-inline}, {@code group-inline}, {@code role-inline}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.policyType", defaultValue = "managed")
  private String policyType;

  /**
   * Whether what only resources need is granted for calls through CloudFormation alone. This binds
   * a caller who deploys without a service role; calls with a role do not carry the key.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.throughCloudFormation", defaultValue = "false")
  private boolean throughCloudFormation;

  /**
   * Whether nothing is written and the build fails where the files are not what would be written.
   * Order and layout make no difference.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.check", defaultValue = "false")
  private boolean check;

  /**
   * What happens when the present policies grant more than the caller needs: {@code ignore} does
   * not look, {@code report} tells, {@code fail} fails. The policies are {@code policies}, or those
   * that IAM has for {@code principalArn} or the caller.
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
   * The id of a job of IAM Access Analyzer whose result is read, in place of a new one.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.jobId")
  private String jobId;

  /**
   * Whether IAM Access Analyzer is asked what it finds in the policy ({@code
   * access-analyzer:ValidatePolicy}).
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.validate", defaultValue = "false")
  private boolean validate;

  @Override
  void run(SstApp app, DeploymentNeeds needs, Catalog catalog)
      throws MojoExecutionException, MojoFailureException {
    PolicyStrategy chosen = Parameters.choice("strategy", strategy, PolicyStrategy.class);
    RequirementSet requirements = needs.unasked();
    if (needs.isAssumed()) {
      getLog().warn(DeploymentNeeds.NOTE);
    }
    log(requirements.coverage());
    if (chosen == PolicyStrategy.ADMINISTRATOR) {
      String partition = app.stacks().get(0).environment().partition();
      warn(PolicyText.administrator(partition));
      return;
    }
    HeldPolicies held = held(app);
    Optional<IdentityActivity.Found> activity =
        chosen == PolicyStrategy.ACCESS_ANALYZER ? Optional.of(activity(held)) : Optional.empty();
    PolicyEmission emission = emission(app, catalog);
    List<EmittedPolicy> emitted = new ArrayList<>();
    for (DeployingPrincipal principal : requirements.principals()) {
      if (principal.isIdentity()) {
        List<PermissionRequirement> own = requirements.of(principal);
        ComposedPolicy policy = policy(chosen, principal, own, activity, catalog);
        emitted.add(emission.emit(principal, own.size(), policy));
      }
    }
    Optional<ActivityComparison> comparison =
        activity.map(found -> found.compared(requirements.of(DeployingPrincipal.CALLER), catalog));
    comparison.map(PolicyText::activity).ifPresent(lines -> lines.forEach(getLog()::info));
    Optional<Excess> tooMuch = excess(held, requirements, catalog);
    if (!check) {
      PolicyReport report = new PolicyReport(strategy, emitted, tooMuch, comparison);
      output().write(REPORT, PolicyReportJson.of(report));
    }
    emission.failIfOutdated();
    judge(tooMuch);
  }

  private ComposedPolicy policy(
      PolicyStrategy chosen,
      DeployingPrincipal principal,
      List<PermissionRequirement> own,
      Optional<IdentityActivity.Found> activity,
      Catalog catalog)
      throws MojoExecutionException {
    PolicyOptions options = options(throughCloudFormation);
    if (chosen == PolicyStrategy.SERVICE) {
      return ServicePolicy.compose(own, options);
    }
    ComposedPolicy least = LeastPrivilegePolicy.compose(own, options);
    return activity.isPresent() && principal.isCaller()
        ? activity.get().merged(least, own, catalog)
        : least;
  }

  private PolicyEmission emission(SstApp app, Catalog catalog) throws MojoExecutionException {
    FittingOptions fitting =
        fitting(Parameters.choice("policyType", policyType, PolicyType.class).quota());
    NamedFile file = file(policyFile);
    return new PolicyEmission(
        new PolicyOutput(file.folder(), file.name(), formats()),
        fitting,
        catalog,
        app.stacks().get(0).environment(),
        boundary().isPresent(),
        check,
        REPORT,
        validate ? Optional.of(aws()) : Optional.empty(),
        this::attach,
        getLog());
  }

  private HeldPolicies held(SstApp app) throws MojoExecutionException {
    return new HeldPolicies(
        app.stacks().get(0).environment(),
        Parameters.paths(policies),
        Parameters.text(principalArn),
        aws(),
        getLog());
  }

  private IdentityActivity.Found activity(HeldPolicies held) throws MojoExecutionException {
    if (activityDays < 1 || activityDays > 90) {
      throw new MojoExecutionException(
          "<activityDays> (-Dsst-iam.activityDays) is "
              + activityDays
              + "; IAM Access Analyzer looks at 1 to 90 days.");
    }
    return new IdentityActivity(
            held,
            Parameters.text(trailArn),
            Parameters.text(accessRoleArn),
            activityDays,
            Parameters.text(jobId))
        .find();
  }

  private Optional<Excess> excess(HeldPolicies held, RequirementSet requirements, Catalog catalog)
      throws MojoExecutionException {
    if (onExcess() == OnExcess.IGNORE) {
      return Optional.empty();
    }
    PolicySet present = held.read();
    Excess found = Excess.of(present, requirements.of(DeployingPrincipal.CALLER), catalog);
    warn(PolicyText.excess(found));
    return Optional.of(found);
  }

  private void judge(Optional<Excess> found) throws MojoExecutionException, MojoFailureException {
    if (onExcess() == OnExcess.FAIL && found.filter(tooMuch -> !tooMuch.isEmpty()).isPresent()) {
      throw new MojoFailureException(
          "The present policies grant more than the caller needs (above, and in "
              + output().directory().resolve(REPORT)
              + "). Put the emitted policy in their place, or set -Dsst-iam.excess=report.");
    }
  }

  private OnExcess onExcess() throws MojoExecutionException {
    return Parameters.choice("excess", excess, OnExcess.class);
  }

  private enum OnExcess {
    IGNORE,
    REPORT,
    FAIL
  }
}
