package io.github.sstiam.evaluation;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.PrincipalElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the policies of an identity can allow: the evaluator asked for all resources and contexts at
 * once. The answer is never too small: what {@link PolicyEvaluator} allows by these policies is
 * within a grant. Policies of resources are not looked at.
 *
 * <p>The layers meet as AWS's page says
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html): each
 * of identity-based policies, permissions boundary, session policy and every level of service
 * control policies has to allow, and a Deny of any of them, or of a resource control policy, wins.
 */
public final class PolicyGrants {
  private final List<List<GrantSource>> allowing = new ArrayList<>();
  private final List<GrantSource> denying = new ArrayList<>();

  /**
   * @param policies the policies that apply to the identity
   */
  public PolicyGrants(PolicySet policies) {
    add(Layer.IDENTITY, policies.identity());
    policies.boundary().ifPresent(policy -> add(Layer.BOUNDARY, List.of(policy)));
    policies.session().ifPresent(policy -> add(Layer.SESSION, List.of(policy)));
    policies.serviceControl().forEach(level -> add(Layer.SERVICE_CONTROL, level));
    for (List<CompiledPolicy> level : policies.resourceControl()) {
      sources(Layer.RESOURCE_CONTROL, level).stream()
          .filter(source -> source.statement().isDeny() && meansEverybody(source))
          .forEach(denying::add);
    }
  }

  private void add(Layer layer, List<CompiledPolicy> policies) {
    List<GrantSource> sources = sources(layer, policies);
    allowing.add(sources.stream().filter(source -> !source.statement().isDeny()).toList());
    sources.stream().filter(source -> source.statement().isDeny()).forEach(denying::add);
  }

  private static List<GrantSource> sources(Layer layer, List<CompiledPolicy> policies) {
    List<GrantSource> sources = new ArrayList<>();
    for (CompiledPolicy policy : policies) {
      for (CompiledStatement statement : policy.statements()) {
        sources.add(GrantSource.of(layer, policy.name(), statement));
      }
    }
    return sources;
  }

  private static boolean meansEverybody(GrantSource source) {
    return source
        .statement()
        .principal()
        .filter(principal -> !principal.negated())
        .map(PrincipalElement::values)
        .filter(values -> values.values().stream().anyMatch(names -> names.contains("*")))
        .isPresent();
  }

  /**
   * What is granted for an action.
   *
   * @param action the action
   * @param resources the patterns of the resources that it can act on; among them {@code *} where a
   *     request can do without a resource
   * @return the grants, sorted; none where no request for the action can be allowed, or where it
   *     needs no permission
   */
  public List<Grant> of(Action action, List<ArnPattern> resources) {
    String name = action.name().toLowerCase(Locale.ROOT);
    if (ServiceRules.isAlwaysAllowed(action.service(), name)) {
      return List.of();
    }
    List<Grant> grants = null;
    for (List<GrantSource> layer : allowing) {
      List<Grant> own = new ArrayList<>();
      for (GrantSource source : layer) {
        if (source.statement().matchesAction(action.service(), name)) {
          own.addAll(source.grants());
        }
      }
      grants = grants == null ? own : met(grants, own);
      if (grants.isEmpty()) {
        return List.of();
      }
    }
    for (GrantSource source : denying) {
      if (source.statement().matchesAction(action.service(), name)) {
        grants = grants.stream().flatMap(grant -> source.without(grant, resources)).toList();
      }
    }
    return joined(grants.stream().filter(grant -> reaches(grant, resources)).toList());
  }

  private static List<Grant> met(List<Grant> ones, List<Grant> others) {
    List<Grant> both = new ArrayList<>();
    for (Grant one : ones) {
      for (Grant other : others) {
        GrantMeeting.of(one, other).ifPresent(both::add);
      }
    }
    return both;
  }

  /** Whether a request on one of the resources can be granted. */
  private static boolean reaches(Grant grant, List<ArnPattern> resources) {
    return grant.isUnlimited()
        || resources.stream()
            .anyMatch(
                resource ->
                    resource.isAny()
                        ? grant.resource().isAny()
                        : GrantMeeting.only(grant, resource).isPresent());
  }

  /** Puts the statements of equal grants together; beside a grant of everything no other counts. */
  private static List<Grant> joined(List<Grant> grants) {
    if (grants.size() < 2) {
      return grants;
    }
    List<Grant> unlimited = grants.stream().filter(Grant::isUnlimited).toList();
    Map<Grant, TreeSet<MatchedStatement>> statements = new LinkedHashMap<>();
    for (Grant grant : unlimited.isEmpty() ? grants : unlimited) {
      statements
          .computeIfAbsent(GrantMeeting.with(grant, List.of()), key -> new TreeSet<>())
          .addAll(grant.statements());
    }
    return statements.entrySet().stream()
        .map(entry -> GrantMeeting.with(entry.getKey(), List.copyOf(entry.getValue())))
        .sorted()
        .toList();
  }
}
