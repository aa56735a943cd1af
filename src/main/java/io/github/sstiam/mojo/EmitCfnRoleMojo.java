package io.github.sstiam.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
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
import io.github.sstiam.mojo.access.DeploymentNeeds;
import io.github.sstiam.mojo.output.NamedFile;
import io.github.sstiam.mojo.output.PolicyEmission;
import io.github.sstiam.mojo.output.PolicyOutput;
import io.github.sstiam.mojo.parameter.Parameters;
import io.github.sstiam.reader.SupportStacks;
import io.github.sstiam.report.PolicyReport;
import io.github.sstiam.report.PolicyReport.EmittedPolicy;
import io.github.sstiam.report.json.PolicyReportJson;
import io.github.sstiam.report.text.ServiceRoleText;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes a CloudFormation template with the service role that CloudFormation deploys the app with,
 * and the small policy that is left for the deploying identity. Needs no AWS account.
 */
@Mojo(
    name = "emit-cfn-role",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresProject = false,
    threadSafe = true)
public final class EmitCfnRoleMojo extends AbstractPolicyMojo {
  private static final String REPORT = "cfn-role-report.json";

  /**
   * The file with the template: a name in {@code outputDirectory}, or a path from the project's
   * folder. It is written as YAML if its name ends in {@code .yaml} or {@code .yml}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.templateFile", defaultValue = "cfn-role.template.json")
  private String templateFile;

  /**
   * The file with the policy that is left for the deploying identity.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.deployerPolicyFile", defaultValue = "deployer-policy.json")
  private String deployerPolicyFile;

  /**
   * The name of the stack that is made of the template. By default the app's name and {@code
   * -cfn-role}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.roleStackName")
  private String roleStackName;

  /**
   * The role's name. By default CloudFormation makes one up.
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
  Optional<String> serviceRole(SstApp app, Catalog catalog) throws MojoExecutionException {
    return Optional.of(role(app).arn(stackName(app), catalog));
  }

  @Override
  void run(SstApp app, DeploymentNeeds needs, Catalog catalog)
      throws MojoExecutionException, MojoFailureException {
    boolean bootstraps = needs.bootstrap() == DeploymentNeeds.Bootstrap.INCLUDE;
    RequirementSet requirements = bootstraps ? needs.fromScratch() : needs.bootstrapped();
    log(requirements.coverage());
    SstApp deployed =
        bootstraps ? app.plus(SupportStacks.bootstrap(app, version(app), catalog)) : app;
    ServiceRole role = role(deployed);
    List<PermissionRequirement> ofResources =
        requirements.of(
            DeployingPrincipal.role(Kind.EXECUTION_ROLE, role.arn(stackName(app), catalog)));
    FittedPolicy fitted = fit(LeastPrivilegePolicy.compose(ofResources, options(false)), catalog);
    String template = template(role, fitted);
    NamedFile file = file(templateFile);
    Path written = file.folder().write(file.name(), template);
    attach(List.of(written));
    int policies = fitted.documents().size();
    getLog()
        .info(
            "Wrote "
                + written
                + ": the service role with "
                + ofResources.size()
                + " permissions in "
                + policies
                + (policies == 1 ? " managed policy" : " managed policies"));
    PolicyReport report =
        new PolicyReport(
            "service-role",
            List.of(
                ofRole(role, ofResources.size(), fitted, file, app, catalog),
                deployer(requirements.of(DeployingPrincipal.CALLER), app, catalog)),
            Optional.empty(),
            Optional.empty());
    output().write(REPORT, PolicyReportJson.of(report));
    if (!bootstraps) {
      getLog().info(ServiceRoleText.BOOTSTRAP);
    }
    ServiceRoleText.commands(
            role,
            role.arn(stackName(app), catalog),
            stackName(app),
            written.toString(),
            template.getBytes(UTF_8).length > TemplateQuota.IN_REQUEST.bytes(),
            environment(app).region(),
            version(app))
        .forEach(getLog()::info);
  }

  private String template(ServiceRole role, FittedPolicy fitted) throws MojoExecutionException {
    TemplateFormat format =
        templateFile.endsWith(".yaml") || templateFile.endsWith(".yml")
            ? TemplateFormat.YAML
            : TemplateFormat.JSON;
    String template =
        ServiceRoleTemplate.of(
            role, fitted.documents().stream().map(FittedDocument::policy).toList(), format);
    int bytes = template.getBytes(UTF_8).length;
    if (bytes > TemplateQuota.IN_BUCKET.bytes()) {
      throw new MojoExecutionException(
          "The role's template has "
              + bytes
              + " bytes; CloudFormation takes no more than "
              + TemplateQuota.IN_BUCKET.bytes()
              + ". Leave out what only AWS knows to be needed"
              + " (-Dsst-iam.includeConditional=false).");
    }
    return template;
  }

  /** Writes the policy that is left for the deploying identity. */
  private EmittedPolicy deployer(List<PermissionRequirement> left, SstApp app, Catalog catalog)
      throws MojoExecutionException {
    NamedFile file = file(deployerPolicyFile);
    PolicyEmission emission =
        new PolicyEmission(
            new PolicyOutput(file.folder(), file.name(), formats()),
            fitting(PolicyQuota.MANAGED_POLICY),
            catalog,
            environment(app),
            boundary().isPresent(),
            false,
            REPORT,
            Optional.empty(),
            this::attach,
            getLog());
    ComposedPolicy policy = LeastPrivilegePolicy.compose(left, options(false));
    return emission.emit(DeployingPrincipal.CALLER, left.size(), policy);
  }

  private EmittedPolicy ofRole(
      ServiceRole role,
      int permissions,
      FittedPolicy fitted,
      NamedFile file,
      SstApp app,
      Catalog catalog) {
    return new EmittedPolicy(
        DeployingPrincipal.role(Kind.EXECUTION_ROLE, role.arn(stackName(app), catalog)),
        permissions,
        fitted,
        PolicyQuota.MANAGED_POLICY,
        List.of(file.name()),
        PolicyEmission.escalations(fitted, environment(app), catalog),
        List.of());
  }

  private FittedPolicy fit(ComposedPolicy policy, Catalog catalog) throws MojoExecutionException {
    try {
      return PolicyFitting.fit(policy, fitting(PolicyQuota.MANAGED_POLICY), catalog);
    } catch (PolicyTooLargeException e) {
      throw new MojoExecutionException("For the service role: " + e.getMessage(), e);
    }
  }

  private ServiceRole role(SstApp app) throws MojoExecutionException {
    Environment environment = environment(app);
    Map<String, String> tags = Parameters.values("roleTags", roleTags);
    try {
      return new ServiceRole(
          environment.partition(),
          environment.account(),
          ServiceRole.stacks(app.stacks()),
          Parameters.text(roleName),
          rolePath,
          boundary(),
          tags,
          Optional.ofNullable(maxSessionDuration));
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private static Environment environment(SstApp app) {
    return app.stacks().get(0).environment();
  }

  private String stackName(SstApp app) {
    return Parameters.text(roleStackName).orElseGet(() -> app.name().orElse("sst") + "-cfn-role");
  }
}
