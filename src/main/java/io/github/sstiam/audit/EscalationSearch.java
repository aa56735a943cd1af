package io.github.sstiam.audit;

import io.github.sstiam.audit.EscalationFinding.Exposure;
import io.github.sstiam.audit.EscalationPath.Step;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.Grant;
import io.github.sstiam.evaluation.Grant.Holding;
import io.github.sstiam.evaluation.Grant.Validity;
import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.evaluation.PolicyGrants;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.MissingKeys;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.ArnPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds out whether policies allow a privilege escalation. */
final class EscalationSearch {
  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
  private static final String BOUNDARY_KEY = "iam:PermissionsBoundary";

  /** A boundary that limits nothing: a condition that is met by it limits nothing, either. */
  private static final String VOID_BOUNDARY = "arn:%s:iam::aws:policy/AdministratorAccess";

  private final PolicyGrants policies;
  private final ActionResources resources;
  private final Catalog catalog;
  private final String voidBoundary;

  EscalationSearch(PolicySet policies, ActionResources resources, Catalog catalog) {
    this.policies = new PolicyGrants(policies);
    this.resources = resources;
    this.catalog = catalog;
    this.voidBoundary = VOID_BOUNDARY.formatted(resources.partition());
  }

  /** How far the path is open; empty where it is closed. */
  Optional<EscalationFinding> find(EscalationPath path) {
    Map<String, List<EscalationReach>> byTarget = new LinkedHashMap<>();
    List<List<EscalationReach>> parts = new ArrayList<>();
    for (List<Step> step : path.steps()) {
      List<EscalationReach> reaches = EscalationReach.merged(step.stream().flatMap(this::reaches));
      Optional<String> target = step.get(0).target();
      if (target.isEmpty()) {
        parts.add(reaches);
      } else {
        byTarget.merge(target.get(), reaches, EscalationSearch::common);
      }
    }
    List<EscalationReach> ends = byTarget.values().stream().flatMap(this::widest).toList();
    parts.addAll(byTarget.values());
    if (parts.stream().anyMatch(List::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(finding(path, parts, ends));
  }

  private EscalationFinding finding(
      EscalationPath path, List<List<EscalationReach>> parts, List<EscalationReach> ends) {
    TreeSet<String> keys = new TreeSet<>();
    TreeSet<MatchedStatement> statements = new TreeSet<>();
    Exposure severity = Exposure.OPEN;
    for (List<EscalationReach> part : parts) {
      for (EscalationReach reach : widest(part).toList()) {
        severity = severity.compareTo(reach.severity()) >= 0 ? severity : reach.severity();
        keys.addAll(reach.conditionKeys());
        statements.addAll(reach.statements());
      }
    }
    List<ArnPattern> targets =
        ends.stream().map(EscalationReach::resource).distinct().sorted().toList();
    return new EscalationFinding(
        path,
        severity,
        targets.stream()
            .filter(
                one -> targets.stream().noneMatch(other -> !other.equals(one) && other.covers(one)))
            .toList(),
        List.copyOf(keys),
        List.copyOf(statements));
  }

  /** Those that are least limited. */
  private Stream<EscalationReach> widest(Collection<EscalationReach> reaches) {
    Optional<Exposure> best =
        reaches.stream().map(EscalationReach::severity).min(Comparator.naturalOrder());
    return reaches.stream().filter(reach -> best.filter(reach.severity()::equals).isPresent());
  }

  private static List<EscalationReach> common(
      List<EscalationReach> ones, List<EscalationReach> others) {
    return EscalationReach.merged(
        ones.stream().flatMap(one -> others.stream().flatMap(other -> one.and(other).stream())));
  }

  private Stream<EscalationReach> reaches(Step step) {
    List<ArnPattern> kinds =
        step.target()
            .map(type -> List.of(resources.type(step.action().service(), type)))
            .orElseGet(() -> catalog.action(step.action()).map(resources::of).orElse(List.of()));
    return policies.of(step.action(), kinds).stream()
        .flatMap(grant -> reach(step, grant, kinds).stream());
  }

  private Optional<EscalationReach> reach(Step step, Grant grant, List<ArnPattern> kinds) {
    TreeSet<String> keys = new TreeSet<>();
    Optional<Exposure> limit = limit(step, grant, keys);
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    return step.target().isPresent()
        ? EscalationReach.of(grant, kinds.get(0), limit.get(), keys)
        : Optional.of(
            new EscalationReach(
                ArnPattern.ANY,
                true,
                List.of(),
                limit.get(),
                keys,
                new TreeSet<>(grant.statements())));
  }

  /**
   * What limits a grant besides names. It must hold without a permissions boundary, or with one
   * that limits nothing.
   */
  private Optional<Exposure> limit(Step step, Grant grant, NavigableSet<String> keys) {
    if (grant.isUnconditional()) {
      return Optional.of(Exposure.OPEN);
    }
    Validity unbound = validity(step, grant, Map.of(BOUNDARY_KEY, ContextValue.ABSENT));
    Validity bound = validity(step, grant, Map.of(BOUNDARY_KEY, ContextValue.of(voidBoundary)));
    if (unbound.holding() == Holding.HOLDS || bound.holding() == Holding.HOLDS) {
      return Optional.of(Exposure.OPEN);
    }
    for (Validity validity : List.of(bound, unbound)) {
      if (validity.holding() == Holding.DEPENDS) {
        keys.addAll(validity.missing().keys());
        return Optional.of(Exposure.LIMITED_BY_CONDITION);
      }
    }
    Validity another = validity(step, grant, Map.of());
    if (another.holding() == Holding.NEVER) {
      return Optional.empty();
    }
    keys.addAll(another.missing().keys());
    return Optional.of(Exposure.LIMITED_BY_BOUNDARY);
  }

  /** A condition on a key that may have any value is no limit. */
  private static Validity validity(Step step, Grant grant, Map<String, ContextValue> more) {
    Map<String, ContextValue> values = new HashMap<>(more);
    values.put("aws:SecureTransport", ContextValue.of("true"));
    Set<String> anyValue = new HashSet<>();
    step.context()
        .forEach(
            (key, value) -> {
              if (value.equals(Step.ANY_VALUE)) {
                anyValue.add(key.toLowerCase(Locale.ROOT));
              } else {
                values.put(key, ContextValue.of(value));
              }
            });
    Validity validity = grant.validity(RequestContext.partial(values));
    MissingKeys missing = validity.missing().without(anyValue);
    boolean unlimited = missing.isEmpty() && !validity.missing().isEmpty();
    return new Validity(
        validity.holding() == Holding.DEPENDS && unlimited ? Holding.HOLDS : validity.holding(),
        missing);
  }
}
