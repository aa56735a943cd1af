package io.github.sstiam.requirement.need;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.ResourceTypeEntry.ArnRule;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.need.HandlerCalls.Call;
import io.github.sstiam.requirement.need.HandlerCalls.Shape;
import io.github.sstiam.requirement.need.HandlerCalls.Target;
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
 * the first of these that there is counts: a reviewed rule of the catalogue, the declared
 * resource's own ARN, the ARNs among its property values that have the shape of the resource type.
 * Where there is none, the resource type's ARN with all that is not known left open.
 */
public final class ResourceScope {
  /** Beyond this many shapes a list of ARNs narrows nothing that a reader could check. */
  private static final int MAX_OPEN_SHAPES = 8;

  /**
   * Where an action acts.
   *
   * @param resources the resources, sorted and each once; none where the rule for the action points
   *     to a property that the resource does not declare, so that the action is not called
   * @param declared whether the template itself points to them
   */
  public record Scope(List<ArnPattern> resources, boolean declared) {
    private static Scope of(List<ArnPattern> resources, boolean declared) {
      return new Scope(
          resources.size() < 2 ? resources : List.copyOf(new TreeSet<>(resources)), declared);
    }
  }

  private static final Scope ANY = new Scope(List.of(ArnPattern.ANY), false);

  private final DeclaredResource resource;
  private final ArnVariables variables;
  private final List<ArnPattern> propertyArns;
  // Several actions of a type act on the same.
  private final IdentityHashMap<Shape, List<ArnPattern>> unruled = new IdentityHashMap<>();

  /**
   * @param environment where the resource is deployed to
   * @param resource the resource
   * @param type what the catalogue knows of its type
   */
  public ResourceScope(Environment environment, DeclaredResource resource, ResourceTypeEntry type) {
    this.resource = resource;
    this.variables = new ArnVariables(environment, resource, type);
    this.propertyArns = PropertyArns.of(resource.properties());
  }

  /** The resources that one action of the handlers acts on. */
  public Scope of(Call call) {
    if (!call.rules().isEmpty()) {
      return Scope.of(expanded(call.rules()), true);
    }
    if (call.action().resourceTypes().isEmpty()) {
      return ANY;
    }
    List<ArnPattern> found = new ArrayList<>();
    List<Target> open = new ArrayList<>();
    boolean ruled = false;
    for (Target target : call.targets()) {
      boolean hasRules = !target.shape().rules().isEmpty();
      ruled |= hasRules;
      List<ArnPattern> declared =
          hasRules ? fitting(expanded(target.shape().rules()), target) : unruled(target);
      found.addAll(declared);
      if (declared.isEmpty() && !hasRules && target.required()) {
        open.add(target);
      }
    }
    if (!found.isEmpty()) {
      for (Target target : open) {
        found.addAll(variables.expand(target.shape().arn()));
      }
      return Scope.of(found, true);
    }
    return ruled ? Scope.of(List.of(), false) : Scope.of(openShapes(call), false);
  }

  private List<ArnPattern> openShapes(Call call) {
    boolean anyRequired = call.hasRequiredTarget();
    Set<ArnPattern> shapes = new LinkedHashSet<>();
    for (Target target : call.targets()) {
      if (target.required() || !anyRequired) {
        shapes.addAll(variables.expand(target.shape().arn()));
      }
    }
    boolean tooMany = shapes.isEmpty() || shapes.size() > MAX_OPEN_SHAPES;
    return tooMany ? List.of(ArnPattern.ANY) : List.copyOf(shapes);
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

  private List<ArnPattern> unruled(Target target) {
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

  /** What cannot be such a resource is left out; what is not known at all takes the open shape. */
  private List<ArnPattern> fitting(List<ArnPattern> arns, Target target) {
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
