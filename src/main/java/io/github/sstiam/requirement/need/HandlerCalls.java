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
 * The actions that the handlers of a resource type call: everything that is the same for every
 * resource of the type, so that an app of thousands of resources looks it up once.
 *
 * @param type the catalogue's entry of the type
 * @param groups the handlers' actions, in the order of the catalogue
 */
public record HandlerCalls(ResourceTypeEntry type, List<ActionGroup> groups) {
  /**
   * An action as the handlers name it.
   *
   * @param handlerAction the action, or a pattern
   * @param calls the actions that it stands for
   */
  public record ActionGroup(HandlerAction handlerAction, List<Call> calls) {}

  /**
   * One action.
   *
   * @param action the catalogue's entry of the action
   * @param rules the reviewed rows of the type that say where this very action acts
   * @param targets the resource types of IAM that the action acts on
   * @param decider decides whether an operation needs it
   */
  public record Call(
      ActionEntry action, List<ArnRule> rules, List<ActionTarget> targets, NeedDecider decider) {
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
   * @param shape the ARN of the resource type
   * @param required whether the reference marks it as required for the action
   * @param sameService whether it is a resource of the service that the action belongs to: App
   *     Runner's association of a web ACL also acts on the web ACL, which is WAF's
   */
  record ActionTarget(ArnShape shape, boolean required, boolean sameService) {}

  /**
   * The ARN of a resource type of IAM, seen from a resource type of CloudFormation.
   *
   * @param arn the ARN with its variables
   * @param open the ARN with {@code *} for every variable
   * @param own whether it is the ARN of the CloudFormation type's own resources
   * @param onlyIfNamed whether calls act on it only where a property names one
   * @param rules the reviewed rows of the type that say on which of them its handlers act
   */
  record ArnShape(
      ArnTemplate arn, ArnPattern open, boolean own, boolean onlyIfNamed, List<ArnRule> rules) {}

  /**
   * Looks up what the handlers of a type call.
   *
   * @param type the catalogue's entry of the type
   * @param catalog the catalogue of the run
   * @param needs the rules that decide whether an action is needed
   */
  public static HandlerCalls prepare(ResourceTypeEntry type, Catalog catalog, NeedTable needs) {
    return new Preparation(type, catalog, needs).prepared();
  }

  private static final class Preparation {
    private final ResourceTypeEntry type;
    private final Catalog catalog;
    private final NeedTable needs;
    private final Map<String, List<ArnShape>> shapes = new HashMap<>();

    private Preparation(ResourceTypeEntry type, Catalog catalog, NeedTable needs) {
      this.type = type;
      this.catalog = catalog;
      this.needs = needs;
    }

    private HandlerCalls prepared() {
      List<ActionGroup> groups = new ArrayList<>();
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

    private ActionGroup group(HandlerAction handlerAction) {
      List<Call> calls = new ArrayList<>();
      for (ActionEntry action : actions(handlerAction)) {
        calls.add(
            new Call(
                action,
                rules(action.action().toString()),
                targets(action),
                needs.decider(type, handlerAction, action)));
      }
      return new ActionGroup(handlerAction, calls);
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

    private List<ActionTarget> targets(ActionEntry action) {
      List<ActionTarget> targets = new ArrayList<>();
      for (ActionResource resource : action.resourceTypes()) {
        for (ArnShape shape : shapes(action.action().service(), resource.name())) {
          targets.add(
              new ActionTarget(
                  shape,
                  resource.required(),
                  shape.arn().service().equals(action.action().service())));
        }
      }
      return targets;
    }

    /** Most actions of a type act on the same few. The reference gives some of them two ARNs. */
    private List<ArnShape> shapes(String service, String name) {
      String key = service + ":" + name;
      List<ArnShape> known = shapes.get(key);
      if (known == null) {
        known = new ArrayList<>();
        Optional<IamResourceType> resource = catalog.iamResource(service, name);
        if (resource.isPresent()) {
          for (String arn : resource.get().arn().split(", ", -1)) {
            known.add(shape(key, new ArnTemplate(arn)));
          }
        }
        shapes.put(key, known);
      }
      return known;
    }

    private ArnShape shape(String name, ArnTemplate arn) {
      boolean own =
          type.arn().isPresent() && type.arn().get().iamResource().equals(Optional.of(name));
      return new ArnShape(arn, ArnVariables.open(arn), own, needs.isOnlyIfNamed(name), rules(name));
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
