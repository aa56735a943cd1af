package io.github.sstiam.evaluation;

import io.github.sstiam.json.Position;
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
  @Override
  public int compareTo(MatchedStatement other) {
    int byLayer = layer.compareTo(other.layer);
    if (byLayer != 0) {
      return byLayer;
    }
    int byPolicy = policy.compareTo(other.policy);
    if (byPolicy != 0) {
      return byPolicy;
    }
    int byPosition = position.compareTo(other.position);
    return byPosition != 0 ? byPosition : sid.orElse("").compareTo(other.sid.orElse(""));
  }
}
