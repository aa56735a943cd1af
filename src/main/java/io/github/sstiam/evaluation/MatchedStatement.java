package io.github.sstiam.evaluation;

import io.github.sstiam.json.Position;
import java.util.Comparator;
import java.util.Optional;

/**
 * A statement that took part in a decision.
 *
 * @param layer the layer of its policy
 * @param policy the policy's name
 * @param sid the statement's Sid
 * @param position where it starts in the policy's file
 */
public record MatchedStatement(Layer layer, String policy, Optional<String> sid, Position position)
    implements Comparable<MatchedStatement> {
  private static final Comparator<MatchedStatement> ORDER =
      Comparator.comparing(MatchedStatement::layer)
          .thenComparing(MatchedStatement::policy)
          .thenComparing(MatchedStatement::position)
          .thenComparing(statement -> statement.sid().orElse(""));

  @Override
  public int compareTo(MatchedStatement other) {
    return ORDER.compare(this, other);
  }
}
