package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.PolicyDocument;

/** A policy ready to be asked. Immutable: one may serve any number of threads. */
public final class CompiledPolicy {
  private final String name;
  private final CompiledStatement[] statements;

  private CompiledPolicy(String name, CompiledStatement[] statements) {
    this.name = name;
    this.statements = statements;
  }

  /**
   * Compiles a policy.
   *
   * @param name the policy's name, for the reasons of an answer
   * @param document the policy
   */
  public static CompiledPolicy of(String name, PolicyDocument document) {
    boolean variables = document.version().equals(PolicyDocument.CURRENT_VERSION);
    return new CompiledPolicy(
        requireNonNull(name, "name is null"),
        document.statements().stream()
            .map(statement -> new CompiledStatement(statement, variables))
            .toArray(CompiledStatement[]::new));
  }

  /** The policy's name. */
  public String name() {
    return name;
  }

  CompiledStatement[] statements() {
    return statements;
  }
}
