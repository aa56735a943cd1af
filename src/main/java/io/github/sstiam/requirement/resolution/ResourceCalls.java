package io.github.sstiam.requirement.resolution;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.OperationReasons;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.Reason;
import io.github.sstiam.requirement.ResourceReference;
import io.github.sstiam.requirement.need.DeclaredProperties;
import io.github.sstiam.requirement.need.HandlerCalls;
import io.github.sstiam.requirement.need.HandlerCalls.ActionGroup;
import io.github.sstiam.requirement.need.HandlerCalls.Call;
import io.github.sstiam.requirement.need.NeedDecider;
import io.github.sstiam.requirement.need.ResourceScope;
import io.github.sstiam.requirement.need.ResourceScope.Scope;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the permissions that the handlers of one declared resource need. */
final class ResourceCalls {
  private final DeploymentModel model;
  private final RequestContext context;
  private final DeclaredResource resource;
  private final HandlerCalls prepared;
  private final DeclaredProperties properties;
  private final ResourceScope scope;
  private final DeployingPrincipal principal;
  private final boolean ownTags;
  private final ResourceReference reference;

  /**
   * @param model which identity does what for the resource's stack
   * @param context the condition keys of the stack's requests
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
    this.properties = DeclaredProperties.of(stack, resource, type);
    this.reference =
        new ResourceReference(
            stack.name().pattern(),
            resource.logicalId(),
            resource.type(),
            resource.construct(),
            resource.place());
    this.scope = new ResourceScope(stack.environment(), resource, type);
    this.principal =
        type.handlerRole().isPresent()
            ? DeployingPrincipal.role(DeployingPrincipal.Kind.TYPE_ROLE, type.handlerRole().get())
            : model.ofResources();
    this.ownTags = RequestContext.declaresTags(resource);
  }

  /**
   * Adds the permissions that all calls need.
   *
   * @param collector gathers what is needed, and what is excluded
   * @param unverified gets the actions that the Service Authorization Reference does not list
   */
  void addAll(RequirementCollector collector, Set<String> unverified) {
    Set<Operation> called = CalledHandlers.of(model.deployment(), resource);
    for (ActionGroup group : prepared.groups()) {
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
        add(call, operations, collector);
      }
    }
  }

  private void add(Call call, Set<Operation> operations, RequirementCollector collector) {
    NeedDecider decider = call.decider();
    // To find where the call acts takes longer than to decide whether it is made, and the decision
    // seldom depends on it.
    Optional<Scope> found =
        decider.dependsOnReference() ? Optional.of(scope.find(call)) : Optional.empty();
    boolean referenced = found.isPresent() && found.get().declared();
    Map<Operation, Reason> needed = new EnumMap<>(Operation.class);
    Map<Operation, Reason> excluded = new EnumMap<>(Operation.class);
    for (Operation operation : operations) {
      Reason reason = decider.decide(properties, referenced, operation);
      (reason.isNeeded() ? needed : excluded).put(operation, reason);
    }
    if (!needed.isEmpty()) {
      Scope where = found.isPresent() ? found.get() : scope.find(call);
      List<ArnPattern> arns = where.resources();
      if (arns.isEmpty()) {
        excludeWithoutTarget(decider, needed, excluded);
        arns = scope.open(call);
      }
      addNeeded(call, arns, needed, collector);
    }
    if (!excluded.isEmpty()) {
      collector.exclude(reference, call.action().action(), excluded);
    }
  }

  /** Moves what no declared property requires to what is excluded. */
  private static void excludeWithoutTarget(
      NeedDecider decider, Map<Operation, Reason> needed, Map<Operation, Reason> excluded) {
    for (Operation operation : List.copyOf(needed.keySet())) {
      Reason reason = needed.get(operation);
      if (!decider.isRequiredByProperty(operation, reason)) {
        needed.remove(operation);
        excluded.put(operation, withoutTarget(reason));
      }
    }
  }

  private void addNeeded(
      Call call,
      List<ArnPattern> arns,
      Map<Operation, Reason> needed,
      RequirementCollector collector) {
    if (needed.isEmpty()) {
      return;
    }
    OperationReasons reasons = collector.shared(needed);
    ResourceOrigin origin = new ResourceOrigin(reference, reasons);
    for (ArnPattern arn : arns) {
      List<ContextEntry> entries = context.ofResource(prepared.type(), ownTags, call, arn);
      collector.add(principal, call.action().action(), arn, entries, reasons.necessity(), origin);
    }
  }

  /** A row says that the action acts on what a property names, and the property is not declared. */
  private static Reason withoutTarget(Reason reason) {
    return new Reason(
        Strength.EXCLUDED,
        "not declared: the property that names what it acts on",
        reason.evidence(),
        reason.source());
  }
}
