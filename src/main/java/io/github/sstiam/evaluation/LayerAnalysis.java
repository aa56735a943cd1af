package io.github.sstiam.evaluation;

import io.github.sstiam.evaluation.ResourcePattern.Match;
import io.github.sstiam.policy.PrincipalElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the policies of one layer say to a request. */
final class LayerAnalysis {
  private static final List<MatchedStatement> NONE = List.of();

  private final Layer layer;
  private List<MatchedStatement> allows = NONE;
  private List<MatchedStatement> denies = NONE;
  private List<MatchedStatement> uncertain = NONE;
  private Grade grade = Grade.NONE;

  private LayerAnalysis(Layer layer) {
    this.layer = layer;
  }

  /**
   * Asks policies without principals.
   *
   * @param missing takes the condition keys that the request lacks
   */
  static LayerAnalysis of(
      Layer layer,
      List<CompiledPolicy> policies,
      AuthorizationRequest request,
      Set<String> missing) {
    LayerAnalysis analysis = new LayerAnalysis(layer);
    for (int i = 0; i < policies.size(); i++) {
      CompiledPolicy policy = policies.get(i);
      for (CompiledStatement statement : policy.statementsOn(request)) {
        analysis.ask(policy, statement, request, missing::add, Grade.DIRECT);
      }
    }
    return analysis;
  }

  /** Asks a policy whose statements say to whom they apply. */
  static LayerAnalysis ofResource(
      Layer layer,
      List<CompiledPolicy> policies,
      AuthorizationRequest request,
      boolean hasBoundary,
      Set<String> missing) {
    LayerAnalysis analysis = new LayerAnalysis(layer);
    for (CompiledPolicy policy : policies) {
      for (CompiledStatement statement : policy.statementsOn(request)) {
        Grade named = grade(statement, request.caller(), hasBoundary);
        if (named != Grade.NONE) {
          analysis.ask(policy, statement, request, missing::add, named);
        }
      }
    }
    return analysis;
  }

  /**
   * A Deny with NotPrincipal applies to every principal with a permissions boundary
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html).
   */
  private static Grade grade(CompiledStatement statement, Caller caller, boolean hasBoundary) {
    Optional<PrincipalElement> principal = statement.principal();
    if (principal.isEmpty()) {
      return Grade.NONE;
    }
    Grade grade = PrincipalMatcher.grade(principal.get(), caller);
    if (!principal.get().negated()) {
      return grade;
    }
    boolean everybody = statement.isDeny() && hasBoundary;
    return grade == Grade.NONE || everybody ? Grade.ANY : Grade.NONE;
  }

  private void ask(
      CompiledPolicy policy,
      CompiledStatement statement,
      AuthorizationRequest request,
      Consumer<String> missing,
      Grade named) {
    if (!statement.matchesAction(request)) {
      return;
    }
    Match match = statement.matchResource(request, missing);
    if (match == Match.NONE || (match == Match.PART && !statement.isDeny())) {
      return;
    }
    if (!statement.meetsConditions(request, missing)) {
      return;
    }
    MatchedStatement matched =
        new MatchedStatement(
            layer, policy.name(), statement.source().sid(), statement.source().position());
    if (match == Match.PART) {
      uncertain = with(uncertain, matched);
    } else if (statement.isDeny()) {
      denies = with(denies, matched);
    } else {
      allows = with(allows, matched);
      grade = named.compareTo(grade) > 0 ? named : grade;
    }
  }

  private static List<MatchedStatement> with(
      List<MatchedStatement> list, MatchedStatement statement) {
    List<MatchedStatement> longer = list == NONE ? new ArrayList<>(2) : list;
    longer.add(statement);
    return longer;
  }

  boolean denied() {
    return !denies.isEmpty();
  }

  boolean allowed() {
    return !allows.isEmpty();
  }

  /** How closely the best Allow names the caller. */
  Grade grade() {
    return grade;
  }

  List<MatchedStatement> allows() {
    return allows;
  }

  List<MatchedStatement> denies() {
    return denies;
  }

  List<MatchedStatement> uncertain() {
    return uncertain;
  }
}
