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
public record MatchedStatement(
    Layer layer, String policy, Optional<String> sid, Position position) {}
