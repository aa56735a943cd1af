package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.AuthorizationRequest;
import io.github.sstiam.evaluation.AuthorizationRequest.ResourceForm;
import io.github.sstiam.evaluation.Caller;
import io.github.sstiam.evaluation.Decision;
import io.github.sstiam.evaluation.Evaluation;
import io.github.sstiam.evaluation.Layer;
import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.evaluation.PolicyEvaluator;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verdict.DecidingStatement;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verdict.PolicyLayer;
import io.github.sstiam.simulation.Verdict.Uncertainty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers from policies at hand, by the built-in evaluator and without an AWS account. */
public final class BuiltInSimulator implements PermissionSimulator {
  private final String principal;
  private final Caller caller;
  private final PolicyEvaluator evaluator;
  private final Catalog catalog;

  /**
   * @param principal who is asked about, for the report
   * @param principalArn the principal's ARN, where it is known
   * @param policies the policies that apply to the principal
   * @param catalog knows which actions have resources
   */
  public BuiltInSimulator(
      String principal, Optional<String> principalArn, PolicySet policies, Catalog catalog) {
    this.principal = requireNonNull(principal, "principal is null");
    this.caller =
        principalArn.isPresent()
            ? Caller.of(principalArn.get())
            : Caller.anybodyIn(Optional.empty());
    this.evaluator = new PolicyEvaluator(policies);
    this.catalog = requireNonNull(catalog, "catalog is null");
  }

  @Override
  public String principal() {
    return principal;
  }

  @Override
  public List<Verdict> simulate(List<PermissionRequirement> requirements) {
    List<Verdict> verdicts = new ArrayList<>(requirements.size());
    // Thousands of requirements share a few lists of context.
    IdentityHashMap<List<ContextEntry>, RequestContext> contexts = new IdentityHashMap<>();
    for (PermissionRequirement requirement : requirements) {
      RequestContext context = contexts.get(requirement.context());
      if (context == null) {
        context = context(requirement.context());
        contexts.put(requirement.context(), context);
      }
      verdicts.add(verdict(requirement, context));
    }
    return verdicts;
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
    List<DecidingStatement> statements = statements(evaluation.statements());
    if (evaluation.decision() == Decision.EXPLICIT_DENY) {
      return denied(evaluation, statements);
    }
    // A key without a known value might turn an allow into a deny as well as a deny into an allow.
    if (!evaluation.missingContext().isEmpty()) {
      return Verdict.unknown(Uncertainty.MISSING_CONTEXT, statements, evaluation.missingContext());
    }
    if (evaluation.decision() == Decision.IMPLICIT_DENY) {
      return denied(evaluation, statements);
    }
    return evaluation.uncertain().isEmpty()
        ? Verdict.allowed(statements)
        : Verdict.unknown(Uncertainty.PARTIAL_DENY, statements(evaluation.uncertain()), List.of());
  }

  /** Where IAM knows no resource the request carries {@code *}; else {@code *} is a pattern. */
  private ResourceForm form(PermissionRequirement requirement) {
    boolean resourceless =
        requirement.resource().isAny() && hasNoResources(catalog.action(requirement.action()));
    return resourceless ? ResourceForm.EXACT : ResourceForm.PATTERN;
  }

  private static boolean hasNoResources(Optional<ActionEntry> action) {
    return action.isEmpty() || action.get().resourceTypes().isEmpty();
  }

  private RequestContext context(List<ContextEntry> entries) {
    Map<String, ContextValue> values = new HashMap<>();
    if (!caller.name().isEmpty()) {
      values.put("aws:PrincipalArn", ContextValue.of(caller.name()));
      if (caller.account().isPresent()) {
        values.put("aws:PrincipalAccount", ContextValue.of(caller.account().get()));
      }
    }
    for (ContextEntry entry : entries) {
      values.put(
          entry.key().name(),
          entry.type().isList()
              ? ContextValue.listOf(entry.values())
              : ContextValue.of(entry.values().get(0)));
    }
    return new RequestContext(values);
  }

  private static Verdict denied(Evaluation evaluation, List<DecidingStatement> statements) {
    Optional<PolicyLayer> layer = evaluation.blockedBy().map(BuiltInSimulator::layer);
    boolean organization =
        layer
            .filter(
                found ->
                    found == PolicyLayer.SERVICE_CONTROL_POLICY
                        || found == PolicyLayer.RESOURCE_CONTROL_POLICY)
            .isPresent();
    boolean explicit = evaluation.decision() == Decision.EXPLICIT_DENY;
    Outcome outcome =
        organization
            ? Outcome.DENIED_BY_ORGANIZATION
            : explicit ? Outcome.EXPLICITLY_DENIED : Outcome.IMPLICITLY_DENIED;
    return Verdict.denied(outcome, layer, statements, evaluation.missingContext());
  }

  private static PolicyLayer layer(Layer layer) {
    return switch (layer) {
      case IDENTITY -> PolicyLayer.IDENTITY_POLICY;
      case BOUNDARY -> PolicyLayer.PERMISSIONS_BOUNDARY;
      case SESSION -> PolicyLayer.SESSION_POLICY;
      case RESOURCE -> PolicyLayer.RESOURCE_POLICY;
      case SERVICE_CONTROL -> PolicyLayer.SERVICE_CONTROL_POLICY;
      case RESOURCE_CONTROL -> PolicyLayer.RESOURCE_CONTROL_POLICY;
    };
  }

  private static List<DecidingStatement> statements(List<MatchedStatement> statements) {
    List<DecidingStatement> deciding = new ArrayList<>(statements.size());
    for (MatchedStatement statement : statements) {
      deciding.add(
          new DecidingStatement(statement.policy(), statement.sid(), statement.position()));
    }
    return deciding;
  }
}
