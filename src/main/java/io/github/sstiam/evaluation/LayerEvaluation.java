package io.github.sstiam.evaluation;

import io.github.sstiam.evaluation.ResourceMatch.Coverage;
import io.github.sstiam.evaluation.condition.ConditionResult;
import io.github.sstiam.evaluation.condition.Truth;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.GlobUnion;
import io.github.sstiam.policy.PrincipalElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Combines the statements of one layer's policies: which of them allow a request, which deny it,
 * and which do so for some of the values that the request may have.
 */
final class LayerEvaluation {
  private static final List<MatchedStatement> NONE = List.of();
  private static final List<Partial> NO_PARTS = List.of();

  /** A statement that applies to part of the resources that the request's pattern stands for. */
  private record Partial(
      MatchedStatement matched, Effect effect, PrincipalMatch principal, GlobUnion resources) {}

  private final PolicyLayer layer;
  private List<MatchedStatement> allows = NONE;
  private List<MatchedStatement> denies = NONE;
  private List<UndecidedStatement> undecided = List.of();
  private List<Partial> parts = NO_PARTS;
  private boolean mayAllow;
  private boolean mayDeny;
  private PrincipalMatch principal = PrincipalMatch.NONE;
  private PrincipalMatch possiblePrincipal = PrincipalMatch.NONE;

  private LayerEvaluation(PolicyLayer layer) {
    this.layer = layer;
  }

  /** Evaluates policies without principals. */
  static LayerEvaluation of(
      PolicyLayer layer, List<CompiledPolicy> policies, AuthorizationRequest request) {
    LayerEvaluation evaluation = new LayerEvaluation(layer);
    for (int i = 0; i < policies.size(); i++) {
      CompiledPolicy policy = policies.get(i);
      for (CompiledStatement statement : policy.statementsOn(request)) {
        evaluation.add(policy, statement, request, PrincipalMatch.DIRECT);
      }
    }
    evaluation.join(request);
    return evaluation;
  }

  /** Evaluates policies whose statements name the principals to whom they apply. */
  static LayerEvaluation ofResource(
      PolicyLayer layer,
      List<CompiledPolicy> policies,
      AuthorizationRequest request,
      boolean hasBoundary) {
    LayerEvaluation evaluation = new LayerEvaluation(layer);
    for (CompiledPolicy policy : policies) {
      for (CompiledStatement statement : policy.statementsOn(request)) {
        PrincipalMatch match = match(statement, request.caller(), hasBoundary);
        if (match != PrincipalMatch.NONE) {
          evaluation.add(policy, statement, request, match);
        }
      }
    }
    evaluation.join(request);
    return evaluation;
  }

  /**
   * A Deny with NotPrincipal applies to every principal with a permissions boundary
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html).
   */
  private static PrincipalMatch match(
      CompiledStatement statement, Caller caller, boolean hasBoundary) {
    Optional<PrincipalElement> element = statement.principal();
    if (element.isEmpty()) {
      return PrincipalMatch.NONE;
    }
    if (!element.get().negated()) {
      return PrincipalMatcher.match(element.get(), caller);
    }
    boolean spared =
        statement.isDeny()
            ? !hasBoundary && PrincipalMatcher.spares(element.get(), caller)
            : PrincipalMatcher.match(element.get(), caller) != PrincipalMatch.NONE;
    return spared ? PrincipalMatch.NONE : PrincipalMatch.ANY;
  }

  private void add(
      CompiledPolicy policy,
      CompiledStatement statement,
      AuthorizationRequest request,
      PrincipalMatch named) {
    if (!statement.matchesAction(request)) {
      return;
    }
    ResourceMatch resource = statement.matchResource(request);
    if (resource.coverage() == Coverage.NONE) {
      return;
    }
    ConditionResult conditions = statement.evaluateConditions(request);
    if (conditions.truth() == Truth.FALSE) {
      return;
    }
    MatchedStatement matched =
        new MatchedStatement(
            Optional.of(layer),
            policy.name(),
            statement.source().sid(),
            statement.source().position());
    if (resource.coverage() == Coverage.ALL && conditions.truth() == Truth.TRUE) {
      decide(matched, statement.source().effect(), named);
      return;
    }
    if (undecided.isEmpty()) {
      undecided = new ArrayList<>(2);
    }
    undecided.add(
        new UndecidedStatement(
            matched, statement.source().effect(), resource.missing().and(conditions.missing())));
    if (statement.isDeny()) {
      mayDeny = true;
    } else {
      mayAllow = true;
      possiblePrincipal = best(possiblePrincipal, named);
    }
    if (conditions.truth() == Truth.TRUE && request.isPattern()) {
      addPart(matched, statement, request, named);
    }
  }

  private void decide(MatchedStatement matched, Effect effect, PrincipalMatch named) {
    if (effect == Effect.DENY) {
      denies = with(denies, matched);
    } else {
      allows = with(allows, matched);
      principal = best(principal, named);
      possiblePrincipal = best(possiblePrincipal, named);
    }
  }

  private void addPart(
      MatchedStatement matched,
      CompiledStatement statement,
      AuthorizationRequest request,
      PrincipalMatch named) {
    Optional<GlobUnion> resources = statement.matched(request.context());
    if (resources.isPresent()) {
      parts = parts == NO_PARTS ? new ArrayList<>(2) : parts;
      parts.add(new Partial(matched, statement.source().effect(), named, resources.get()));
    }
  }

  /** Statements may cover together what none of them covers alone. */
  private void join(AuthorizationRequest request) {
    if (parts.isEmpty()) {
      return;
    }
    if (denies.isEmpty()) {
      join(request, Effect.DENY);
    }
    if (allows.isEmpty()) {
      join(request, Effect.ALLOW);
    }
  }

  private void join(AuthorizationRequest request, Effect effect) {
    List<GlobUnion> resources = new ArrayList<>();
    PrincipalMatch least = PrincipalMatch.ANY;
    for (Partial part : parts) {
      if (part.effect() == effect) {
        resources.add(part.resources());
        least = part.principal().compareTo(least) < 0 ? part.principal() : least;
      }
    }
    if (!resources.isEmpty() && GlobUnion.cover(request.resource(), resources)) {
      for (Partial part : parts) {
        if (part.effect() == effect) {
          decide(part.matched(), effect, least);
        }
      }
    }
  }

  private static PrincipalMatch best(PrincipalMatch one, PrincipalMatch other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static List<MatchedStatement> with(
      List<MatchedStatement> list, MatchedStatement statement) {
    List<MatchedStatement> longer = list == NONE ? new ArrayList<>(2) : list;
    longer.add(statement);
    return longer;
  }

  PolicyLayer layer() {
    return layer;
  }

  /**
   * Whether a statement allows.
   *
   * @param possibly whether one suffices that applies to some of the requests
   */
  boolean allowed(boolean possibly) {
    return !allows.isEmpty() || (possibly && mayAllow);
  }

  /** How closely the best Allow names the caller; the parameter as of {@link #allowed}. */
  PrincipalMatch principal(boolean possibly) {
    return possibly ? possiblePrincipal : principal;
  }

  List<MatchedStatement> allows() {
    return allows;
  }

  List<MatchedStatement> denies() {
    return denies;
  }

  /** Whether a Deny applies to some of the requests. */
  boolean mayDeny() {
    return mayDeny;
  }

  /** The statements that apply to some of the requests, but not certainly to all. */
  List<UndecidedStatement> undecided() {
    return undecided;
  }
}
