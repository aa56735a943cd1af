package io.github.sstiam.goal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.composition.ComposedPolicy;
import io.github.sstiam.composition.LeastPrivilegePolicy;
import io.github.sstiam.composition.fitting.FittedPolicy;
import io.github.sstiam.composition.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.composition.fitting.PolicyFitting;
import io.github.sstiam.composition.fitting.PolicyQuota;
import io.github.sstiam.composition.fitting.PolicyTooLargeException;
import io.github.sstiam.composition.fitting.TemplateQuota;
import io.github.sstiam.composition.template.ServiceRole;
import io.github.sstiam.composition.template.ServiceRoleTemplate;
import io.github.sstiam.composition.template.TemplateFormat;
import io.github.sstiam.goal.access.AwsAccess;
import io.github.sstiam.goal.app.AppReading;
import io.github.sstiam.goal.app.ReadApp;
import io.github.sstiam.goal.deployment.DeploymentRequest.Bootstrap;
import io.github.sstiam.goal.deployment.DeploymentRequirements;
import io.github.sstiam.goal.deployment.RequirementComputation;
import io.github.sstiam.goal.output.OutputFile;
import io.github.sstiam.goal.output.OutputFiles;
import io.github.sstiam.goal.output.PolicyEmission;
import io.github.sstiam.goal.output.PolicyOutput;
import io.github.sstiam.goal.port.BuildCache;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.reader.stack.SupportStacks;
import io.github.sstiam.report.PolicyReport;
import io.github.sstiam.report.PolicyReport.EmittedPolicy;
import io.github.sstiam.report.json.PolicyReportJson;
import io.github.sstiam.report.text.ServiceRoleText;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a CloudFormation template with the service role that CloudFormation deploys the app with,
 * and the policy that is left for the deployer. The steps: read the app, compute the requirements
 * of a deployment with that role, write the role's template, the deployer's policy and the report.
 */
public final class EmitServiceRole {
  private static final String REPORT = "cfn-role-report.json";

  private final GoalLog log;
  private final BuildCache cache;

  /**
   * @param log takes progress, the result and warnings
   * @param cache what goals of the same build share
   */
  public EmitServiceRole(GoalLog log, BuildCache cache) {
    this.log = requireNonNull(log, "log is null");
    this.cache = requireNonNull(cache, "cache is null");
  }

  /**
   * Writes the template, the policy and the report.
   *
   * @return the role's policy and the deployer's; it never holds a failure
   * @throws GoalException if it could not run
   */
  public EmitResult run(EmitServiceRoleRequest request) throws GoalException {
    GoalRequest goal = request.goal();
    OutputFiles output = new OutputFiles(goal.output());

    ReadApp read = new AppReading(new AwsAccess(goal.aws(), log), cache, log).read(goal.app());
    String stack = request.role().stackName().orElse(read.app().name().orElse("sst") + "-cfn-role");
    String arn = role(request, read, read.app()).arn(stack, read.catalog());
    RequirementComputation computation = new RequirementComputation(log);
    DeploymentRequirements both =
        computation.compute(
            read, goal.deployment().withServiceRole(arn), goal.app().types().unknownTypes());
    boolean bootstraps = both.bootstrap() == Bootstrap.INCLUDE;
    RequirementSet requirements = bootstraps ? both.bootstrapMissing() : both.bootstrapExists();
    computation.log(requirements.coverage());

    ServiceRole role = role(request, read, bootstraps ? withBootstrap(read) : read.app());
    DeployingPrincipal principal = DeployingPrincipal.role(Kind.EXECUTION_ROLE, arn);
    List<PermissionRequirement> ofResources = requirements.of(principal);
    FittedPolicy fitted = fitted(request, ofResources, read);
    String template = template(request, role, fitted);
    OutputFile file = OutputFile.of(request.templateFile(), goal.project(), output);
    List<Path> written = new ArrayList<>(List.of(file.write(template)));
    int policies = fitted.documents().size();
    log.info(
        "Wrote "
            + written.get(0)
            + ": the service role with "
            + ofResources.size()
            + " permissions in "
            + policies
            + (policies == 1 ? " managed policy" : " managed policies"));
    EmittedPolicy ofRole =
        new EmittedPolicy(
            principal,
            ofResources,
            fitted,
            PolicyQuota.MANAGED_POLICY,
            List.of(file.name()),
            PolicyEmission.escalations(fitted, read.environment(), read.catalog()),
            List.of());
    PolicyEmission emission = emission(request, read);
    List<PermissionRequirement> left = requirements.of(DeployingPrincipal.CALLER);
    EmittedPolicy ofDeployer =
        emission.emit(
            DeployingPrincipal.CALLER, left, LeastPrivilegePolicy.compose(left, request.options()));
    written.addAll(emission.written());
    PolicyReport report =
        new PolicyReport(
            "service-role", List.of(ofRole, ofDeployer), Optional.empty(), Optional.empty());
    output.write(REPORT, PolicyReportJson.of(report));
    if (!bootstraps) {
      log.info(ServiceRoleText.BOOTSTRAP);
    }
    log.infos(
        ServiceRoleText.commands(
            role,
            arn,
            stack,
            written.get(0).toString(),
            template.getBytes(UTF_8).length > TemplateQuota.IN_REQUEST.bytes(),
            read.environment().region(),
            read.version()));
    return new EmitResult(Optional.of(report), written, Optional.empty());
  }

