package io.github.sstiam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * The evaluator and a slow one that shares nothing with it decide alike. A build tries 20,000
 * requests; {@code -Djqwik.tries.default=50000} makes that a million.
 */
class SlowEvaluatorTest {
  private static final int CASES_A_TRY = 20;

  @Property
  void theEvaluatorAgreesWithTheSlowEvaluator(@ForAll("cases") List<GeneratedCase> cases) {
    for (GeneratedCase asked : cases) {
      assertThat(asked.decided()).as("%s", asked).isEqualTo(SlowEvaluator.decide(asked));
    }
  }

  /** Else the comparison would say little. */
  @Test
  void theGeneratedCasesCoverEveryDecision() {
    Map<Decision, Integer> counts = new EnumMap<>(Decision.class);
    CaseGenerator generator = new CaseGenerator(new Random(1), false);
    for (int i = 0; i < 5_000; i++) {
      counts.merge(SlowEvaluator.decide(generator.next()), 1, Integer::sum);
    }

    assertThat(counts.values()).hasSize(3).allMatch(count -> count > 500);
  }

  @Provide
  Arbitrary<List<GeneratedCase>> cases() {
    return Arbitraries.randomValue(
        random -> {
          CaseGenerator generator = new CaseGenerator(random, false);
          return Stream.generate(generator::next).limit(CASES_A_TRY).toList();
        });
  }
}
