package io.github.sstiam.evaluation;

import io.github.sstiam.evaluation.ResourceMatch.Coverage;
import io.github.sstiam.evaluation.condition.ConditionResult;
import io.github.sstiam.evaluation.condition.MissingKeys;
import io.github.sstiam.policy.PrincipalElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Combines the statements of one layer's policies: which of them allow a request, which deny it,
 * and which condition keys that depends on.
 */
final class LayerEvaluation {
  private static final List<MatchedStatement> NONE = List.of();

  private final Optional<PolicyLayer> layer;
  private List<MatchedStatement> allows = NONE;
  private List<MatchedStatement> denies = NONE;
  private List<MatchedStatement> uncertain = NONE;
  private PrincipalMatch principal = PrincipalMatch.NONE;
  private MissingKeys missing = MissingKeys.NONE;

  private LayerEvaluation(PolicyLayer layer) {
    this.layer = Optional.of(layer);
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
    PrincipalMatch match = PrincipalMatcher.match(element.get(), caller);
    if (!element.get().negated()) {
      return match;
    }
    boolean everybody = statement.isDeny() && hasBoundary;
    return match == PrincipalMatch.NONE || everybody ? PrincipalMatch.ANY : PrincipalMatch.NONE;
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
    missing = missing.and(resource.missing());
    Coverage coverage = resource.coverage();
    if (coverage == Coverage.NONE || (coverage == Coverage.PART && !statement.isDeny())) {
      return;
    }
    ConditionResult conditions = statement.evaluateConditions(request);
    missing = missing.and(conditions.missing());
    if (!conditions.met()) {
      return;
    }
    MatchedStatement matched =
        new MatchedStatement(
            layer, policy.name(), statement.source().sid(), statement.source().position());
    if (coverage == Coverage.PART) {
      uncertain = with(uncertain, matched);
    } else if (statement.isDeny()) {
      denies = with(denies, matched);
    } else {
      allows = with(allows, matched);
      principal = named.compareTo(principal) > 0 ? named : principal;
    }
  }

  private static List<MatchedStatement> with(
      List<MatchedStatement> list, MatchedStatement statement) {
    List<MatchedStatement> longer = list == NONE ? new ArrayList<>(2) : list;
    longer.add(statement);
    return longer;
  }

  PolicyLayer layer() {
    return layer.orElseThrow();
  }

  boolean allowed() {
    return !allows.isEmpty();
  }

  /** How closely the best Allow names the caller. */
  PrincipalMatch principal() {
    return principal;
  }

  List<MatchedStatement> allows() {
    return allows;
  }

  List<MatchedStatement> denies() {
    return denies;
  }

  /**
   * Deny statements that match only some of the resources that the request's pattern stands for.
   */
  List<MatchedStatement> uncertain() {
    return uncertain;
  }

  MissingKeys missing() {
    return missing;
  }
}
