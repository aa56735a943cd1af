package io.github.sstiam.goal.deployment;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.ProjectRules;
import io.github.sstiam.goal.app.AppRequest.UnknownTypes;
import io.github.sstiam.goal.app.ReadApp;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.reader.stack.SupportStacks;
import io.github.sstiam.report.text.CoverageText;
import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.requirement.Deployment;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import io.github.sstiam.text.Sanitizer;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;

/**
 * Computes what the deployment of an app requires, and logs the explanations that the user asks
 * for.
 *
 * @param log takes explanations and coverage
 */
public record RequirementComputation(GoalLog log) {
  public RequirementComputation {
    requireNonNull(log, "log is null");
  }

  /**
   * Computes the requirements of a deployment.
   *
   * @param read the app
   * @param request how it is deployed
   * @param unknownTypes whether resource types that the catalogue does not know are an error
   * @throws GoalException if they are, or if the request asks for something that does not exist
   */
  public DeploymentRequirements compute(
      ReadApp read, DeploymentRequest request, UnknownTypes unknownTypes) throws GoalException {
    Deployment deployment = deployment(read, request);
    SstApp app = withoutBootstrap(read, request);
    List<Stack> bootstrapStacks = bootstrapStacks(read, request);
    if (request.mayBootstrap() && app.stacks().isEmpty() && bootstrapStacks.isEmpty()) {
      throw new GoalException(
          "<command> (-Dsst-iam.command) is \"bootstrap\", but neither SST 3 and newer nor plain"
              + " templates have bootstrap stacks. What SST 3 creates first is part of -Dsst-iam.command=deploy.");
    }
    RequirementResolver.SupportedRequirements resolved =
        new RequirementResolver(read.catalog()).resolve(app, bootstrapStacks, deployment);
    DeploymentRequirements requirements =
        new DeploymentRequirements(resolved.own(), resolved.all(), request.bootstrap());
    logProjectRules(read.catalog(), resolved.own());
    if (request.boundary().isPresent()) {
      requirements = requirements.withBoundary(request.boundary().get(), read.catalog());
    }
    if (unknownTypes == UnknownTypes.FAIL) {
      failOnUnknownTypes(requirements.bootstrapExists().coverage());
    }
    if (!request.explain().isEmpty()) {
      log.infos(
          new Explanations(read.catalog())
              .of(request.explain(), requirements.assumingBootstrapMissing()));
    }
    return requirements;
  }

  /** Logs how much of the app the requirements account for, and warns of what they do not. */
  public void log(Coverage coverage) {
    List<String> lines = CoverageText.lines(coverage);
    log.info(lines.get(0));
    for (int i = 1; i < coverage.catalogues().size(); i++) {
      log.info("Catalogue: beside the embedded one, " + coverage.catalogues().get(i));
    }
    log.warnings(lines.subList(1, lines.size()));
    for (String remark : coverage.remarks()) {
      log.warn(Sanitizer.line(remark));
    }
  }

  /** Says how many of the project's own rules decided something. */
  private void logProjectRules(Catalog catalog, RequirementSet requirements) {
    if (catalog.projectRules().isEmpty()) {
      return;
    }
    Set<String> sources = requirements.sources();
    for (ProjectRules rules : catalog.projectRules()) {
      log.info(rules.summary(sources));
    }
  }

  private static Deployment deployment(ReadApp read, DeploymentRequest request) {
    return new Deployment(
        request.command(),
        request.stacks(),
        read.version(),
        request.serviceRole(),
        request.assumedRole(),
        request.roles());
  }

  /** The stacks that are deployed if the bootstrap stacks exist. */
  private static SstApp withoutBootstrap(ReadApp read, DeploymentRequest request) {
    SstApp app = read.app();
    return switch (request.command()) {
      case BOOTSTRAP -> app.with(List.of());
      case START -> app.plus(SupportStacks.debug(app, read.version(), read.catalog()));
      case DEPLOY, REMOVE, DIFF -> app;
    };
  }

  private static List<Stack> bootstrapStacks(ReadApp read, DeploymentRequest request) {
    return request.mayBootstrap()
        ? SupportStacks.bootstrap(read.app(), read.version(), read.catalog())
        : List.of();
  }

  private static void failOnUnknownTypes(Coverage coverage) throws GoalException {
    NavigableSet<String> unknown = coverage.unknownTypes();
    if (!unknown.isEmpty()) {
      throw new GoalException(
          "The catalogue has no permissions for the resource types "
              + String.join(", ", unknown)
              + ", so the plugin cannot determine what their deployment needs. Grant the deployer what their documentation lists, and set -Dsst-iam.unknownTypes=warn.");
    }
  }
}
