package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.HandlerCalls.Call;
import io.github.sstiam.requirement.HandlerCalls.Group;
import io.github.sstiam.requirement.Needs.Decision;
import io.github.sstiam.requirement.Needs.Subject;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.ResourceScope.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
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
  private final Map<String, HandlerCalls> handlerCalls = new ConcurrentHashMap<>();

  /**
   * @param catalog the permission catalogue
   */
  public RequirementResolver(Catalog catalog) {
    this.catalog = requireNonNull(catalog, "catalog is null");
    this.calls = DeploymentCalls.embedded();
    this.needs = Needs.embedded();
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

  /** Takes what is decided, on the way. */
  @FunctionalInterface
  private interface Explanations {
    void explain(Action action, ResourceOrigin origin, Decision decision);
  }

  private final class Resolution {
    private final Explanations explanations;
    private final RequirementCollector collector = new RequirementCollector();
    private final RequestContext context = new RequestContext();
    private final NavigableSet<String> unknownTypes = new TreeSet<>();
    private final NavigableSet<String> guessedTypes = new TreeSet<>();
    private final NavigableSet<String> unverifiedActions = new TreeSet<>();
    private final SstApp app;
    private final Deployment deployment;
    private int stacks;
    private int resources;
    private int customResources;
    private String stackName = "";

    private Resolution(SstApp app, Deployment deployment, Explanations explanations) {
      this.explanations = explanations;
      this.app = app;
      this.deployment = deployment;
    }

    /** What the stacks need together with those that were there before. */
    private RequirementSet with(List<Stack> more) {
      more.forEach(this::add);
      return new RequirementSet(collector.requirements(), coverage());
    }

    private void add(Stack stack) {
      stacks++;
      resources += stack.resources().size();
      stackName = stack.name().pattern();
      calls.of(app, new DeploymentModel(deployment, stack), collector, context);
      for (DeclaredResource resource : stack.resources()) {
        add(stack, resource);
      }
    }

    private void add(Stack stack, DeclaredResource resource) {
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
      HandlerCalls prepared =
          handlerCalls.computeIfAbsent(
              entry.get().type(), type -> HandlerCalls.of(entry.get(), catalog, needs));
      new ResourceCalls(stack, resource, prepared).addAll();
    }

    /** What the handlers of one resource call. */
    private final class ResourceCalls {
      private final Stack stack;
      private final DeclaredResource resource;
      private final HandlerCalls prepared;
      private final Subject subject;
      private final ResourceScope scope;
      private final DeployingPrincipal principal;
      private final Map<Set<Operation>, ResourceOrigin> origins = new HashMap<>();

      private ResourceCalls(Stack stack, DeclaredResource resource, HandlerCalls prepared) {
        ResourceTypeEntry type = prepared.type();
        this.stack = stack;
        this.resource = resource;
        this.prepared = prepared;
        this.subject = Subject.of(stack, resource, type);
        this.scope = new ResourceScope(stack.environment(), resource, type);
        this.principal =
            type.handlerRole()
                .map(role -> DeployingPrincipal.role(DeployingPrincipal.Kind.TYPE_ROLE, role))
                .orElseGet(() -> new DeploymentModel(deployment, stack).ofResources());
      }

      private void addAll() {
        Set<Operation> called = CalledHandlers.of(deployment, resource);
        for (Group group : prepared.groups()) {
          HandlerAction handlerAction = group.handlerAction();
          Set<Operation> operations = EnumSet.copyOf(handlerAction.operations());
          operations.retainAll(called);
          if (operations.isEmpty()) {
            continue;
          }
          if (handlerAction.status() == HandlerAction.Status.UNVERIFIED) {
            unverifiedActions.add(handlerAction.pattern() + " (" + resource.type() + ")");
            continue;
          }
          for (Call call : group.calls()) {
            add(call, operations);
          }
        }
      }

      private void add(Call call, Set<Operation> operations) {
        Scope found = scope.of(call);
        Decision decision = needs.decide(call.question(), subject, found.declared());
        ResourceOrigin origin = origins.computeIfAbsent(operations, this::origin);
        explanations.explain(call.action().action(), origin, decision);
        if (decision.strength() == Strength.EXCLUDED) {
          return;
        }
        Necessity necessity =
            decision.strength() == Strength.REQUIRED ? Necessity.REQUIRED : Necessity.CONDITIONAL;
        for (ArnPattern arn : found.resources()) {
          collector.add(
              principal,
              call.action().action(),
              arn,
              context.ofResource(stack, resource, prepared.type(), call.action(), arn),
              necessity,
              origin);
        }
      }

      private ResourceOrigin origin(Set<Operation> operations) {
        return new ResourceOrigin(
            stackName,
            resource.logicalId(),
            resource.type(),
            resource.construct(),
            operations,
            resource.place());
      }
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
