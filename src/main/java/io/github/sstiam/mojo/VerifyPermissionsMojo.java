package io.github.sstiam.mojo;

import io.github.sstiam.goal.VerifyPermissions;
import io.github.sstiam.goal.VerifyRequest;
import io.github.sstiam.goal.output.ReportFormat;
import io.github.sstiam.goal.port.BuildCache;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.goal.port.GoalResult;
import io.github.sstiam.goal.verification.OnlineVerification.Fallback;
import io.github.sstiam.goal.verification.PrincipalFiles;
import io.github.sstiam.mojo.parameter.ContextEntryElement;
import io.github.sstiam.mojo.parameter.Parameters;
import io.github.sstiam.mojo.parameter.SuppressionElement;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.simulation.gate.BuildGate.Response;
import java.io.File;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fails the build when the deploying identity lacks an IAM permission that the app's deployment
 * needs, and writes the policy that grants what is missing.
 *
 * <p>Given {@code policies}, the built-in evaluator decides and no AWS account is needed. Without
 * them, IAM itself is queried ({@code iam:SimulatePrincipalPolicy}) with the AWS credentials at
 * hand.
 */
@Mojo(
    name = "verify-permissions",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class VerifyPermissionsMojo extends AbstractSstIamMojo {
  /**
   * The identity-based policies of the deploying identity: comma-separated files, or folders of
   * {@code .json} files, which are read with their folders. With them, the built-in evaluator
   * decides and no AWS account is needed.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.policies")
  private List<File> policies;

  /**
   * The policies of the role that CloudFormation uses, as files or folders, for the built-in
   * evaluator: those that you pass to {@code cdk bootstrap --cloudformation-execution-policies}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.executionPolicies")
  private List<File> executionPolicies;

  /**
   * The output of {@code aws iam get-account-authorization-details} as a file. With it and {@code
   * principalArn}, the built-in evaluator decides by the policies, groups and boundary that the
   * principal has in the account; {@code policies} are added to them.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.authorizationDetails")
  private File authorizationDetails;

  /**
   * The permissions boundary of the deploying identity, as a file; for the built-in evaluator.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.permissionsBoundary")
  private File permissionsBoundary;

  /**
   * The session policy of the deploying identity, as a file; for the built-in evaluator.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.sessionPolicy")
  private File sessionPolicy;

  /**
   * The service control policies of the deploying identity's account, for the built-in evaluator:
   * comma-separated files, which count as attached to the account itself, or one folder whose
   * folders are the levels from the root to the account in the order of their names.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.serviceControlPolicies")
  private List<File> serviceControlPolicies;

  /**
   * The resource control policies of the account, given like {@code serviceControlPolicies}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.resourceControlPolicies")
  private List<File> resourceControlPolicies;

  /**
   * The ARN of the deploying identity. By default the identity of the AWS credentials. For the
   * built-in evaluator it names the principal in {@code authorizationDetails}, and is the value of
   * condition keys such as {@code aws:PrincipalArn}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.principalArn")
  private String principalArn;

  /**
   * What to do if the caller may not simulate: {@code none} fails, {@code policies} reads the
   * principal's policies and lets the built-in evaluator decide. The policies of the organization
   * cannot be read that way; the report says so.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.fallback", defaultValue = "none")
  private String fallback;

  /**
   * Values of condition keys that the requests of the deployment carry and that only you know, such
   * as the tags of the deploying identity. They replace the values that the plugin would send.
   *
   * <pre>{@code
   * <contextEntries>
   *   <contextEntry>
   *     <key>aws:PrincipalTag/team</key>
   *     <type>string</type>
   *     <values><value>shop</value></values>
   *   </contextEntry>
   * </contextEntries>
   * }</pre>
   *
   * @since 0.1.0
   */
  @Parameter private List<ContextEntryElement> contextEntries;

  /**
   * What the build fails for: {@code required} for missing permissions without which the deployment
   * cannot succeed (for others it warns), {@code conditional} for those that it may need, too.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.failOn", defaultValue = "required")
  private String failOn;

  /**
   * What to do if the outcome for a permission is unknown, for instance because a policy tests a
   * condition key whose value is unknown: {@code fail} or {@code warn}. Such a permission never
   * counts as allowed.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.onUnknown", defaultValue = "fail")
  private String onUnknown;

  /**
   * What to do if a service or resource control policy of the organization denies: {@code fail} or
   * {@code warn}. IAM's simulation is known to report such policies as a denial of actions that
   * work, and it does not return the condition keys that only they use.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.onOrganizationDenial", defaultValue = "fail")
  private String onOrganizationDenial;

  /**
   * What to do when IAM cannot be queried (no credentials, no network, or no permission to
   * simulate): {@code fail} or {@code warn}, for builds that must continue without AWS. The goal
   * then verifies nothing.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.onUnavailable", defaultValue = "fail")
  private String onUnavailable;

  /**
   * The formats of the report, separated by commas: {@code html} ({@code report.html}, a page for
   * people), {@code json} ({@code verification.json}), {@code sarif} ({@code report.sarif}, SARIF
   * 2.1.0) and {@code junit} ({@code TEST-sst-iam.xml}).
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.reports", defaultValue = "html,json")
  private List<String> reports;

  /**
   * Permissions that you know to be denied or unknown, and that the deployment does not need. The
   * report shows them, and they do not fail the build. A suppression that has expired or that
   * matches no permission fails it; one whose permissions are all allowed causes a warning. The
   * policy that grants what is missing does not include them.
   *
   * <pre>{@code
   * <suppressions>
   *   <suppression>
   *     <action>dynamodb:TagResource</action>
   *     <resource>arn:aws:dynamodb:*:*:table/prod-*</resource>
   *     <reason>The tables are tagged by the platform team</reason>
   *     <expires>2027-01-31</expires>
   *   </suppression>
   * </suppressions>
   * }</pre>
   *
   * @since 0.1.0
   */
  @Parameter private List<SuppressionElement> suppressions;

  /**
   * A JSON file with more suppressions: an object whose member {@code suppressions} is an array of
   * objects with {@code action}, {@code resource}, {@code reason} and, if wanted, {@code expires}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.suppressionFile")
  private File suppressionFile;

  @Override
  GoalResult run(GoalLog log, BuildCache cache) throws MojoExecutionException, GoalException {
    VerifyRequest request =
        new VerifyRequest(
            request(),
            Parameters.text(principalArn),
            new PrincipalFiles(
                Parameters.paths(policies),
                Parameters.path(authorizationDetails),
                Parameters.path(permissionsBoundary),
                Parameters.path(sessionPolicy),
                Parameters.paths(serviceControlPolicies),
                Parameters.paths(resourceControlPolicies),
                Parameters.paths(executionPolicies)),
            Parameters.choice("fallback", fallback, Fallback.class),
            ContextEntryElement.entries(contextEntries),
            new VerifyRequest.Gate(
                Parameters.choice("failOn", failOn, Necessity.class),
                Parameters.choice("onUnknown", onUnknown, Response.class),
                Parameters.choice("onOrganizationDenial", onOrganizationDenial, Response.class),
                Parameters.choice("onUnavailable", onUnavailable, Response.class)),
            SuppressionElement.declarations(suppressions),
            Parameters.path(suppressionFile),
            LocalDate.now(ZoneOffset.UTC),
            Parameters.choices("reports", reports, ReportFormat.class));
    return new VerifyPermissions(log, cache).run(request);
  }
}
