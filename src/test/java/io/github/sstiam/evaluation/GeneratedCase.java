package io.github.sstiam.evaluation;

import io.github.sstiam.evaluation.AuthorizationRequest.ResourceForm;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.PolicyDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request and its policies as plain values, for evaluators that share nothing.
 *
 * @param context the values by key; a list of several values, or of a key that AWS calls
 *     multivalued, is one that set operators apply to
 * @param multivalued the keys that are multivalued
 */
record GeneratedCase(
    String principal,
    String action,
    String resource,
    String resourceAccount,
    Map<String, List<String>> context,
    List<String> multivalued,
    List<PolicyDocument> identity,
    Optional<PolicyDocument> boundary,
    Optional<PolicyDocument> session,
    Optional<PolicyDocument> resourcePolicy,
    List<List<PolicyDocument>> serviceControl,
    List<List<PolicyDocument>> resourceControl) {

  /** What the plugin's evaluator decides. */
  Decision decided() {
    Map<String, ContextValue> values = new HashMap<>();
    context.forEach(
        (key, list) ->
            values.put(
                key,
                multivalued.contains(key)
                    ? ContextValue.listOf(list)
                    : ContextValue.of(list.get(0))));
    AuthorizationRequest request =
        new AuthorizationRequest(
            Caller.of(principal),
            Action.of(action),
            resource,
            ResourceForm.EXACT,
            Optional.of(resourceAccount),
            new RequestContext(values));
    PolicySet policies =
        new PolicySet(
            compiled(identity),
            boundary.map(policy -> CompiledPolicy.of("boundary", policy)),
            session.map(policy -> CompiledPolicy.of("session", policy)),
            resourcePolicy.map(policy -> CompiledPolicy.of("resource", policy)),
            levels(serviceControl),
            levels(resourceControl));
    return new PolicyEvaluator(policies).evaluate(request).decision();
  }

  private static OrganizationLevels levels(List<List<PolicyDocument>> levels) {
    return new OrganizationLevels(levels.stream().map(GeneratedCase::compiled).toList());
  }

  private static List<CompiledPolicy> compiled(List<PolicyDocument> policies) {
    return policies.stream().map(policy -> CompiledPolicy.of("policy", policy)).toList();
  }
}
