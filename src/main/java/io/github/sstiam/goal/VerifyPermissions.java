package io.github.sstiam.goal;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.goal.VerifyRequest.Gate;
import io.github.sstiam.goal.access.AwsAccess;
import io.github.sstiam.goal.access.PolicyFiles;
import io.github.sstiam.goal.app.AppReading;
import io.github.sstiam.goal.app.ReadApp;
import io.github.sstiam.goal.deployment.DeploymentRequirements;
import io.github.sstiam.goal.deployment.RequirementComputation;
import io.github.sstiam.goal.output.OutputFiles;
import io.github.sstiam.goal.output.VerificationFiles;
import io.github.sstiam.goal.port.BuildCache;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.goal.verification.GivenSuppressions;
import io.github.sstiam.goal.verification.GivenSuppressions.SuppressionFile;
import io.github.sstiam.goal.verification.OfflineVerification;
import io.github.sstiam.goal.verification.OnlineVerification;
import io.github.sstiam.reader.files.SourceRoot;
import io.github.sstiam.report.GrantingPolicy;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.report.text.CoverageText;
import io.github.sstiam.report.text.SuppressionText;
import io.github.sstiam.report.text.VerificationText;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.SimulationUnavailableException.Reason;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.gate.BuildGate;
import io.github.sstiam.simulation.gate.BuildGate.Response;
import io.github.sstiam.simulation.gate.ClassifiedVerification;
import io.github.sstiam.simulation.gate.Severity;
import io.github.sstiam.text.Sanitizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies that the deploying principals have the permissions that an app's deployment requires.
 * The steps: read the app, compute the requirements, let IAM or the built-in evaluator decide,
 * write the policy that grants what is missing and the reports.
 */
public final class VerifyPermissions {
  private final GoalLog log;
  private final BuildCache cache;

  /**
   * @param log takes progress, the result and warnings
   * @param cache what goals of the same build share
   */
  public VerifyPermissions(GoalLog log, BuildCache cache) {
    this.log = requireNonNull(log, "log is null");
    this.cache = requireNonNull(cache, "cache is null");
  }

  /**
   * Runs the verification.
   *
   * @return the outcome, with the failure where permissions are missing
   * @throws GoalException if it could not run
   */
  public VerifyResult run(VerifyRequest request) throws GoalException {
    BuildGate gate = gate(request);
    GoalRequest goal = request.goal();
    AwsAccess aws = new AwsAccess(goal.aws(), log);
    VerificationFiles files =
        new VerificationFiles(new OutputFiles(goal.output()), request.reports());

    ReadApp read = new AppReading(aws, cache, log).read(goal.app());
    RequirementComputation computation = new RequirementComputation(log);
    DeploymentRequirements requirements =
        computation.compute(read, goal.deployment(), goal.app().types().unknownTypes());
    Verification verification;
    try {
      verification = verify(request, read, requirements, aws);
    } catch (SimulationUnavailableException e) {
      return unavailable(e, request.gate(), files);
    }
    files.removeCallerPolicy();
    ClassifiedVerification judged = gate.classify(verification);
    List<GrantingPolicy> missing = files.writeMissing(judged.of(Severity.FAILURE), read.catalog());
    VerificationReport report = new VerificationReport(read.subject(), judged, missing);
    List<Path> written = files.writeReports(report, read.catalog());

    log.info(CoverageText.subject(report.subject()));
    log.info(Sanitizer.line("Verified " + verification.principal()));
    computation.log(verification.coverage());
    return conclude(report, written, files.output().directory());
  }

  private static BuildGate gate(VerifyRequest request) throws GoalException {
    Gate gate = request.gate();
    return new BuildGate(
        gate.failOn(),
        gate.onUnknown(),
        gate.onOrganizationDenial(),
        new GivenSuppressions(request.suppressions(), suppressionFile(request)).all(),
        request.today());
  }

  private static Optional<SuppressionFile> suppressionFile(VerifyRequest request) {
    if (request.suppressionFile().isEmpty()) {
      return Optional.empty();
    }
    Path file = request.suppressionFile().get();
    return Optional.of(
        new SuppressionFile(file, SourceRoot.of(request.goal().project()).name(file)));
  }

  private Verification verify(
      VerifyRequest request, ReadApp read, DeploymentRequirements requirements, AwsAccess aws)
      throws GoalException, SimulationUnavailableException {
    DeploymentRequirements inContext = requirements.withContext(request.contextEntries());
    if (!request.principal().sufficeToDecide()) {
      return new OnlineVerification(
              read.app(),
              request.principalArn(),
              request.goal().deployment().assumedRole(),
              request.fallback(),
              aws,
              read.catalog())
          .verify(inContext, cache);
    }
    return new OfflineVerification(
            request.principalArn(),
            request.principal(),
            new PolicyFiles(log, read.catalog()),
            read.catalog())
        .verify(read.app(), inContext);
  }

  private VerifyResult unavailable(
      SimulationUnavailableException fault, Gate gate, VerificationFiles files)
      throws GoalException {
    log.debug(fault);
    String message = fault.getMessage();
    files.removeAnswers();
    if (fault.remedy().isEmpty()) {
      files.removeCallerPolicy();
    } else {
      message +=
          " The smallest policy that allows it: " + files.writeCallerPolicy(fault.remedy().get());
    }
    boolean simulatable = fault.reason() != Reason.NOT_SIMULATABLE;
    if ((simulatable ? gate.onUnavailable() : gate.onUnknown()) == Response.FAIL) {
      // As a cause, it would show the user the SDK's own words beside these.
      throw new GoalException(message);
    }
    log.warn("Nothing is verified. " + message);
    return new VerifyResult(Optional.empty(), List.of(), Optional.empty());
  }

  private VerifyResult conclude(VerificationReport report, List<Path> written, Path directory) {
    ClassifiedVerification judged = report.judged();
    VerificationText text = new VerificationText(report, log.paint());
    log.warnings(CoverageText.unverified(report.verification()));
    String warning = text.warning();
    if (!warning.isEmpty()) {
      log.warn(warning);
    }
    log.infos(SuppressionText.suppressed(judged));
    log.warnings(SuppressionText.warnings(judged));
    String reports = reports(written);
    if (judged.isPassed()) {
      log.info((text.totals() + ". " + reports).strip());
      return new VerifyResult(Optional.of(judged), written, Optional.empty());
    }
    List<String> lines = new ArrayList<>(SuppressionText.failures(judged));
    boolean missesNothing = judged.of(Severity.FAILURE).isEmpty();
    lines.add(missesNothing ? text.totals() + "." : text.failure(directory.toString()));
    if (!reports.isEmpty()) {
      lines.add(reports);
    }
    return new VerifyResult(Optional.of(judged), written, Optional.of(String.join("\n", lines)));
  }

  private static String reports(List<Path> written) {
    List<String> names = new ArrayList<>();
    for (Path file : written) {
      names.add(file.toString());
    }
    return names.isEmpty() ? "" : "Report: " + String.join(", ", names);
  }
}
