package io.github.sstiam.composition;

import io.github.sstiam.evaluation.AuthorizationRequest;
import io.github.sstiam.evaluation.AuthorizationRequest.ResourceForm;
import io.github.sstiam.evaluation.Caller;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.Decision;
import io.github.sstiam.evaluation.PolicyEvaluator;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.PolicyDocument;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What policies allow, asked of the evaluator. */
public final class Decisions {
  private final PolicyEvaluator evaluator;

  private Decisions(List<PolicyDocument> policies) {
    evaluator =
        new PolicyEvaluator(
            PolicySet.ofIdentity(
                policies.stream().map(policy -> CompiledPolicy.of("policy", policy)).toList()));
  }

  public static Decisions of(PolicyDocument... policies) {
    return new Decisions(Arrays.asList(policies));
  }

  public static Decisions of(List<PolicyDocument> policies) {
    return new Decisions(policies);
  }

  /** The decision for every resource that a pattern stands for. */
  public Decision decide(String action, String resource, Map<String, String> context) {
    Map<String, ContextValue> values = new HashMap<>();
    context.forEach((key, value) -> values.put(key, ContextValue.of(value)));
    return evaluator
        .evaluate(
            new AuthorizationRequest(
                Caller.anybodyIn(Optional.empty()),
                Action.of(action),
                resource,
                ResourceForm.PATTERN,
                Optional.empty(),
                new RequestContext(values)))
        .decision();
  }

  public boolean allow(String action, String resource, Map<String, String> context) {
    return decide(action, resource, context) == Decision.ALLOWED;
  }
}
