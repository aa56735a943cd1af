package io.github.sstiam.goal;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.audit.ActivityComparison;
import io.github.sstiam.audit.Excess;
import io.github.sstiam.composition.ComposedPolicy;
import io.github.sstiam.composition.LeastPrivilegePolicy;
import io.github.sstiam.composition.ServicePolicy;
import io.github.sstiam.goal.EmitPolicyRequest.Activity;
import io.github.sstiam.goal.EmitPolicyRequest.ExcessResponse;
import io.github.sstiam.goal.access.AwsAccess;
import io.github.sstiam.goal.access.HeldPolicies;
import io.github.sstiam.goal.access.IdentityActivity;
import io.github.sstiam.goal.app.AppReading;
import io.github.sstiam.goal.app.ReadApp;
import io.github.sstiam.goal.deployment.DeploymentRequirements;
import io.github.sstiam.goal.deployment.RequirementComputation;
import io.github.sstiam.goal.output.OutputFile;
import io.github.sstiam.goal.output.OutputFiles;
import io.github.sstiam.goal.output.PolicyEmission;
import io.github.sstiam.goal.output.PolicyOutput;
import io.github.sstiam.goal.port.BuildCache;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.report.PolicyReport;
import io.github.sstiam.report.PolicyReport.EmittedPolicy;
import io.github.sstiam.report.json.PolicyReportJson;
import io.github.sstiam.report.text.PolicyText;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the policies that the deploying identities need, or compares them with the present files.
 * The steps: read the app, compute the requirements, compose a policy for each identity, fit it
 * into IAM's quotas, write or compare it, compare it with what the identity has, write the report.
 */
public final class EmitPolicy {
  private static final String REPORT = "policy-report.json";

  private final GoalLog log;
  private final BuildCache cache;

  /**
   * @param log takes progress, the result and warnings
   * @param cache what goals of the same build share
   */
  public EmitPolicy(GoalLog log, BuildCache cache) {
    this.log = requireNonNull(log, "log is null");
    this.cache = requireNonNull(cache, "cache is null");
  }

  /**
   * Writes or compares the policies.
   *
   * @return the policies, with the failure where files are out of date or grant too much
   * @throws GoalException if it could not run
   */
  public EmitResult run(EmitPolicyRequest request) throws GoalException {
    GoalRequest goal = request.goal();
    AwsAccess aws = new AwsAccess(goal.aws(), log);

    ReadApp read = new AppReading(aws, cache, log).read(goal.app());
    RequirementComputation computation = new RequirementComputation(log);
    DeploymentRequirements both =
        computation.compute(read, goal.deployment(), goal.app().types().unknownTypes());
    RequirementSet requirements = both.assumingBootstrapMissing();
    if (both.needsAssumption()) {
      log.warn(DeploymentRequirements.ASSUMPTION);
    }
    computation.log(requirements.coverage());
    if (request.strategy() == PolicyStrategy.ADMINISTRATOR) {
      log.warnings(PolicyText.administrator(read.environment().partition()));
      return new EmitResult(Optional.empty(), List.of(), Optional.empty());
    }
    HeldPolicies held =
        new HeldPolicies(
            read.environment(),
            request.held().files(),
            request.held().principalArn(),
            aws,
            log,
            read.catalog());
    Optional<IdentityActivity.Observed> activity = activity(request, held);
    PolicyEmission emission = emission(request, read, aws);
    List<EmittedPolicy> emitted = new ArrayList<>();
    for (DeployingPrincipal principal : requirements.principals()) {
      if (principal.isIdentity()) {
        List<PermissionRequirement> own = requirements.of(principal);
        ComposedPolicy policy = policy(request, principal, own, activity, read);
        emitted.add(emission.emit(principal, own, policy));
      }
    }
    Optional<ActivityComparison> comparison = Optional.empty();
    if (activity.isPresent()) {
      List<PermissionRequirement> needs = requirements.of(DeployingPrincipal.CALLER);
      comparison = Optional.of(activity.get().compared(needs, read.catalog()));
      log.infos(PolicyText.activity(comparison.get()));
    }
    Optional<Excess> excess = excess(request, held, requirements, read);
    PolicyReport report = new PolicyReport(request.strategy().word(), emitted, excess, comparison);
    OutputFiles output = new OutputFiles(goal.output());
    if (!request.check()) {
      output.write(REPORT, PolicyReportJson.of(report));
    }
    Optional<String> failure = emission.outdated();
    if (failure.isEmpty()) {
      failure = tooMuch(request, excess, output);
    }
    return new EmitResult(Optional.of(report), emission.written(), failure);
  }

  private static Optional<IdentityActivity.Observed> activity(
      EmitPolicyRequest request, HeldPolicies held) throws GoalException {
    if (request.strategy() != PolicyStrategy.ACCESS_ANALYZER) {
      return Optional.empty();
    }
    Activity asked = request.activity();
    return Optional.of(
        new IdentityActivity(
                held, asked.trailArn(), asked.accessRoleArn(), asked.days(), asked.jobId())
            .query());
  }

  private static ComposedPolicy policy(
      EmitPolicyRequest request,
      DeployingPrincipal principal,
      List<PermissionRequirement> own,
      Optional<IdentityActivity.Observed> activity,
      ReadApp read) {
    if (request.strategy() == PolicyStrategy.SERVICE) {
      return ServicePolicy.compose(own, request.options());
    }
    ComposedPolicy least = LeastPrivilegePolicy.compose(own, request.options());
    return activity.isPresent() && principal.isCaller()
        ? activity.get().merged(least, own, read.catalog())
        : least;
  }

  private PolicyEmission emission(EmitPolicyRequest request, ReadApp read, AwsAccess aws) {
    GoalRequest goal = request.goal();
    OutputFile file =
        OutputFile.of(request.policyFile(), goal.project(), new OutputFiles(goal.output()));
    return new PolicyEmission(
        new PolicyOutput(file.folder(), file.name(), request.formats()),
        request.fitting(),
        read.catalog(),
        read.environment(),
        request.options().boundary().isPresent(),
        request.check(),
        REPORT,
        request.validate() ? Optional.of(aws) : Optional.empty(),
        log);
  }

  private Optional<Excess> excess(
      EmitPolicyRequest request, HeldPolicies held, RequirementSet requirements, ReadApp read)
      throws GoalException {
    if (request.excess() == ExcessResponse.IGNORE) {
      return Optional.empty();
    }
    Excess excess =
        Excess.of(held.read(), requirements.of(DeployingPrincipal.CALLER), read.catalog());
    log.warnings(PolicyText.excess(excess));
    return Optional.of(excess);
  }

  private static Optional<String> tooMuch(
      EmitPolicyRequest request, Optional<Excess> excess, OutputFiles output) {
    if (request.excess() != ExcessResponse.FAIL || excess.isEmpty() || excess.get().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "The present policies grant more than the caller needs (above, and in "
            + output.directory().resolve(REPORT)
            + "). Replace them by the emitted policy, or set -Dsst-iam.excess=report.");
  }
}
