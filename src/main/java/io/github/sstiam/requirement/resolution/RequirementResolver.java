package io.github.sstiam.requirement.resolution;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.policy.Action;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.requirement.Deployment;
import io.github.sstiam.requirement.NeedExplanation;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.requirement.need.HandlerCalls;
import io.github.sstiam.requirement.need.Needs;
import io.github.sstiam.requirement.resolution.ResourceCalls.Explanations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Computes what deploying an app needs: for every declared resource the actions of its type's
 * create, read, update and delete handlers and of its tags, and the calls of the deploying tool.
 *
 * <p>The handlers' lists are unions over all properties of a type. Which of their actions the
 * declared properties cause, {@link Needs} decides.
 */
public final class RequirementResolver {
  private static final Explanations NOT_EXPLAINED = (action, origin, decision) -> {};

  private final Catalog catalog;
  private final DeploymentCalls calls;
  private final Needs needs;
  private final PassedToService passedToService;
  private final Map<String, HandlerCalls> handlerCalls = new ConcurrentHashMap<>();

  /**
   * @param catalog the permission catalogue
   */
  public RequirementResolver(Catalog catalog) {
    this.catalog = requireNonNull(catalog, "catalog is null");
    this.calls = DeploymentCalls.embedded();
    this.needs = Needs.embedded();
    this.passedToService = PassedToService.embedded();
  }

  /**
   * Computes what the caller needs who deploys an app with nobody's help.
   *
   * @param app the app
   * @return what its deployment needs, and how much of the app that accounts for
   */
  public RequirementSet resolve(SstApp app) {
    return resolve(app, Deployment.BY_CALLER);
  }

  /**
   * Computes the permission requirements of an app.
   *
   * @param app the app
   * @param deployment how it is deployed
   * @return what its deployment needs, and how much of the app that accounts for
   */
  public RequirementSet resolve(SstApp app, Deployment deployment) {
    return new Resolution(app, deployment, NOT_EXPLAINED).with(app.stacks());
  }

  /**
   * What an app needs, and what it needs together with more stacks.
   *
   * @param own what its deployment needs
   * @param all what it needs where the other stacks are deployed, too
   */
  public record Both(RequirementSet own, RequirementSet all) {}

  /**
   * Computes the permission requirements of an app alone, and with more stacks.
   *
   * @param app the app
   * @param more other stacks, such as those of the bootstrap
   * @param deployment how they are deployed
   */
  public Both resolve(SstApp app, List<Stack> more, Deployment deployment) {
    Resolution resolution = new Resolution(app, deployment, NOT_EXPLAINED);
    RequirementSet own = resolution.with(app.stacks());
    return new Both(own, more.isEmpty() ? own : resolution.with(more));
  }

  /**
   * Explains what the declared resources need of some actions, and what they do not.
   *
   * @param app the app
   * @param deployment how it is deployed
   * @param actions which actions are explained
   * @return what was decided for each resource whose handlers name one of them, in the order of the
   *     app; the calls of the deploying tool are in {@link #resolve}'s answer alone
   */
  public List<NeedExplanation> explain(
      SstApp app, Deployment deployment, Predicate<Action> actions) {
    List<NeedExplanation> explanations = new ArrayList<>();
    Resolution resolution =
        new Resolution(
            app,
            deployment,
            (action, origin, decision) -> {
              if (actions.test(action)) {
                explanations.add(
                    new NeedExplanation(
                        action, origin, decision.strength(), decision.reason(), decision.source()));
              }
            });
    app.stacks().forEach(resolution::add);
    return explanations;
  }

  private final class Resolution {
    private final Explanations explanations;
    private final RequirementCollector collector = new RequirementCollector();
    private final Map<List<ContextEntry>, List<ContextEntry>> contexts = new HashMap<>();
    private final NavigableSet<String> unknownTypes = new TreeSet<>();
    private final NavigableSet<String> guessedTypes = new TreeSet<>();
    private final NavigableSet<String> unverifiedActions = new TreeSet<>();
    private final SstApp app;
    private final Deployment deployment;
    private int stacks;
    private int resources;
    private int customResources;

    private Resolution(SstApp app, Deployment deployment, Explanations explanations) {
      this.explanations = explanations;
      this.app = app;
      this.deployment = deployment;
    }

    /** What the stacks need together with those that were there before. */
    private RequirementSet with(List<Stack> more) {
      for (Stack stack : more) {
        add(stack);
      }
      return new RequirementSet(collector.requirements(), coverage());
    }

    private void add(Stack stack) {
      stacks++;
      resources += stack.resources().size();
      DeploymentModel model = new DeploymentModel(deployment, stack);
      RequestContext context = new RequestContext(stack, passedToService, contexts);
      calls.of(app, model, collector, context);
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
      HandlerCalls prepared = prepared(entry.get());
      new ResourceCalls(model, context, resource, prepared)
          .addAll(collector, explanations, unverifiedActions);
    }

    private HandlerCalls prepared(ResourceTypeEntry entry) {
      HandlerCalls known = handlerCalls.get(entry.type());
      if (known == null) {
        known = HandlerCalls.of(entry, catalog, needs);
        handlerCalls.put(entry.type(), known);
      }
      return known;
    }

    private Coverage coverage() {
      return new Coverage(
          stacks,
          resources,
          customResources,
          unknownTypes,
          guessedTypes,
          unverifiedActions,
          catalog.sources(),
          app.remarks());
    }
  }

  private static boolean isCustom(String type) {
    return type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource");
  }
}
