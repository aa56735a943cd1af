package io.github.sstiam.composition;

import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy before its statements have Sids, so that it can still be split and merged by purpose.
 *
 * @param statements the statements in their order
 */
public record ComposedPolicy(List<ComposedStatement> statements) {
  public ComposedPolicy {
    statements = List.copyOf(statements);
  }

  /** The same policy with another statement at its end. */
  public ComposedPolicy plus(ComposedStatement statement) {
    List<ComposedStatement> all = new ArrayList<>(statements);
    all.add(statement);
    return new ComposedPolicy(all);
  }

  /** The policy document, with a Sid for every statement. */
  public PolicyDocument document() {
    Sids sids = Sids.besides(statements);
    List<Statement> named = new ArrayList<>(statements.size());
    for (ComposedStatement statement : statements) {
      named.add(sids.named(statement));
    }
    return PolicyDocument.of(named);
  }
}
