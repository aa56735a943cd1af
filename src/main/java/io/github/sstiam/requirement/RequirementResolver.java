package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.AccessLevel;
import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.NeedRule;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.Needs.Decision;
import io.github.sstiam.requirement.Needs.Subject;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.ResourceScope.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Computes what deploying an app needs: for every declared resource the actions of its type's
 * create, read, update and delete handlers and of its tags, and the calls of the deploying tool.
 *
 * <p>The handlers' lists are unions over all properties of a type. Which of their actions the
 * declared properties cause, {@link Needs} decides.
 */
public final class RequirementResolver {
  private static final String RETAIN = "Retain";

  private final Catalog catalog;
  private final DeploymentCalls calls;
  private final Needs needs;

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
    Resolution resolution = new Resolution(app, deployment, explanation -> {});
    app.stacks().forEach(resolution::add);
    return new RequirementSet(resolution.collector.requirements(), resolution.coverage());
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
            explanation -> {
              if (actions.test(explanation.action())) {
                explanations.add(explanation);
              }
            });
    app.stacks().forEach(resolution::add);
    return explanations;
  }

  private final class Resolution {
    private final Consumer<NeedExplanation> explanations;
    private final RequirementCollector collector = new RequirementCollector();
    private final RequestContext context = new RequestContext();
    private final NavigableSet<String> unknownTypes = new TreeSet<>();
    private final NavigableSet<String> guessedTypes = new TreeSet<>();
    private final NavigableSet<String> unverifiedActions = new TreeSet<>();
    private final SstApp app;
    private final Deployment deployment;
    private int customResources;

    private Resolution(SstApp app, Deployment deployment, Consumer<NeedExplanation> explanations) {
      this.explanations = explanations;
      this.app = app;
      this.deployment = deployment;
    }

    private void add(Stack stack) {
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
      ResourceScope scope = new ResourceScope(catalog, stack.environment(), resource, entry.get());
      for (HandlerAction handlerAction : entry.get().actions()) {
        add(stack, resource, entry.get(), scope, handlerAction);
      }
      for (NeedRule rule : entry.get().needs()) {
        if (!rule.operations().isEmpty()) {
          // No handler names it, so that the row itself stands for one.
          HandlerAction added =
              new HandlerAction(rule.action(), rule.operations(), HandlerAction.Status.LISTED);
          add(stack, resource, entry.get(), scope, added);
        }
      }
    }

    private void add(
        Stack stack,
        DeclaredResource resource,
        ResourceTypeEntry type,
        ResourceScope scope,
        HandlerAction handlerAction) {
      Set<Operation> operations = operations(resource);
      operations.retainAll(handlerAction.operations());
      if (operations.isEmpty()) {
        return;
      }
      if (handlerAction.status() == HandlerAction.Status.UNVERIFIED) {
        unverifiedActions.add(handlerAction.pattern() + " (" + resource.type() + ")");
        return;
      }
      ResourceOrigin origin =
          new ResourceOrigin(
              stack.name().pattern(),
              resource.logicalId(),
              resource.type(),
              resource.construct(),
              operations,
              resource.place());
      DeployingPrincipal principal =
          type.handlerRole()
              .map(role -> DeployingPrincipal.role(DeployingPrincipal.Kind.TYPE_ROLE, role))
              .orElseGet(() -> new DeploymentModel(deployment, stack).ofResources());
      for (ActionEntry action : actions(handlerAction)) {
        Scope found = scope.of(action);
        Decision decision =
            needs.decide(
                type, handlerAction, action, new Subject(stack, resource), found.declared());
        explanations.accept(
            new NeedExplanation(
                action.action(),
                origin,
                decision.strength(),
                decision.reason(),
                decision.source()));
        if (decision.strength() == Strength.EXCLUDED) {
          continue;
        }
        for (ArnPattern arn : found.resources()) {
          collector.add(
              principal,
              action.action(),
              arn,
              context.ofResource(stack, resource, type, action, arn),
              Necessity.valueOf(decision.strength().name()),
              origin);
        }
      }
    }

    /**
     * What is retained is never deleted
     * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html).
     */
    private Set<Operation> operations(DeclaredResource resource) {
      Set<Operation> operations = calledHandlers(deployment);
      switch (resource.change()) {
        // A creation that fails is rolled back.
        case ADDED -> operations.remove(Operation.UPDATE);
        case UPDATED -> operations.removeAll(EnumSet.of(Operation.CREATE, Operation.DELETE));
        case REMOVED -> operations.retainAll(EnumSet.of(Operation.READ, Operation.DELETE));
        case ANY, CHANGED -> {
          // It may be updated, or replaced: created anew and deleted.
        }
      }
      boolean retained =
          resource.deletionPolicy().filter(RETAIN::equals).isPresent()
              && resource.updateReplacePolicy().filter(RETAIN::equals).isPresent();
      if (retained) {
        operations.remove(Operation.DELETE);
      }
      return operations;
    }

    private List<ActionEntry> actions(HandlerAction handlerAction) {
      return switch (handlerAction.status()) {
        case LISTED -> catalog.action(Action.of(handlerAction.pattern())).stream().toList();
        case WILDCARD ->
            catalog.matching(handlerAction.pattern()).stream()
                .flatMap(action -> catalog.action(action).stream())
                .toList();
        // Only an action of the reference has resource types; API Gateway's tagging has rules.
        case UNLISTED ->
            List.of(
                new ActionEntry(
                    Action.of(handlerAction.pattern()),
                    AccessLevel.TAGGING,
                    List.of(),
                    List.of(),
                    List.of()));
        case UNVERIFIED -> List.of();
      };
    }

    private Coverage coverage() {
      int resources = app.stacks().stream().mapToInt(stack -> stack.resources().size()).sum();
      return new Coverage(
          app.stacks().size(),
          resources,
          customResources,
          unknownTypes,
          guessedTypes,
          unverifiedActions,
          catalog.sources(),
          app.remarks());
    }
  }

  /** Which handlers CloudFormation calls. A first deployment that fails is rolled back. */
  private static Set<Operation> calledHandlers(Deployment deployment) {
    return switch (deployment.command()) {
      case DIFF -> EnumSet.noneOf(Operation.class);
      case REMOVE -> EnumSet.of(Operation.READ, Operation.DELETE);
      case DEPLOY, START, BOOTSTRAP ->
          deployment.stacks() == Deployment.Stacks.NEW
              ? EnumSet.of(Operation.CREATE, Operation.READ, Operation.DELETE, Operation.TAG)
              : EnumSet.of(
                  Operation.CREATE,
                  Operation.READ,
                  Operation.UPDATE,
                  Operation.DELETE,
                  Operation.TAG);
    };
  }

  private static boolean isCustom(String type) {
    return type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource");
  }
}
