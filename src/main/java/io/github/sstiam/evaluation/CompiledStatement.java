package io.github.sstiam.evaluation;

import io.github.sstiam.evaluation.ResourcePattern.Match;
import io.github.sstiam.evaluation.condition.CompiledCondition;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.PrincipalElement;
import io.github.sstiam.policy.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A statement ready to be asked. */
final class CompiledStatement {
  private final boolean deny;
  private final Optional<PrincipalElement> principal;
  private final boolean actionsNegated;
  private final ActionPattern[] actions;
  private final boolean resourcesNegated;
  private final ResourcePattern[] resources;
  private final boolean resourceless;
  private final CompiledCondition[] conditions;
  private final Statement source;

  CompiledStatement(Statement statement, boolean variables) {
    this.source = statement;
    this.deny = statement.effect() == Effect.DENY;
    this.principal = statement.principal();
    this.actionsNegated = statement.actions().negated();
    List<String> actionPatterns = statement.actions().patterns();
    this.actions = new ActionPattern[actionPatterns.size()];
    for (int i = 0; i < actions.length; i++) {
      actions[i] = ActionPattern.of(actionPatterns.get(i));
    }
    this.resourceless = statement.resources().isEmpty();
    this.resourcesNegated = !resourceless && statement.resources().get().negated();
    List<String> resourcePatterns =
        resourceless ? List.of() : statement.resources().get().patterns();
    this.resources = new ResourcePattern[resourcePatterns.size()];
    for (int i = 0; i < resources.length; i++) {
      resources[i] = ResourcePattern.of(resourcePatterns.get(i), variables);
    }
    this.conditions = new CompiledCondition[statement.conditions().size()];
    for (int i = 0; i < conditions.length; i++) {
      conditions[i] = CompiledCondition.of(statement.conditions().get(i), variables);
    }
  }

  boolean isDeny() {
    return deny;
  }

  Statement source() {
    return source;
  }

  /** Whether the statement has {@code NotResource}. */
  boolean isNegated() {
    return resourcesNegated;
  }

  /** The patterns of {@code Resource} or {@code NotResource}; one for all where there is none. */
  List<ResourcePattern> resources() {
    return resourceless ? List.of(ResourcePattern.of("*", false)) : List.of(resources);
  }

  /** The {@code Principal} or {@code NotPrincipal} element. */
  Optional<PrincipalElement> principal() {
    return principal;
  }

  boolean matchesAction(AuthorizationRequest request) {
    return matchesAction(request.service(), request.actionName());
  }

  /** Whether the statement is about an action, its name in lower case. */
  boolean matchesAction(String service, String name) {
    for (ActionPattern action : actions) {
      if (action.matches(service, name)) {
        return !actionsNegated;
      }
    }
    return actionsNegated;
  }

  /**
   * Of a pattern with variables without a value nothing is matched, nor spared by a {@code Not}.
   */
  Match matchResource(AuthorizationRequest request, Consumer<String> missing) {
    if (resourceless) {
      return Match.ALL;
    }
    Match best = Match.NONE;
    for (ResourcePattern resource : resources) {
      if (resourcesNegated && resource.isUnresolved(request, missing)) {
        return Match.NONE;
      }
      Match match = resource.match(request, missing);
      if (match == Match.ALL) {
        best = Match.ALL;
        break;
      }
      best = match == Match.PART ? match : best;
    }
    if (!resourcesNegated) {
      return best;
    }
    return switch (best) {
      case ALL -> Match.NONE;
      case PART -> Match.PART;
      case NONE -> Match.ALL;
    };
  }

  boolean meetsConditions(AuthorizationRequest request, Consumer<String> missing) {
    boolean met = true;
    for (CompiledCondition condition : conditions) {
      // All are asked, so that every missing key is found.
      met &= condition.isMet(request.context(), missing);
    }
    return met;
  }
}
