package io.github.sstiam.evaluation;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.policy.PrincipalElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the policies of an identity can allow, for all resources and contexts at once. Conservative:
 * whatever {@link PolicyEvaluator} allows by these policies is within a grant. Resource-based
 * policies are ignored.
 *
 * <p>The layers combine as AWS describes
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html): the
 * identity-based policies, the permissions boundary, the session policy and every level of service
 * control policies must each allow, and a Deny of any of them, or of a resource control policy,
 * wins.
 */
public final class PolicyGrants {
  private final List<List<GrantSource>> allowing = new ArrayList<>();
  private final List<GrantSource> denying = new ArrayList<>();

  /**
   * @param policies the policies that apply to the identity
   */
  public PolicyGrants(PolicySet policies) {
    add(PolicyLayer.IDENTITY_POLICY, policies.identity());
    policies.boundary().ifPresent(policy -> add(PolicyLayer.PERMISSIONS_BOUNDARY, List.of(policy)));
    policies.session().ifPresent(policy -> add(PolicyLayer.SESSION_POLICY, List.of(policy)));
    policies
        .serviceControl()
        .levels()
        .forEach(level -> add(PolicyLayer.SERVICE_CONTROL_POLICY, level));
    for (List<CompiledPolicy> level : policies.resourceControl().levels()) {
      sources(PolicyLayer.RESOURCE_CONTROL_POLICY, level).stream()
          .filter(source -> source.statement().isDeny() && appliesToEverybody(source))
          .forEach(denying::add);
    }
  }

  private void add(PolicyLayer layer, List<CompiledPolicy> policies) {
    List<GrantSource> sources = sources(layer, policies);
    allowing.add(sources.stream().filter(source -> !source.statement().isDeny()).toList());
    sources.stream().filter(source -> source.statement().isDeny()).forEach(denying::add);
  }

  private static List<GrantSource> sources(PolicyLayer layer, List<CompiledPolicy> policies) {
    List<GrantSource> sources = new ArrayList<>();
    for (CompiledPolicy policy : policies) {
      for (CompiledStatement statement : policy.statements()) {
        sources.add(GrantSource.of(layer, policy.name(), statement));
      }
    }
    return sources;
  }

  private static boolean appliesToEverybody(GrantSource source) {
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
   * @param resources the patterns of the resources that it can act on, with {@code *} if a request
   *     may name no resource
   * @return the grants, sorted; none if no request for the action can be allowed, or if the action
   *     needs no permission
   */
  public List<Grant> of(Action action, List<ArnPattern> resources) {
    Glob name = Glob.literal(action.name().toLowerCase(Locale.ROOT));
    if (ServiceRules.isAlwaysAllowed(action.service(), name.text())) {
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
      grants = grants == null ? own : intersection(grants, own);
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

  private static List<Grant> intersection(List<Grant> ones, List<Grant> others) {
    List<Grant> both = new ArrayList<>();
    for (Grant one : ones) {
      for (Grant other : others) {
        GrantIntersection.intersect(one, other).ifPresent(both::add);
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
                        : GrantIntersection.only(grant, resource).isPresent());
  }

  /** Merges equal grants; a grant of everything replaces all others. */
  private static List<Grant> joined(List<Grant> grants) {
    if (grants.size() < 2) {
      return grants;
    }
    List<Grant> unlimited = grants.stream().filter(Grant::isUnlimited).toList();
    Map<Grant, TreeSet<MatchedStatement>> statements = new LinkedHashMap<>();
    for (Grant grant : unlimited.isEmpty() ? grants : unlimited) {
      statements
          .computeIfAbsent(GrantIntersection.with(grant, List.of()), key -> new TreeSet<>())
          .addAll(grant.statements());
    }
    return statements.entrySet().stream()
        .map(entry -> GrantIntersection.with(entry.getKey(), List.copyOf(entry.getValue())))
        .sorted()
        .toList();
  }
}
