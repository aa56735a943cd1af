package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.json.Position;
import java.util.Optional;

/**
 * A statement that took part in a decision. Ordered by layer, those of unknown layer first, then by
 * policy and position.
 *
 * @param layer the layer of its policy; empty if IAM did not say
 * @param policy the policy's name or ARN
 * @param sid the statement's Sid
 * @param position where it starts in the policy's file; {@link Position#NONE} if unknown
 */
public record MatchedStatement(
    Optional<PolicyLayer> layer, String policy, Optional<String> sid, Position position)
    implements Comparable<MatchedStatement> {
  public MatchedStatement {
    requireNonNull(layer, "layer is null");
    requireNonNull(policy, "policy is null");
    requireNonNull(sid, "sid is null");
    requireNonNull(position, "position is null");
  }

  @Override
  public int compareTo(MatchedStatement other) {
    int byLayer = compareLayers(layer, other.layer);
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

  private static int compareLayers(Optional<PolicyLayer> one, Optional<PolicyLayer> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isPresent(), other.isPresent());
    }
    return one.get().compareTo(other.get());
  }
}
