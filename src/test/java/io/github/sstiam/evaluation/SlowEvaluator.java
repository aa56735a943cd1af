package io.github.sstiam.evaluation;

import static io.github.sstiam.evaluation.Decision.ALLOWED;
import static io.github.sstiam.evaluation.Decision.EXPLICIT_DENY;
import static io.github.sstiam.evaluation.Decision.IMPLICIT_DENY;

import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.ElementPatterns;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The decision as AWS's pages tell it, step by step and without a thought for speed. It shares
 * nothing with the evaluator but the policies
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html).
 */
final class SlowEvaluator {
  private final GeneratedCase asked;
  private final SlowConditions conditions;

  private SlowEvaluator(GeneratedCase asked) {
    this.asked = asked;
    this.conditions = new SlowConditions(asked);
  }

  static Decision decide(GeneratedCase asked) {
    return new SlowEvaluator(asked).decide();
  }

  private Decision decide() {
    List<PolicyDocument> plain = new ArrayList<>(asked.identity());
    asked.boundary().ifPresent(plain::add);
    asked.session().ifPresent(plain::add);
    if (isOfAnAccount()) {
      asked.serviceControl().forEach(plain::addAll);
    }
    List<PolicyDocument> withPrincipals = new ArrayList<>();
    asked.resourcePolicy().ifPresent(withPrincipals::add);
    asked.resourceControl().forEach(withPrincipals::addAll);

    // "By default, all requests are denied ... an explicit deny in any policy overrides".
    if (says(plain, Effect.DENY, false) || says(withPrincipals, Effect.DENY, true)) {
      return EXPLICIT_DENY;
    }
    for (List<PolicyDocument> level : asked.serviceControl()) {
      if (isOfAnAccount() && !says(level, Effect.ALLOW, false)) {
        return IMPLICIT_DENY;
      }
    }
    return isGranted() ? ALLOWED : IMPLICIT_DENY;
  }

  private boolean isGranted() {
    boolean identity = says(asked.identity(), Effect.ALLOW, false) || isRoot();
    boolean within =
        asked.boundary().map(policy -> says(List.of(policy), Effect.ALLOW, false)).orElse(true)
            && asked
                .session()
                .map(policy -> says(List.of(policy), Effect.ALLOW, false))
                .orElse(true);
    if (!isOfAnAccount()) {
      return resourceAllows(Named.ACCOUNT);
    }
    if (!asked.resourceAccount().equals(account())) {
      // "Cross-account: both accounts must allow."
      return identity && within && resourceAllows(Named.ACCOUNT);
    }
    // In the account, naming the caller suffices; naming the role behind a session is bounded.
    return resourceAllows(Named.ITSELF)
        || (within && resourceAllows(Named.ROLE))
        || (identity && within);
  }

  /** How closely a principal must be named. */
  private enum Named {
    ACCOUNT,
    ROLE,
    ITSELF
  }

  private boolean resourceAllows(Named least) {
    for (PolicyDocument policy : asked.resourcePolicy().stream().toList()) {
      for (Statement statement : policy.statements()) {
        if (statement.effect() == Effect.ALLOW && applies(statement, policy, true)) {
          Optional<Named> named = named(statement.principal().orElseThrow().values());
          if (named.isPresent() && named.get().compareTo(least) >= 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean says(List<PolicyDocument> policies, Effect effect, boolean principals) {
    for (PolicyDocument policy : policies) {
      for (Statement statement : policy.statements()) {
        if (statement.effect() == effect && applies(statement, policy, principals)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean applies(Statement statement, PolicyDocument policy, boolean principals) {
    boolean variables = policy.version().equals("2012-10-17");
    if (principals && !principal(statement)) {
      return false;
    }
    if (!action(statement.actions()) || !resource(statement.resources().orElseThrow(), variables)) {
      return false;
    }
    for (Condition condition : statement.conditions()) {
      if (!conditions.met(condition, variables)) {
        return false;
      }
    }
    return true;
  }

  private boolean principal(Statement statement) {
    var element = statement.principal().orElseThrow();
    boolean isNamed = named(element.values()).isPresent();
    if (!element.negated()) {
      return isNamed;
    }
    if (statement.effect() == Effect.ALLOW) {
      return !isNamed;
    }
    // A Deny with NotPrincipal takes in whoever has a permissions boundary, and spares a session
    // only where the list has its role, too.
    boolean role = !isSession() || isNamedAs(element.values(), Named.ROLE);
    return asked.boundary().isPresent() || !isNamedAs(element.values(), Named.ITSELF) || !role;
  }

  private boolean isSession() {
    return asked.principal().contains(":assumed-role/");
  }

  private boolean isNamedAs(Map<String, List<String>> principals, Named as) {
    boolean is = false;
    for (Map.Entry<String, List<String>> kind : principals.entrySet()) {
      for (String name : kind.getValue()) {
        is |= name.equals("*") || named(kind.getKey(), name).equals(Optional.of(as));
      }
    }
    return is;
  }

  private Optional<Named> named(Map<String, List<String>> principals) {
    Optional<Named> best = Optional.empty();
    for (Map.Entry<String, List<String>> kind : principals.entrySet()) {
      for (String name : kind.getValue()) {
        Optional<Named> named = named(kind.getKey(), name);
        if (named.isPresent() && (best.isEmpty() || named.get().compareTo(best.get()) > 0)) {
          best = named;
        }
      }
    }
    return best;
  }

  private Optional<Named> named(String kind, String name) {
    if (name.equals("*") && (kind.equals("*") || kind.equals("AWS"))) {
      return Optional.of(Named.ITSELF);
    }
    if (kind.equals("Service")) {
      return name.equals(asked.principal()) ? Optional.of(Named.ITSELF) : Optional.empty();
    }
    if (!isOfAnAccount()) {
      return Optional.empty();
    }
    if (name.equals(account()) || name.equals("arn:aws:iam::" + account() + ":root")) {
      return Optional.of(isRoot() ? Named.ITSELF : Named.ACCOUNT);
    }
    if (name.equals(asked.principal())) {
      return Optional.of(name.contains(":role/") ? Named.ROLE : Named.ITSELF);
    }
    boolean roleOfSession =
        asked.principal().equals("arn:aws:sts::" + account() + ":assumed-role/deploy/ci")
            && name.equals("arn:aws:iam::" + account() + ":role/deploy");
    return roleOfSession ? Optional.of(Named.ROLE) : Optional.empty();
  }

  private boolean action(ElementPatterns selection) {
    boolean listed = false;
    for (String pattern : selection.patterns()) {
      listed |=
          SlowText.matches(
              SlowText.pattern(pattern.toLowerCase(Locale.ROOT), true),
              asked.action().toLowerCase(Locale.ROOT));
    }
    return listed != selection.negated();
  }

  private boolean resource(ElementPatterns selection, boolean variables) {
    boolean listed = false;
    for (String pattern : selection.patterns()) {
      Optional<List<Integer>> resolved =
          variables
              ? SlowText.resolved(pattern, true, asked.context())
              : Optional.of(SlowText.pattern(pattern, true));
      if (resolved.isPresent()) {
        listed |= SlowText.resourceMatches(resolved.get(), asked.resource(), 0);
      }
    }
    return listed != selection.negated();
  }

  private boolean isOfAnAccount() {
    return asked.principal().startsWith("arn:");
  }

  private String account() {
    return asked.principal().split(":", 6)[4];
  }

  private boolean isRoot() {
    return asked.principal().endsWith(":root");
  }
}
