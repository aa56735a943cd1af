package io.github.sstiam.mojo;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.report.VerificationJson;
import io.github.sstiam.report.VerificationText;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import io.github.sstiam.synthesis.LeastPrivilegePolicy;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fails the build when the deploying identity lacks an IAM permission that the app's deployment
 * needs, and writes the policy that grants what is missing.
 *
 * <p>Given {@code policies}, the built-in evaluator answers and no AWS account is needed. Without
 * them IAM itself is asked ({@code iam:SimulatePrincipalPolicy}) with the AWS credentials at hand.
 */
@Mojo(
    name = "verify-permissions",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class VerifyPermissionsMojo extends AbstractSstIamMojo {
  private static final String VERIFICATION = "verification.json";
  private static final String MISSING_POLICY = "missing-policy.json";

  /**
   * The identity-based policies of the deploying identity, as files or folders of {@code .json}
   * files, separated by commas. With them the built-in evaluator decides and no AWS account is
   * needed.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.policies")
  private List<File> policies;

  /**
   * The output of {@code aws iam get-account-authorization-details} as a file. With it and {@code
   * principalArn} the built-in evaluator decides by the policies, groups and boundary that the
   * account gives that principal; {@code policies} come on top.
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
   * files separated by commas, which count as attached to the account itself, or one folder whose
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
   * built-in evaluator it names the principal in {@code authorizationDetails}, and serves
   * conditions on {@code aws:PrincipalArn} and the like.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.principalArn")
  private String principalArn;

  /**
   * The profile of the AWS configuration files whose credentials are used. By default the AWS SDK's
   * own choice ({@code AWS_PROFILE}, else {@code default}).
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.profile")
  private String profile;

  /**
   * The address of an AWS-compatible endpoint that is asked in place of AWS, such as {@code
   * http://localhost:4566}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.endpoint")
  private String endpoint;

  /**
   * What the build fails for: {@code required} for missing permissions without which the deployment
   * cannot succeed (others are warned of), {@code conditional} for those that it may need, too.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.failOn", defaultValue = "required")
  private String failOn;

  /**
   * What happens when it cannot be decided whether a permission is there, for instance because a
   * policy asks for a condition key without a known value: {@code fail} or {@code warn}. It is
   * never counted as allowed.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.onUnknown", defaultValue = "fail")
  private String onUnknown;

  /**
   * Condition keys that the requests of the deployment carry and that nobody but you knows, such as
   * the tags of the deploying identity. They replace what the plugin sends by itself.
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
   * Whether Maven works offline ({@code -o}): AWS is not asked then.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${settings.offline}", readonly = true)
  private boolean offline;

  @Override
  void run(SstApp app, RequirementSet requirements)
      throws MojoExecutionException, MojoFailureException {
    Judgement judgement =
        new Judgement(
            Parameters.choice("failOn", failOn, Necessity.class),
            Parameters.choice("onUnknown", onUnknown, Judgement.OnUnknown.class));
    Verification verification = verify(app, requirements.with(context()));
    OutputFiles output = output();
    Path report = output.write(VERIFICATION, VerificationJson.of(verification));
    getLog().info("Verified " + verification.principal());
    log(verification.coverage());
    List<VerifiedPermission> warnings = judgement.warnings(verification);
    if (!warnings.isEmpty()) {
      getLog().warn(VerificationText.warning(warnings));
    }
    List<VerifiedPermission> failures = judgement.failures(verification);
    if (!failures.isEmpty()) {
      fail(verification, failures, output);
    }
    output.remove(MISSING_POLICY);
    getLog().info(VerificationText.totals(verification) + ". Report: " + report);
  }

  private List<ContextEntry> context() throws MojoExecutionException {
    List<ContextEntry> entries = new ArrayList<>();
    if (contextEntries != null) {
      for (ContextEntryElement element : contextEntries) {
        entries.add(element.entry());
      }
    }
    return entries;
  }

  private Verification verify(SstApp app, RequirementSet requirements)
      throws MojoExecutionException {
    OfflinePrincipal principal =
        new OfflinePrincipal(
            Parameters.text(principalArn),
            Parameters.paths(policies),
            Optional.ofNullable(authorizationDetails).map(File::toPath),
            Optional.ofNullable(permissionsBoundary).map(File::toPath),
            Optional.ofNullable(sessionPolicy).map(File::toPath),
            Parameters.paths(serviceControlPolicies),
            Parameters.paths(resourceControlPolicies));
    try {
      if (principal.isGiven()) {
        return Verification.of(requirements, principal.simulator(new PolicyFiles(getLog())));
      }
      if (offline) {
        throw new MojoExecutionException(
            "Maven works offline (-o), so IAM is not asked. Give -Dsst-iam.policies=FILE to verify"
                + " policy files with the built-in evaluator, or leave -o out.");
      }
      return new IamQuestion(
              app,
              Parameters.text(principalArn),
              Parameters.text(profile),
              Parameters.address("endpoint", endpoint))
          .ask(requirements);
    } catch (SimulationUnavailableException e) {
      // As a cause, Maven would add the SDK's own words to ours.
      getLog().debug(e);
      throw new MojoExecutionException(e.getMessage());
    }
  }

  private static void fail(
      Verification verification, List<VerifiedPermission> failures, OutputFiles output)
      throws MojoExecutionException, MojoFailureException {
    List<PermissionRequirement> missing =
        failures.stream().map(VerifiedPermission::requirement).toList();
    Path file = output.write(MISSING_POLICY, PolicyWriter.write(LeastPrivilegePolicy.of(missing)));
    throw new MojoFailureException(
        VerificationText.failure(verification, failures, file.toString()));
  }
}
