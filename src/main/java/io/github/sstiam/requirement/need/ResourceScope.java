package io.github.sstiam.requirement.need;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.ArnTemplate;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.ResourceTypeEntry.ArnRule;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.need.HandlerCalls.ActionTarget;
import io.github.sstiam.requirement.need.HandlerCalls.ArnShape;
import io.github.sstiam.requirement.need.HandlerCalls.Call;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the resources that an action acts on when the handlers of a declared resource call it.
 *
 * <p>The Service Authorization Reference names the resource types of an action. For each of them
 * the first of these that exists is used: a reviewed rule of the catalogue, the declared resource's
 * own ARN, the ARNs among its property values that have the shape of the resource type. If none
 * exists, it is the resource type's ARN with every unknown part left open.
 */
public final class ResourceScope {
  /** A longer list of ARNs is replaced by {@code *}, because a reader could not check it. */
  private static final int MAX_OPEN_SHAPES = 8;

  /**
   * The resources that an action acts on.
   *
   * @param resources the resources, sorted and each once; empty if the rule for the action points
   *     to a property that the resource does not declare, so that the action is not called
   * @param declared whether the template itself points to them, and they are resources of the
   *     action's own service
   */
  public record Scope(List<ArnPattern> resources, boolean declared) {
    private static Scope sorted(List<ArnPattern> resources, boolean declared) {
      return new Scope(
          resources.size() < 2 ? resources : List.copyOf(new TreeSet<>(resources)), declared);
    }
  }

  private static final Scope ANY = new Scope(List.of(ArnPattern.ANY), false);

  private final DeclaredResource resource;
  private final ArnVariables variables;
  private final List<ArnPattern> propertyArns;
  // Several actions of a type act on the same resource type.
  private final IdentityHashMap<ArnShape, List<ArnPattern>> unruled = new IdentityHashMap<>();

  /**
   * @param environment the account and region that the resource is deployed to
   * @param resource the resource
   * @param type the catalogue's entry of its type
   */
  public ResourceScope(Environment environment, DeclaredResource resource, ResourceTypeEntry type) {
    this.resource = resource;
    this.variables = new ArnVariables(environment, resource, type);
    this.propertyArns = PropertyArns.collect(resource.properties());
  }

  /** Finds the resources that one action of the handlers acts on. */
  public Scope find(Call call) {
    if (!call.rules().isEmpty()) {
      List<ArnPattern> arns = ofAction(call);
      return Scope.sorted(arns, !arns.contains(ArnPattern.ANY));
    }
    if (call.action().resourceTypes().isEmpty()) {
      return ANY;
    }
    List<ArnPattern> found = new ArrayList<>();
    List<ActionTarget> open = new ArrayList<>();
    boolean ruled = false;
    boolean pointsTo = false;
    for (ActionTarget target : call.targets()) {
      boolean hasRules = !target.shape().rules().isEmpty();
      ruled |= hasRules;
      List<ArnPattern> declared = hasRules ? ruled(target) : unruled(target);
      found.addAll(declared);
      // A property that names the web ACL of a load balancer says nothing about App Runner: what it
      // points to must be a resource of the service that the action belongs to.
      pointsTo |= !declared.isEmpty() && target.sameService();
      if (declared.isEmpty() && !hasRules && target.required()) {
        open.add(target);
      }
    }
    if (!found.isEmpty()) {
      for (ActionTarget target : open) {
        found.addAll(variables.expand(target.shape().arn()));
      }
      return Scope.sorted(found, pointsTo);
    }
    return ruled ? Scope.sorted(List.of(), false) : Scope.sorted(open(call), false);
  }

  /**
   * All resources that an action may act on, for an action that is called although no property
   * tells where it acts.
   */
  public List<ArnPattern> open(Call call) {
    boolean anyRequired = call.hasRequiredTarget();
    Set<ArnPattern> shapes = new LinkedHashSet<>();
    for (ActionTarget target : call.targets()) {
      boolean mayActOn = target.required() || (!anyRequired && !target.shape().onlyIfNamed());
      if (mayActOn) {
        shapes.addAll(variables.expand(target.shape().arn()));
      }
    }
    boolean tooMany = shapes.isEmpty() || shapes.size() > MAX_OPEN_SHAPES;
    return tooMany ? List.of(ArnPattern.ANY) : List.copyOf(shapes);
  }

  /**
   * Where rules about an action say that it acts. An ARN that a rule takes from a property as it
   * stands may be of another service: web ACLs are associated with resources of several.
   */
  private List<ArnPattern> ofAction(Call call) {
    List<ArnPattern> arns = new ArrayList<>();
    for (ArnRule rule : call.rules()) {
      boolean asItStands = rule.template().text().startsWith("${");
      for (ArnPattern arn : expanded(List.of(rule))) {
        if (!asItStands
            || arn.isAny()
            || new ArnTemplate(arn.text()).service().equals(call.action().action().service())) {
          arns.add(arn);
        }
      }
    }
    return arns;
  }

  private List<ArnPattern> expanded(List<ArnRule> rules) {
    List<ArnPattern> arns = new ArrayList<>();
    for (ArnRule rule : rules) {
      if (variables.areDeclared(rule.template())) {
        arns.addAll(variables.expand(rule.template()));
      }
    }
    return arns;
  }

  /**
   * Where rules about a resource type say that the action acts. What a rule says is not widened: an
   * unknown part of it stands for what AWS makes, and not for another form of the ARN.
   */
  private List<ArnPattern> ruled(ActionTarget target) {
    List<ArnPattern> ruled = new ArrayList<>();
    for (ArnPattern arn : expanded(target.shape().rules())) {
      if (arn.isAny()) {
        ruled.addAll(variables.expand(target.shape().arn()));
      } else if (target.shape().open().overlaps(arn)) {
        ruled.add(arn);
      }
    }
    return ruled;
  }

  private List<ArnPattern> unruled(ActionTarget target) {
    List<ArnPattern> known = unruled.get(target.shape());
    if (known == null) {
      Optional<Text> ownArn = resource.identity().arn();
      known =
          target.shape().own() && ownArn.isPresent()
              ? List.of(ArnVariables.pattern(ownArn.get()).orElse(ArnPattern.ANY))
              : fitting(propertyArns, target);
      unruled.put(target.shape(), known);
    }
    return known;
  }

  /** Drops ARNs of other resource types; an unknown ARN becomes the ARN with open variables. */
  private List<ArnPattern> fitting(List<ArnPattern> arns, ActionTarget target) {
    if (arns.isEmpty()) {
      return arns;
    }
    List<ArnPattern> fitting = new ArrayList<>();
    for (ArnPattern arn : arns) {
      if (arn.isAny()) {
        fitting.addAll(variables.expand(target.shape().arn()));
      } else if (target.shape().open().covers(arn)) {
        fitting.add(arn);
      } else if (target.shape().open().overlaps(arn)) {
        fitting.addAll(variables.expand(target.shape().arn()));
      }
    }
    return fitting;
  }
}
