package io.github.sstiam.requirement.resolution;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.need.HandlerCalls;
import io.github.sstiam.requirement.need.HandlerCalls.Call;
import io.github.sstiam.requirement.need.HandlerCalls.Group;
import io.github.sstiam.requirement.need.Needs.Decision;
import io.github.sstiam.requirement.need.Needs.Question;
import io.github.sstiam.requirement.need.Needs.Subject;
import io.github.sstiam.requirement.need.ResourceScope;
import io.github.sstiam.requirement.need.ResourceScope.Scope;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the handlers of one declared resource call. */
final class ResourceCalls {
  /** Takes what is decided, on the way. */
  @FunctionalInterface
  interface Explanations {
    void explain(Action action, ResourceOrigin origin, Decision decision);
  }

  private final DeploymentModel model;
  private final RequestContext context;
  private final DeclaredResource resource;
  private final HandlerCalls prepared;
  private final Subject subject;
  private final ResourceScope scope;
  private final DeployingPrincipal principal;
  private final boolean ownTags;
  private final Map<Set<Operation>, ResourceOrigin> origins = new HashMap<>();

  /**
   * @param model which identity does what for the resource's stack
   * @param context knows the condition keys of the stack's requests
   * @param resource the resource
   * @param prepared what the handlers of its type call
   */
  ResourceCalls(
      DeploymentModel model,
      RequestContext context,
      DeclaredResource resource,
      HandlerCalls prepared) {
    ResourceTypeEntry type = prepared.type();
    Stack stack = model.stack();
    this.model = model;
    this.context = context;
    this.resource = resource;
    this.prepared = prepared;
    this.subject = Subject.of(stack, resource, type);
    this.scope = new ResourceScope(stack.environment(), resource, type);
    this.principal =
        type.handlerRole().isPresent()
            ? DeployingPrincipal.role(DeployingPrincipal.Kind.TYPE_ROLE, type.handlerRole().get())
            : model.ofResources();
    this.ownTags = RequestContext.declaresTags(resource);
  }

  /**
   * Adds all calls.
   *
   * @param collector gathers what is needed
   * @param explanations takes what was decided, and why
   * @param unverified takes the actions that the reference does not know
   */
  void addAll(RequirementCollector collector, Explanations explanations, Set<String> unverified) {
    Set<Operation> called = CalledHandlers.of(model.deployment(), resource);
    for (Group group : prepared.groups()) {
      HandlerAction handlerAction = group.handlerAction();
      Set<Operation> operations = EnumSet.copyOf(handlerAction.operations());
      operations.retainAll(called);
      if (operations.isEmpty()) {
        continue;
      }
      if (handlerAction.status() == HandlerAction.Status.UNVERIFIED) {
        unverified.add(handlerAction.pattern() + " (" + resource.type() + ")");
        continue;
      }
      for (Call call : group.calls()) {
        add(call, operations, collector, explanations);
      }
    }
  }

  private void add(
      Call call,
      Set<Operation> operations,
      RequirementCollector collector,
      Explanations explanations) {
    ResourceOrigin origin = origin(operations);
    Question question = call.question();
    // Where it acts takes longer to find than whether it is called, and seldom decides about that.
    Optional<Scope> asked = question.foreign() ? Optional.of(scope.of(call)) : Optional.empty();
    Decision decision = question.decide(subject, asked.isPresent() && asked.get().declared());
    explanations.explain(call.action().action(), origin, decision);
    if (decision.strength() == Strength.EXCLUDED) {
      return;
    }
    Necessity necessity =
        decision.strength() == Strength.REQUIRED ? Necessity.REQUIRED : Necessity.CONDITIONAL;
    Scope found = asked.isPresent() ? asked.get() : scope.of(call);
    for (ArnPattern arn : found.resources()) {
      List<ContextEntry> entries = context.ofResource(prepared.type(), ownTags, call, arn);
      collector.add(principal, call.action().action(), arn, entries, necessity, origin);
    }
  }

  private ResourceOrigin origin(Set<Operation> operations) {
    ResourceOrigin known = origins.get(operations);
    if (known == null) {
      known =
          new ResourceOrigin(
              model.stack().name().pattern(),
              resource.logicalId(),
              resource.type(),
              resource.construct(),
              operations,
              resource.place());
      origins.put(operations, known);
    }
    return known;
  }
}
