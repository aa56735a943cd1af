package io.github.sstiam.requirement;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.ActionEntry.ActionResource;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.IamResourceType;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.ResourceTypeEntry.ArnRule;
import io.github.sstiam.catalog.ResourceTypeEntry.OwnArn;
import io.github.sstiam.policy.ArnPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the resources that an action acts on when the handlers of a declared resource call it.
 *
 * <p>The Service Authorization Reference names the resource types of an action. For each of them
 * the first of these that there is counts: a reviewed rule of the catalogue, the declared
 * resource's own ARN, the ARNs among its property values that have the shape of the resource type.
 * Where there is none, the resource type's ARN with all that is not known left open.
 */
final class ResourceScope {
  /** Beyond this many shapes a list of ARNs narrows nothing that a reader could check. */
  private static final int MAX_OPEN_SHAPES = 8;

  /**
   * Where an action acts.
   *
   * @param resources the resources; none where the rule for the action points to a property that
   *     the resource does not declare, so that the action is not called
   * @param declared whether the template itself points to them
   */
  record Scope(NavigableSet<ArnPattern> resources, boolean declared) {
    private static Scope of(List<ArnPattern> resources, boolean declared) {
      return new Scope(new TreeSet<>(resources), declared);
    }
  }

  private final Catalog catalog;
  private final DeclaredResource resource;
  private final ResourceTypeEntry type;
  private final ArnVariables variables;
  private final List<ArnPattern> propertyArns;

  ResourceScope(
      Catalog catalog, Environment environment, DeclaredResource resource, ResourceTypeEntry type) {
    this.catalog = catalog;
    this.resource = resource;
    this.type = type;
    this.variables = new ArnVariables(environment, resource, type);
    this.propertyArns = PropertyArns.of(resource.properties());
  }

  /** The resources that one action of the handlers acts on. */
  Scope of(ActionEntry action) {
    List<ArnRule> byAction = rules(ArnRule.Kind.ACTION, action.action().toString());
    if (!byAction.isEmpty()) {
      return Scope.of(expanded(byAction), true);
    }
    if (action.resourceTypes().isEmpty()) {
      return Scope.of(List.of(ArnPattern.ANY), false);
    }
    List<ArnPattern> found = new ArrayList<>();
    List<IamResourceType> open = new ArrayList<>();
    boolean ruled = false;
    for (ActionResource actionResource : action.resourceTypes()) {
      Optional<IamResourceType> shape =
          catalog.iamResource(action.action().service(), actionResource.name());
      if (shape.isEmpty()) {
        continue;
      }
      List<ArnRule> byResource = rules(ArnRule.Kind.RESOURCE_TYPE, scopeName(shape.get()));
      ruled |= !byResource.isEmpty();
      List<ArnPattern> declared =
          byResource.isEmpty() ? unruled(shape.get()) : fitting(expanded(byResource), shape.get());
      found.addAll(declared);
      if (declared.isEmpty() && byResource.isEmpty() && actionResource.required()) {
        open.add(shape.get());
      }
    }
    if (!found.isEmpty()) {
      open.forEach(shape -> found.addAll(variables.open(shape)));
      return Scope.of(found, true);
    }
    return ruled ? Scope.of(List.of(), false) : Scope.of(openShapes(action), false);
  }

  private List<ArnPattern> openShapes(ActionEntry action) {
    boolean anyRequired = action.resourceTypes().stream().anyMatch(ActionResource::required);
    List<ArnPattern> shapes =
        action.resourceTypes().stream()
            .filter(actionResource -> actionResource.required() || !anyRequired)
            .flatMap(
                actionResource ->
                    catalog.iamResource(action.action().service(), actionResource.name()).stream())
            .flatMap(shape -> variables.open(shape).stream())
            .distinct()
            .toList();
    boolean tooMany = shapes.isEmpty() || shapes.size() > MAX_OPEN_SHAPES;
    return tooMany ? List.of(ArnPattern.ANY) : shapes;
  }

  private List<ArnRule> rules(ArnRule.Kind kind, String scope) {
    return type.arnRules().stream()
        .filter(rule -> rule.kind() == kind && rule.scope().equalsIgnoreCase(scope))
        .toList();
  }

  private List<ArnPattern> expanded(List<ArnRule> rules) {
    return rules.stream()
        .filter(rule -> variables.areDeclared(rule.template()))
        .flatMap(rule -> variables.expand(rule.template()).stream())
        .toList();
  }

  private List<ArnPattern> unruled(IamResourceType shape) {
    boolean own =
        type.arn().flatMap(OwnArn::iamResource).filter(scopeName(shape)::equals).isPresent();
    Optional<Text> ownArn = resource.identity().arn();
    if (own && ownArn.isPresent()) {
      return List.of(ArnVariables.pattern(ownArn.get()).orElse(ArnPattern.ANY));
    }
    return fitting(propertyArns, shape);
  }

  /** What cannot be such a resource is left out; what is not known at all takes the open shape. */
  private List<ArnPattern> fitting(List<ArnPattern> arns, IamResourceType shape) {
    ArnPattern glob = ArnVariables.glob(shape);
    List<ArnPattern> fitting = new ArrayList<>();
    for (ArnPattern arn : arns) {
      if (arn.isAny()) {
        fitting.addAll(variables.open(shape));
      } else if (glob.covers(arn)) {
        fitting.add(arn);
      } else if (glob.overlaps(arn)) {
        fitting.addAll(variables.open(shape));
      }
    }
    return fitting;
  }

  private static String scopeName(IamResourceType shape) {
    return shape.service() + ":" + shape.name();
  }
}
