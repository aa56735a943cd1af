package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.AuthorizationRequest;
import io.github.sstiam.evaluation.AuthorizationRequest.ResourceForm;
import io.github.sstiam.evaluation.Caller;
import io.github.sstiam.evaluation.Decision;
import io.github.sstiam.evaluation.Evaluation;
import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.evaluation.PolicyEvaluator;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.evaluation.PrincipalContext;
import io.github.sstiam.evaluation.UndecidedStatement;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verdict.Uncertainty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Simulates with given policies by the built-in evaluator, without an AWS account. */
public final class BuiltInSimulator implements PermissionSimulator {
  /**
   * Keys that every request has
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html).
   */
  private static final List<String> ALWAYS_SENT =
      List.of(
          "aws:CurrentTime",
          "aws:EpochTime",
          "aws:PrincipalAccount",
          "aws:PrincipalArn",
          "aws:PrincipalIsAWSService",
          "aws:PrincipalType",
          "aws:RequestedRegion",
          "aws:SecureTransport",
          "aws:userid",
          "aws:ViaAWSService");

  private final String principal;
  private final Caller caller;
  private final PrincipalContext ofPrincipal;
  private final PolicyEvaluator evaluator;
  private final Catalog catalog;

  /**
   * @param principal the name of the principal in reports
   * @param principalArn the principal's ARN, if known
   * @param policies the policies that apply to the principal
   * @param catalog tells which actions have resource types
   */
  public BuiltInSimulator(
      String principal, Optional<String> principalArn, PolicySet policies, Catalog catalog) {
    this(
        principal,
        PrincipalContext.of(
            principalArn.isPresent()
                ? Caller.of(principalArn.get())
                : Caller.anybodyIn(Optional.empty())),
        policies,
        catalog);
  }

  /**
   * @param principal the name of the principal in reports
   * @param ofPrincipal the principal, and what is known of it
   * @param policies the policies that apply to the principal
   * @param catalog tells which actions have resource types
   */
  public BuiltInSimulator(
      String principal, PrincipalContext ofPrincipal, PolicySet policies, Catalog catalog) {
    this.principal = requireNonNull(principal, "principal is null");
    this.ofPrincipal = ofPrincipal;
    this.caller = ofPrincipal.caller();
    this.evaluator = new PolicyEvaluator(policies);
    this.catalog = requireNonNull(catalog, "catalog is null");
  }

  @Override
  public SimulationResult simulate(List<PermissionRequirement> requirements) {
    List<VerifiedPermission> permissions = new ArrayList<>(requirements.size());
    // Thousands of requirements share a few lists of context.
    IdentityHashMap<List<ContextEntry>, RequestContext> contexts = new IdentityHashMap<>();
    for (PermissionRequirement requirement : requirements) {
      RequestContext context = contexts.get(requirement.context());
      if (context == null) {
        context = context(requirement.context());
        contexts.put(requirement.context(), context);
      }
      permissions.add(new VerifiedPermission(requirement, verdict(requirement, context)));
    }
    return new SimulationResult(principal, permissions);
  }

  private Verdict verdict(PermissionRequirement requirement, RequestContext context) {
    Evaluation evaluation =
        evaluator.evaluate(
            new AuthorizationRequest(
                caller,
                requirement.action(),
                requirement.resource().text(),
                form(requirement),
                Optional.empty(),
                context));
    return switch (evaluation.decision()) {
      case ALLOWED -> Verdict.allowed(evaluation.statements());
      case EXPLICIT_DENY, IMPLICIT_DENY ->
          Verdict.deniedBy(
              evaluation.blockedBy().orElseThrow(),
              evaluation.decision() == Decision.EXPLICIT_DENY,
              evaluation.statements(),
              List.of());
      case UNKNOWN -> unknown(evaluation);
    };
  }

  private static Verdict unknown(Evaluation evaluation) {
    List<MatchedStatement> statements = new ArrayList<>(evaluation.undecided().size());
    boolean mayDeny = true;
    for (UndecidedStatement undecided : evaluation.undecided()) {
      statements.add(undecided.statement());
      mayDeny &= undecided.effect() == Effect.DENY;
    }
    List<String> missing = evaluation.missingContext();
    Uncertainty uncertainty =
        missing.isEmpty()
            ? mayDeny ? Uncertainty.PARTIAL_DENY : Uncertainty.PARTIAL_ALLOW
            : mayDeny ? Uncertainty.CONDITIONAL_DENY : Uncertainty.CONDITIONAL_ALLOW;
    return Verdict.unknown(uncertainty, statements, missing);
  }

  /** {@code *} is exact if the action has no resource types, and a pattern otherwise. */
  private ResourceForm form(PermissionRequirement requirement) {
    boolean resourceless =
        requirement.resource().isAny() && hasNoResources(catalog.action(requirement.action()));
    return resourceless ? ResourceForm.EXACT : ResourceForm.PATTERN;
  }

  private static boolean hasNoResources(Optional<ActionEntry> action) {
    return action.isPresent() && action.get().resourceTypes().isEmpty();
  }

  private RequestContext context(List<ContextEntry> entries) {
    Map<String, ContextValue> values = new HashMap<>();
    for (String key : ALWAYS_SENT) {
      values.put(key, ContextValue.PRESENT);
    }
    values.putAll(ofPrincipal.values());
    if (ofPrincipal.isAbsent("aws:username")) {
      values.put("aws:username", ContextValue.ABSENT);
    }
    for (ContextEntry entry : entries) {
      values.put(
          entry.key().name(),
          entry.complete()
              ? ContextValue.of(entry.values(), entry.type().isList())
              : ContextValue.atLeast(entry.values()));
    }
    return RequestContext.partial(values);
  }
}
