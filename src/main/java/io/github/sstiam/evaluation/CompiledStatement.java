package io.github.sstiam.evaluation;

import io.github.sstiam.evaluation.ResourceMatch.Coverage;
import io.github.sstiam.evaluation.condition.ConditionResult;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.evaluation.condition.ResolvedText;
import io.github.sstiam.evaluation.condition.StatementConditions;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.policy.GlobUnion;
import io.github.sstiam.policy.PrincipalElement;
import io.github.sstiam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement, compiled for evaluation. */
final class CompiledStatement {
  private final boolean deny;
  private final Optional<PrincipalElement> principal;
  private final boolean actionsNegated;
  private final ActionPattern[] actions;
  private final boolean resourcesNegated;
  private final ResourcePattern[] resources;
  private final boolean resourceless;
  private final StatementConditions conditions;
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
    this.conditions = StatementConditions.of(statement.conditions(), variables);
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

  /** The patterns of {@code Resource} or {@code NotResource}; {@code *} if there is neither. */
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

  /** Whether the statement applies to an action, its name in lower case. */
  boolean matchesAction(String service, Glob name) {
    for (ActionPattern action : actions) {
      if (action.matches(service, name)) {
        return !actionsNegated;
      }
    }
    return actionsNegated;
  }

  /**
   * Matches the resource of a request. A pattern with a variable that has no value matches nothing,
   * so that {@code NotResource} with it excludes nothing
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value).
   */
  ResourceMatch matchResource(AuthorizationRequest request) {
    if (resourceless) {
      return ResourceMatch.ALL;
    }
    ResourceMatch match = ResourceMatch.NONE;
    for (int i = 0; i < resources.length && match.coverage() != Coverage.ALL; i++) {
      match = match.or(resources[i].match(request));
    }
    return resourcesNegated ? match.not() : match;
  }

  /**
   * The resources that the statement certainly matches in a context; empty if a policy variable of
   * {@code NotResource} is unknown.
   */
  Optional<GlobUnion> matched(RequestContext context) {
    List<Glob> globs = new ArrayList<>(resources.length);
    for (ResourcePattern resource : resources) {
      ResolvedText text = resource.resolve(context);
      if (text.isUnknown() && resourcesNegated) {
        return Optional.empty();
      }
      text.text().ifPresent(globs::add);
    }
    return Optional.of(new GlobUnion(globs, resourcesNegated));
  }

  /** Evaluates the statement's conditions. */
  ConditionResult evaluateConditions(AuthorizationRequest request) {
    return conditions.evaluate(request.context());
  }
}
