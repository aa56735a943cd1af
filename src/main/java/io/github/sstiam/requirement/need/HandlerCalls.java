package io.github.sstiam.requirement.need;

import io.github.sstiam.catalog.AccessLevel;
import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.ActionEntry.ActionResource;
import io.github.sstiam.catalog.AddedAction;
import io.github.sstiam.catalog.ArnTemplate;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.IamResourceType;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.ResourceTypeEntry.ArnRule;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the handlers of a resource type call: all that is the same for every resource of the type,
 * so that an app of thousands of resources looks it up once.
 *
 * @param type what the catalogue knows of the type
 * @param groups the handlers' actions, in the order of the catalogue
 */
public record HandlerCalls(ResourceTypeEntry type, List<Group> groups) {
  /**
   * An action as the handlers name it.
   *
   * @param handlerAction the action, or a pattern
   * @param calls the actions that it stands for
   */
  public record Group(HandlerAction handlerAction, List<Call> calls) {}

  /**
   * One action.
   *
   * @param action what the catalogue knows of it
   * @param rules where it acts, by reviewed rows of the type for this very action
   * @param targets the resource types of IAM that it acts on
   * @param question which rows decide whether it is needed
   */
  public record Call(
      ActionEntry action, List<ArnRule> rules, List<Target> targets, Needs.Question question) {
    /** Whether the reference marks a resource type of the action as required. */
    boolean hasRequiredTarget() {
      for (ActionResource resource : action.resourceTypes()) {
        if (resource.required()) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * A resource type of IAM that an action acts on.
   *
   * @param shape what the resource type is
   * @param required whether the reference marks it as required for the action
   */
  record Target(Shape shape, boolean required) {}

  /**
   * A resource type of IAM, seen from a resource type of CloudFormation.
   *
   * @param arn its ARN
   * @param open the ARN with every variable open
   * @param own whether a resource of the type is such a resource
   * @param rules which ones the type's handlers act on, by reviewed rows of the type
   */
  record Shape(ArnTemplate arn, ArnPattern open, boolean own, List<ArnRule> rules) {}

  /** Prepares what the handlers of a type call. */
  public static HandlerCalls of(ResourceTypeEntry type, Catalog catalog, Needs needs) {
    return new Preparation(type, catalog, needs).prepared();
  }

  private static final class Preparation {
    private final ResourceTypeEntry type;
    private final Catalog catalog;
    private final Needs needs;
    private final Map<String, Optional<Shape>> shapes = new HashMap<>();

    private Preparation(ResourceTypeEntry type, Catalog catalog, Needs needs) {
      this.type = type;
      this.catalog = catalog;
      this.needs = needs;
    }

    private HandlerCalls prepared() {
      List<Group> groups = new ArrayList<>();
      for (HandlerAction handlerAction : type.actions()) {
        groups.add(group(handlerAction));
      }
      for (AddedAction added : type.added()) {
        groups.add(
            group(
                new HandlerAction(
                    added.action(), added.operations(), HandlerAction.Status.LISTED)));
      }
      return new HandlerCalls(type, groups);
    }

    private Group group(HandlerAction handlerAction) {
      List<Call> calls = new ArrayList<>();
      for (ActionEntry action : actions(handlerAction)) {
        calls.add(
            new Call(
                action,
                rules(action.action().toString()),
                targets(action),
                needs.question(type, handlerAction, action)));
      }
      return new Group(handlerAction, calls);
    }

    private List<ActionEntry> actions(HandlerAction handlerAction) {
      String pattern = handlerAction.pattern();
      return switch (handlerAction.status()) {
        case LISTED -> listed(List.of(Action.of(pattern)));
        case WILDCARD -> listed(catalog.matching(pattern));
        // Only an action of the reference has resource types; API Gateway's tagging has rules.
        case UNLISTED ->
            List.of(
                new ActionEntry(
                    Action.of(pattern), AccessLevel.TAGGING, List.of(), List.of(), List.of()));
        case UNVERIFIED -> List.of();
      };
    }

    private List<ActionEntry> listed(Collection<Action> actions) {
      List<ActionEntry> listed = new ArrayList<>();
      for (Action action : actions) {
        Optional<ActionEntry> entry = catalog.action(action);
        if (entry.isPresent()) {
          listed.add(entry.get());
        }
      }
      return listed;
    }

    private List<Target> targets(ActionEntry action) {
      List<Target> targets = new ArrayList<>();
      for (ActionResource resource : action.resourceTypes()) {
        Optional<Shape> shape = shape(action.action().service(), resource.name());
        if (shape.isPresent()) {
          targets.add(new Target(shape.get(), resource.required()));
        }
      }
      return targets;
    }

    /** Most actions of a type act on the same few. */
    private Optional<Shape> shape(String service, String name) {
      String key = service + ":" + name;
      Optional<Shape> shape = shapes.get(key);
      if (shape == null) {
        Optional<IamResourceType> resource = catalog.iamResource(service, name);
        shape = resource.isPresent() ? Optional.of(shape(resource.get())) : Optional.empty();
        shapes.put(key, shape);
      }
      return shape;
    }

    private Shape shape(IamResourceType resource) {
      String name = resource.service() + ":" + resource.name();
      ArnTemplate arn = new ArnTemplate(resource.arn());
      boolean own =
          type.arn().isPresent() && type.arn().get().iamResource().equals(Optional.of(name));
      return new Shape(arn, ArnVariables.glob(arn), own, rules(name));
    }

    private List<ArnRule> rules(String scope) {
      List<ArnRule> rules = new ArrayList<>();
      for (ArnRule rule : type.arnRules()) {
        if (rule.scope().equalsIgnoreCase(scope)) {
          rules.add(rule);
        }
      }
      return rules;
    }
  }
}
