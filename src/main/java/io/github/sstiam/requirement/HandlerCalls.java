package io.github.sstiam.requirement;

import io.github.sstiam.catalog.AccessLevel;
import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.ActionEntry.ActionResource;
import io.github.sstiam.catalog.ArnTemplate;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.NeedRule;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.ResourceTypeEntry.ArnRule;
import io.github.sstiam.catalog.ResourceTypeEntry.OwnArn;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import java.util.ArrayList;
import java.util.List;

/**
 * What the handlers of a resource type call: all that is the same for every resource of the type,
 * so that an app of thousands of resources looks it up once.
 *
 * @param type what the catalogue knows of the type
 * @param groups the handlers' actions, in the order of the catalogue
 */
record HandlerCalls(ResourceTypeEntry type, List<Group> groups) {
  /**
   * An action as the handlers name it.
   *
   * @param handlerAction the action, or a pattern
   * @param calls the actions that it stands for
   */
  record Group(HandlerAction handlerAction, List<Call> calls) {}

  /**
   * One action.
   *
   * @param action what the catalogue knows of it
   * @param rules where it acts, by reviewed rows of the type for this very action
   * @param targets the resource types of IAM that it acts on
   * @param question which rows decide whether it is needed
   */
  record Call(
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
   * @param arn its ARN
   * @param shape the ARN with every variable open
   * @param required whether the reference marks it as required
   * @param own whether a resource of the type is such a resource
   * @param rules which ones, by reviewed rows of the type
   */
  record Target(
      ArnTemplate arn, ArnPattern shape, boolean required, boolean own, List<ArnRule> rules) {}

  /** Prepares what the handlers of a type call. */
  static HandlerCalls of(ResourceTypeEntry type, Catalog catalog, Needs needs) {
    List<Group> groups = new ArrayList<>();
    for (HandlerAction handlerAction : type.actions()) {
      groups.add(group(type, handlerAction, catalog, needs));
    }
    for (NeedRule rule : type.needs()) {
      if (!rule.operations().isEmpty()) {
        // No handler names it, so that the row itself stands for one.
        HandlerAction added =
            new HandlerAction(rule.action(), rule.operations(), HandlerAction.Status.LISTED);
        groups.add(group(type, added, catalog, needs));
      }
    }
    return new HandlerCalls(type, groups);
  }

  private static Group group(
      ResourceTypeEntry type, HandlerAction handlerAction, Catalog catalog, Needs needs) {
    List<Call> calls = new ArrayList<>();
    for (ActionEntry action : actions(handlerAction, catalog)) {
      calls.add(
          new Call(
              action,
              rules(type, ArnRule.Kind.ACTION, action.action().toString()),
              targets(type, action, catalog),
              needs.question(type, handlerAction, action)));
    }
    return new Group(handlerAction, calls);
  }

  private static List<ActionEntry> actions(HandlerAction handlerAction, Catalog catalog) {
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

  private static List<Target> targets(ResourceTypeEntry type, ActionEntry action, Catalog catalog) {
    List<Target> targets = new ArrayList<>();
    for (ActionResource resource : action.resourceTypes()) {
      catalog
          .iamResource(action.action().service(), resource.name())
          .ifPresent(
              shape -> {
                String name = shape.service() + ":" + shape.name();
                ArnTemplate arn = new ArnTemplate(shape.arn());
                targets.add(
                    new Target(
                        arn,
                        ArnVariables.glob(arn),
                        resource.required(),
                        type.arn().flatMap(OwnArn::iamResource).filter(name::equals).isPresent(),
                        rules(type, ArnRule.Kind.RESOURCE_TYPE, name)));
              });
    }
    return targets;
  }

  private static List<ArnRule> rules(ResourceTypeEntry type, ArnRule.Kind kind, String scope) {
    List<ArnRule> rules = new ArrayList<>();
    for (ArnRule rule : type.arnRules()) {
      if (rule.kind() == kind && rule.scope().equalsIgnoreCase(scope)) {
        rules.add(rule);
      }
    }
    return rules;
  }
}
