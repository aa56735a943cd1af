package io.github.sstiam.mojo;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.report.VerificationJson;
import io.github.sstiam.report.VerificationText;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.SimulationUnavailableException.Reason;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import io.github.sstiam.synthesis.LeastPrivilegePolicy;
import io.github.sstiam.synthesis.fitting.FittedPolicy;
import io.github.sstiam.synthesis.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.synthesis.fitting.FittingOptions;
import io.github.sstiam.synthesis.fitting.PolicyFitting;
import io.github.sstiam.synthesis.fitting.PolicyQuota;
import io.github.sstiam.synthesis.fitting.PolicyTooLargeException;
import io.github.sstiam.synthesis.fitting.WildcardMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
public final class VerifyPermissionsMojo extends AbstractPrincipalMojo {
  private static final String VERIFICATION = "verification.json";
  private static final String MISSING_POLICY = "missing-policy.json";
  private static final String CALLER_POLICY = "caller-policy.json";

  /** What is missing is granted exactly. */
  private static final FittingOptions MISSING =
      new FittingOptions(
          PolicyQuota.MANAGED_POLICY, PolicyQuota.ATTACHED_POLICIES, WildcardMode.NEVER);

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
   * What happens when a service or resource control policy of the organization denies: {@code fail}
   * or {@code warn}. IAM's simulation has taken such policies for a denial of actions that work,
   * and it does not tell the condition keys that only they use.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.onOrganizationDenial", defaultValue = "fail")
  private String onOrganizationDenial;

  /**
   * What happens when nobody can be asked, because credentials, the network or the right to
   * simulate are missing: {@code fail} or {@code warn}, for builds that must go on without AWS.
   * Nothing is verified then.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.onUnavailable", defaultValue = "fail")
  private String onUnavailable;

  @Override
  void run(SstApp app, DeploymentNeeds needs, Catalog catalog)
      throws MojoExecutionException, MojoFailureException {
    Judgement judgement =
        new Judgement(
            Parameters.choice("failOn", failOn, Necessity.class),
            Parameters.choice("onUnknown", onUnknown, Judgement.Response.class),
            Parameters.choice(
                "onOrganizationDenial", onOrganizationDenial, Judgement.Response.class));
    Judgement.Response unavailable =
        Parameters.choice("onUnavailable", onUnavailable, Judgement.Response.class);
    OutputFiles output = output();
    Verification verification;
    try {
      verification = verify(app, needs, catalog);
    } catch (SimulationUnavailableException e) {
      // As a cause, Maven would add the SDK's own words to ours.
      getLog().debug(e);
      String message = notVerified(e, output);
      boolean simulatable = e.reason() != Reason.NOT_SIMULATABLE;
      if ((simulatable ? unavailable : judgement.onUnknown()) == Judgement.Response.WARN) {
        getLog().warn("Nothing is verified. " + message);
        return;
      }
      throw new MojoExecutionException(message);
    }
    judge(judgement, verification, output, catalog);
  }

  /** The files of an earlier run would say what is not known now. */
  private static String notVerified(SimulationUnavailableException fault, OutputFiles output)
      throws MojoExecutionException {
    output.remove(VERIFICATION);
    missingPolicies(output).removeAll();
    if (fault.remedy().isEmpty()) {
      output.remove(CALLER_POLICY);
      return fault.getMessage();
    }
    Path file = output.write(CALLER_POLICY, PolicyWriter.write(fault.remedy().get()));
    return fault.getMessage() + " The smallest policy that allows it: " + file;
  }

  private void judge(
      Judgement judgement, Verification verification, OutputFiles output, Catalog catalog)
      throws MojoExecutionException, MojoFailureException {
    output.remove(CALLER_POLICY);
    Path report = output.write(VERIFICATION, VerificationJson.of(verification));
    getLog().info("Verified " + verification.principal());
    log(verification.coverage());
    VerificationText.unverified(verification).forEach(getLog()::warn);
    List<VerifiedPermission> warnings = judgement.warnings(verification);
    if (!warnings.isEmpty()) {
      getLog().warn(VerificationText.warning(warnings));
    }
    List<VerifiedPermission> failures = judgement.failures(verification);
    if (!failures.isEmpty()) {
      fail(verification, failures, output, catalog);
    }
    missingPolicies(output).removeAll();
    getLog().info(VerificationText.totals(verification) + ". Report: " + report);
  }

  private static PolicyOutput missingPolicies(OutputFiles output) {
    return new PolicyOutput(output, MISSING_POLICY, Set.of(PolicyFormat.JSON));
  }

  /** As many managed policies as may be attached; a policy that is larger still is shown whole. */
  private static FittedPolicy fitted(PolicyDocument policy, Catalog catalog) {
    try {
      return PolicyFitting.fit(policy, MISSING, catalog);
    } catch (PolicyTooLargeException e) {
      return new FittedPolicy(List.of(new FittedDocument(policy, List.of())), List.of());
    }
  }

  private static void fail(
      Verification verification,
      List<VerifiedPermission> failures,
      OutputFiles output,
      Catalog catalog)
      throws MojoExecutionException, MojoFailureException {
    PolicyOutput files = missingPolicies(output);
    Map<DeployingPrincipal, List<PermissionRequirement>> missing = new TreeMap<>();
    for (VerifiedPermission failure : failures) {
      if (!failure.requirement().principal().isIdentity()) {
        continue;
      }
      missing
          .computeIfAbsent(failure.requirement().principal(), principal -> new ArrayList<>())
          .add(failure.requirement());
    }
    List<String> written = new ArrayList<>();
    for (Map.Entry<DeployingPrincipal, List<PermissionRequirement>> entry : missing.entrySet()) {
      PolicyDocument policy = LeastPrivilegePolicy.of(entry.getValue());
      for (Path file : files.write(entry.getKey(), fitted(policy, catalog))) {
        written.add("the policy " + file);
      }
    }
    throw new MojoFailureException(
        VerificationText.failure(verification, failures, String.join(" and ", written)));
  }
}
