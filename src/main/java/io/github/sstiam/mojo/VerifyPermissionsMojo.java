package io.github.sstiam.mojo;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.mojo.access.DeploymentNeeds;
import io.github.sstiam.mojo.console.MavenColours;
import io.github.sstiam.mojo.output.ReportFormat;
import io.github.sstiam.mojo.output.VerificationFiles;
import io.github.sstiam.mojo.parameter.GivenSuppressions;
import io.github.sstiam.mojo.parameter.GivenSuppressions.SuppressionFile;
import io.github.sstiam.mojo.parameter.Parameters;
import io.github.sstiam.mojo.parameter.SuppressionElement;
import io.github.sstiam.report.GrantingPolicy;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.report.text.CoverageText;
import io.github.sstiam.report.text.SuppressionText;
import io.github.sstiam.report.text.VerificationText;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.SimulationUnavailableException.Reason;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.gate.BuildGate;
import io.github.sstiam.simulation.gate.BuildGate.Response;
import io.github.sstiam.simulation.gate.ClassifiedVerification;
import io.github.sstiam.simulation.gate.Severity;
import io.github.sstiam.text.Sanitizer;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /**
   * The forms of the report, separated by commas: {@code html} ({@code report.html}, a page to look
   * at), {@code json} ({@code verification.json}), {@code sarif} ({@code report.sarif}, SARIF
   * 2.1.0) and {@code junit} ({@code TEST-sst-iam.xml}).
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.reports", defaultValue = "html,json")
  private List<String> reports;

  /**
   * Permissions that are known to be denied or undecided, and that the deployment does without.
   * They are shown and do not fail the build; a suppression that has expired, or that matches no
   * permission, does, and one whose permissions are all allowed is a warning. The policy that is
   * offered does not grant them.
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

  private Clock clock = Clock.systemUTC();

  /** Has suppressions expire by another clock. */
  void use(Clock other) {
    clock = other;
  }

  @Override
  void run(SstApp app, DeploymentNeeds needs, Catalog catalog)
      throws MojoExecutionException, MojoFailureException {
    BuildGate gate = gate();
    VerificationFiles files =
        new VerificationFiles(output(), Parameters.choices("reports", reports, ReportFormat.class));
    Response unavailable = Parameters.choice("onUnavailable", onUnavailable, Response.class);
    Verification verification;
    try {
      verification = verify(app, needs, catalog);
    } catch (SimulationUnavailableException e) {
      // As a cause, Maven would add the SDK's own words to ours.
      getLog().debug(e);
      String message = notVerified(e, files);
      boolean simulatable = e.reason() != Reason.NOT_SIMULATABLE;
      if ((simulatable ? unavailable : gate.onUnknown()) == Response.WARN) {
        getLog().warn("Nothing is verified. " + message);
        return;
      }
      throw new MojoExecutionException(message);
    }
    files.removeCallerPolicy();
    conclude(app, gate.classify(verification), files, catalog);
  }

  private BuildGate gate() throws MojoExecutionException {
    return new BuildGate(
        Parameters.choice("failOn", failOn, Necessity.class),
        Parameters.choice("onUnknown", onUnknown, Response.class),
        Parameters.choice("onOrganizationDenial", onOrganizationDenial, Response.class),
        new GivenSuppressions(GivenSuppressions.declarations(suppressions), suppressionFile())
            .all(),
        LocalDate.now(clock));
  }

  private Optional<SuppressionFile> suppressionFile() {
    if (suppressionFile == null) {
      return Optional.empty();
    }
    Path path = suppressionFile.toPath();
    return Optional.of(new SuppressionFile(path, project().name(path)));
  }

  private static String notVerified(SimulationUnavailableException fault, VerificationFiles files)
      throws MojoExecutionException {
    files.removeAnswers();
    if (fault.remedy().isEmpty()) {
      files.removeCallerPolicy();
      return fault.getMessage();
    }
    return fault.getMessage()
        + " The smallest policy that allows it: "
        + files.writeCallerPolicy(fault.remedy().get());
  }

  private void conclude(
      SstApp app, ClassifiedVerification judged, VerificationFiles files, Catalog catalog)
      throws MojoExecutionException, MojoFailureException {
    List<GrantingPolicy> missing = files.writeMissing(judged.of(Severity.FAILURE), catalog);
    VerificationReport report = new VerificationReport(subject(app), judged, missing);
    List<Path> reported = files.writeReports(report, catalog);
    VerificationText text = new VerificationText(report, MavenColours.paint());
    getLog().info(CoverageText.subject(report.subject()));
    getLog().info(Sanitizer.line("Verified " + report.verification().principal()));
    log(report.verification().coverage());
    CoverageText.unverified(report.verification()).forEach(getLog()::warn);
    String warning = text.warning();
    if (!warning.isEmpty()) {
      getLog().warn(warning);
    }
    SuppressionText.suppressed(judged).forEach(getLog()::info);
    SuppressionText.warnings(judged).forEach(getLog()::warn);
    String reports =
        reported.isEmpty()
            ? ""
            : "Report: " + reported.stream().map(Path::toString).collect(Collectors.joining(", "));
    if (!judged.isPassed()) {
      List<String> lines = new ArrayList<>(SuppressionText.failures(judged));
      boolean missesNothing = judged.of(Severity.FAILURE).isEmpty();
      lines.add(
          missesNothing
              ? text.totals() + "."
              : text.failure(files.output().directory().toString()));
      if (!reports.isEmpty()) {
        lines.add(reports);
      }
      throw new MojoFailureException(String.join("\n", lines));
    }
    getLog().info((text.totals() + ". " + reports).strip());
  }
}