  private static SstApp withBootstrap(ReadApp read) {
    return read.app().plus(SupportStacks.bootstrap(read.app(), read.version(), read.catalog()));
  }

  /** The role that deploys the stacks of an app. */
  private static ServiceRole role(EmitServiceRoleRequest request, ReadApp read, SstApp deployed)
      throws GoalException {
    Environment environment = read.environment();
    try {
      return new ServiceRole(
          environment.partition(),
          environment.account(),
          ServiceRole.stacks(deployed.stacks()),
          request.role().name(),
          request.role().path(),
          request.options().boundary(),
          request.role().tags(),
          request.role().maxSessionDuration());
    } catch (IllegalArgumentException e) {
      throw new GoalException(e.getMessage(), e);
    }
  }

  private static FittedPolicy fitted(
      EmitServiceRoleRequest request, List<PermissionRequirement> requirements, ReadApp read)
      throws GoalException {
    ComposedPolicy policy = LeastPrivilegePolicy.compose(requirements, request.options());
    try {
      return PolicyFitting.fit(policy, request.fitting(), read.catalog());
    } catch (PolicyTooLargeException e) {
      throw new GoalException("For the service role: " + e.getMessage(), e);
    }
  }

  private static String template(
      EmitServiceRoleRequest request, ServiceRole role, FittedPolicy fitted) throws GoalException {
    String file = request.templateFile();
    TemplateFormat format =
        file.endsWith(".yaml") || file.endsWith(".yml") ? TemplateFormat.YAML : TemplateFormat.JSON;
    String template =
        ServiceRoleTemplate.of(
            role, fitted.documents().stream().map(FittedDocument::policy).toList(), format);
    int bytes = template.getBytes(UTF_8).length;
    if (bytes > TemplateQuota.IN_BUCKET.bytes()) {
      throw new GoalException(
          "The role's template has "
              + bytes
              + " bytes; CloudFormation takes no more than "
              + TemplateQuota.IN_BUCKET.bytes()
              + ". Leave out the conditional permissions (-Dsst-iam.includeConditional=false).");
    }
    return template;
  }

  private PolicyEmission emission(EmitServiceRoleRequest request, ReadApp read) {
    GoalRequest goal = request.goal();
    OutputFile file =
        OutputFile.of(request.deployerPolicyFile(), goal.project(), new OutputFiles(goal.output()));
    return new PolicyEmission(
        new PolicyOutput(file.folder(), file.name(), request.formats()),
        request.fitting(),
        read.catalog(),
        read.environment(),
        request.options().boundary().isPresent(),
        false,
        REPORT,
        Optional.empty(),
        log);
  }
}
