package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.policy.PolicyDocument;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A policy, compiled for evaluation. Immutable and safe for use by several threads. */
public final class CompiledPolicy {
  /** Up to this number, evaluating every statement costs less than looking up the matching ones. */
  private static final int FEW = 8;

  private final String name;
  private final CompiledStatement[] statements;

  // By service, then by action: requests repeat few actions, and few statements match each.
  private final Map<String, Map<String, CompiledStatement[]>> byAction = new ConcurrentHashMap<>();

  private CompiledPolicy(String name, CompiledStatement[] statements) {
    this.name = name;
    this.statements = statements;
  }

  /**
   * Compiles a policy.
   *
   * @param name the policy's name, for the statements of a result
   * @param document the policy
   */
  public static CompiledPolicy of(String name, PolicyDocument document) {
    boolean variables = document.version().equals(PolicyDocument.CURRENT_VERSION);
    CompiledStatement[] statements = new CompiledStatement[document.statements().size()];
    for (int i = 0; i < statements.length; i++) {
      statements[i] = new CompiledStatement(document.statements().get(i), variables);
    }
    return new CompiledPolicy(requireNonNull(name, "name is null"), statements);
  }

  /** The policy's name. */
  public String name() {
    return name;
  }

  /** Whether a statement allows an action, whatever its principals and conditions. */
  public boolean mayAllow(Action action) {
    Glob actionName = Glob.literal(action.name().toLowerCase(Locale.ROOT));
    for (CompiledStatement statement : statements) {
      if (!statement.isDeny() && statement.matchesAction(action.service(), actionName)) {
        return true;
      }
    }
    return false;
  }

  CompiledStatement[] statements() {
    return statements;
  }

  /** The statements that may match the action of a request, in the policy's order. */
  CompiledStatement[] statementsOn(AuthorizationRequest request) {
    if (statements.length <= FEW) {
      return statements;
    }
    return byAction
        .computeIfAbsent(request.service(), service -> new ConcurrentHashMap<>())
        .computeIfAbsent(
            request.actionName().text(), name -> matching(request.service(), request.actionName()));
  }

  private CompiledStatement[] matching(String service, Glob action) {
    CompiledStatement[] found = new CompiledStatement[statements.length];
    int count = 0;
    for (CompiledStatement statement : statements) {
      if (statement.matchesAction(service, action)) {
        found[count++] = statement;
      }
    }
    return Arrays.copyOf(found, count);
  }
}
