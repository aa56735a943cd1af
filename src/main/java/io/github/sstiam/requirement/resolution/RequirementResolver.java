package io.github.sstiam.requirement.resolution;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.requirement.Deployment;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.requirement.need.HandlerCalls;
import io.github.sstiam.requirement.need.NeedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Computes the permission requirements of a deployment: for every declared resource the actions of
 * its type's create, read, update and delete handlers and of its tags, and the calls of the
 * deploying tool.
 *
 * <p>The handlers' lists are unions over all properties of a type. The rules of {@link NeedTable}
 * decide which of their actions the declared properties cause.
 */
public final class RequirementResolver {
  private final Catalog catalog;
  private final DeploymentCalls calls;
  private final NeedTable needs;
  private final PassedToService passedToService;
  private final Map<String, HandlerCalls> handlerCalls = new ConcurrentHashMap<>();

  /**
   * @param catalog the catalogue of the run
   */
  public RequirementResolver(Catalog catalog) {
    this.catalog = requireNonNull(catalog, "catalog is null");
    this.calls = DeploymentCalls.embedded();
    this.needs = NeedTable.embedded();
    this.passedToService = PassedToService.embedded();
  }

  /**
   * Computes the permission requirements of a caller that deploys an app without any role.
   *
   * @param app the app
   * @return the requirements, and how much of the app they account for
   */
  public RequirementSet resolve(SstApp app) {
    return resolve(app, Deployment.BY_CALLER);
  }

  /**
   * Computes the permission requirements of an app.
   *
   * @param app the app
   * @param deployment how it is deployed
   * @return the requirements, and how much of the app they account for
   */
  public RequirementSet resolve(SstApp app, Deployment deployment) {
    return new Resolution(app, deployment).added(app.stacks());
  }

  /**
   * The requirements of an app without and with the stacks that support it.
   *
   * @param own the requirements of the app's own stacks
   * @param all the requirements if the supporting stacks are deployed, too
   */
  public record SupportedRequirements(RequirementSet own, RequirementSet all) {}

  /**
   * Computes the permission requirements of an app without and with the stacks that support it.
   *
   * @param app the app
   * @param more the supporting stacks, such as those of the bootstrap
   * @param deployment how they are deployed
   */
  public SupportedRequirements resolve(SstApp app, List<Stack> more, Deployment deployment) {
    Resolution resolution = new Resolution(app, deployment);
    RequirementSet own = resolution.added(app.stacks());
    return new SupportedRequirements(own, more.isEmpty() ? own : resolution.added(more));
  }

  private final class Resolution {
    private final RequirementCollector collector = new RequirementCollector();
    private final Map<List<ContextEntry>, List<ContextEntry>> contexts = new HashMap<>();
    private final NavigableSet<String> unknownTypes = new TreeSet<>();
    private final NavigableSet<String> guessedTypes = new TreeSet<>();
    private final NavigableSet<String> unverifiedActions = new TreeSet<>();
    private final NavigableSet<String> remarks = new TreeSet<>();
    private final SstApp app;
    private final Deployment deployment;
    private int stacks;
    private int resources;
    private int customResources;

    private Resolution(SstApp app, Deployment deployment) {
      this.app = app;
      this.deployment = deployment;
    }

    /** Adds stacks, and gives the requirements of all stacks so far. */
    private RequirementSet added(List<Stack> more) {
      for (Stack stack : more) {
        add(stack);
      }
      return new RequirementSet(collector.requirements(), collector.exclusions(), coverage());
    }

    private void add(Stack stack) {
      stacks++;
      resources += stack.resources().size();
      DeploymentModel model = new DeploymentModel(deployment, stack);
      RequestContext context =
          new RequestContext(stack, model.ofResources(), passedToService, contexts);
      calls.add(app, model, collector, context);
      for (DeclaredResource resource : stack.resources()) {
        add(model, context, resource);
      }
    }

    private void add(DeploymentModel model, RequestContext context, DeclaredResource resource) {
      Optional<ResourceTypeEntry> entry = catalog.resourceType(resource.type());
      if (isCustom(resource.type())) {
        customResources++;
      }
      if (entry.isEmpty() || entry.get().source() == ResourceTypeEntry.Source.NONE) {
        unknownTypes.add(resource.type());
        return;
      }
      if (entry.get().source() == ResourceTypeEntry.Source.GUESS) {
        guessedTypes.add(resource.type());
      }
      if (entry.get().source() == ResourceTypeEntry.Source.SCHEMA
          && needs.ownService(entry.get()).isEmpty()) {
        remarks.add(
            "It is statically unknown which service "
                + resource.type()
                + " belongs to: all its permissions are conditional; a rule can require them.");
      }
      HandlerCalls prepared = prepared(entry.get());
      new ResourceCalls(model, context, resource, prepared).addAll(collector, unverifiedActions);
    }

    private HandlerCalls prepared(ResourceTypeEntry entry) {
      HandlerCalls known = handlerCalls.get(entry.type());
      if (known == null) {
        known = HandlerCalls.prepare(entry, catalog, needs);
        handlerCalls.put(entry.type(), known);
      }
      return known;
    }

    private Coverage coverage() {
      List<String> remarks = new ArrayList<>(app.remarks());
      remarks.addAll(this.remarks);
      return new Coverage(
          stacks,
          resources,
          customResources,
          unknownTypes,
          guessedTypes,
          unverifiedActions,
          catalog.sources(),
          remarks);
    }
  }

  private static boolean isCustom(String type) {
    return type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource");
  }
}
