package io.github.sstiam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.json.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatchedStatementTest {
  @Test
  void statementsAreSortedByLayerThenPolicyThenPositionThenSid() {
    List<MatchedStatement> expected =
        List.of(
            statement(Optional.empty(), "z", 9, "Z"),
            statement(Optional.of(PolicyLayer.IDENTITY_POLICY), "a", 2, "B"),
            statement(Optional.of(PolicyLayer.IDENTITY_POLICY), "b", 1, "B"),
            statement(Optional.of(PolicyLayer.IDENTITY_POLICY), "b", 2, "A"),
            statement(Optional.of(PolicyLayer.IDENTITY_POLICY), "b", 2, "B"),
            statement(Optional.of(PolicyLayer.SESSION_POLICY), "a", 1, "A"));

    List<MatchedStatement> sorted = new ArrayList<>(expected);
    Collections.reverse(sorted);
    Collections.sort(sorted);

    assertThat(sorted).isEqualTo(expected);
  }

  private static MatchedStatement statement(
      Optional<PolicyLayer> layer, String policy, int line, String sid) {
    return new MatchedStatement(layer, policy, Optional.of(sid), new Position(line, 1));
  }
}
