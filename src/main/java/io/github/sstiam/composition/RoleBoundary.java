package io.github.sstiam.composition;

import static java.util.stream.Collectors.toCollection;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.Statement;
import io.github.sstiam.table.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a permissions boundary demands of the policy of an identity that creates roles: the rows of
 * {@code boundary.tsv}
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html).
 */
final class RoleBoundary {
  private static final String KEY = "iam:PermissionsBoundary";
  private static final String KEEP = "KeepPermissionsBoundary";
  private static final String PROTECT = "ProtectPermissionsBoundary";
  private static final String REQUIRE = "RequirePermissionsBoundary";

  private enum Rule {
    /** Only on roles that have, or get, the boundary. */
    UNDER,
    NEVER,
    /** Not on the policy of the boundary itself. */
    NOT_ITSELF
  }

  private final ArnPattern policy;
  private final Map<Action, Rule> rules = new TreeMap<>();

  /**
   * @param arn the boundary's policy
   */
  RoleBoundary(String arn) {
    policy = new ArnPattern(arn);
    for (Table.Row row : Table.embedded(RoleBoundary.class, "boundary.tsv").rows()) {
      rules.put(Action.of(row.get("action")), Rule.valueOf(row.get("rule")));
    }
  }

  /** Whether a permission must not be granted in any case. */
  boolean forbids(Action action, ArnPattern resource) {
    Rule rule = rules.get(action);
    return rule == Rule.NEVER || (rule == Rule.NOT_ITSELF && policy.covers(resource));
  }

  /** The condition that an action is granted under. */
  Optional<Condition> condition(Action action) {
    return rules.get(action) == Rule.UNDER ? Optional.of(test("StringEquals")) : Optional.empty();
  }

  /**
   * The Deny statement that protects the policy of the boundary if a granted pattern could match
   * it; empty if none could.
   *
   * @param grants what is granted, by action
   */
  Optional<Statement> protection(Map<Action, ? extends Collection<ArnPattern>> grants) {
    NavigableSet<Action> threatening = new TreeSet<>();
    grants.forEach(
        (action, arns) -> {
          if (rules.get(action) == Rule.NOT_ITSELF && arns.stream().anyMatch(policy::overlaps)) {
            threatening.add(action);
          }
        });
    return threatening.isEmpty()
        ? Optional.empty()
        : Optional.of(deny(PROTECT, threatening, policy.text(), List.of()));
  }

  /** The Deny statements that enforce the boundary if all of IAM is granted. */
  List<Statement> denials() {
    // A negated operator is also met if the key is missing, so that roles without boundary are
    // denied.
    return List.of(
        deny(PROTECT, actions(Rule.NOT_ITSELF), policy.text(), List.of()),
        deny(KEEP, actions(Rule.NEVER), "*", List.of()),
        deny(REQUIRE, actions(Rule.UNDER), "*", List.of(test("StringNotEquals"))));
  }

  private NavigableSet<Action> actions(Rule rule) {
    return rules.keySet().stream()
        .filter(action -> rules.get(action) == rule)
        .collect(toCollection(TreeSet::new));
  }

  private Condition test(String operator) {
    return new Condition(operator, KEY, List.of(policy.text()));
  }

  private static Statement deny(
      String sid, NavigableSet<Action> actions, String resource, List<Condition> conditions) {
    return Statement.allow(
            sid, actions.stream().map(Action::toString).toList(), List.of(resource), conditions)
        .denying();
  }
}
