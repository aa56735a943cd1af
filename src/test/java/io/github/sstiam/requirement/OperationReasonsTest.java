package io.github.sstiam.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationReasonsTest {
  private static final Reason REQUIRED = reason(Strength.REQUIRED, "it is created");
  private static final Reason CONDITIONAL = reason(Strength.CONDITIONAL, "it may be read");
  private static final Reason OTHER = reason(Strength.CONDITIONAL, "it may be tagged");

  @Test
  void oneRequiredOperationMakesTheActionRequired() {
    OperationReasons reasons =
        new OperationReasons(Map.of(Operation.CREATE, REQUIRED, Operation.READ, CONDITIONAL));

    assertThat(reasons.necessity()).isEqualTo(Necessity.REQUIRED);
    assertThat(same(CONDITIONAL, Operation.READ).necessity()).isEqualTo(Necessity.CONDITIONAL);
  }

  @Test
  void mergedReasonsCoverTheOperationsOfBoth() {
    OperationReasons merged =
        same(REQUIRED, Operation.CREATE).mergedWith(same(CONDITIONAL, Operation.DELETE));

    assertThat(merged.byOperation())
        .containsExactly(entry(Operation.CREATE, REQUIRED), entry(Operation.DELETE, CONDITIONAL));
  }

  @Test
  void theStrongerNeedOfAnOperationSurvivesAMergeFromEitherSide() {
    OperationReasons required = same(REQUIRED, Operation.CREATE);
    OperationReasons conditional = same(CONDITIONAL, Operation.CREATE);

    assertThat(required.mergedWith(conditional)).isEqualTo(required);
    assertThat(conditional.mergedWith(required)).isEqualTo(required);
  }

  @Test
  void theFirstOfTwoEquallyStrongReasonsSurvivesAMerge() {
    OperationReasons first = same(CONDITIONAL, Operation.CREATE);

    assertThat(first.mergedWith(same(OTHER, Operation.CREATE))).isEqualTo(first);
  }

  @Test
  void mergingEqualReasonsKeepsTheInstance() {
    OperationReasons first = same(REQUIRED, Operation.CREATE);

    assertThat(first.mergedWith(same(REQUIRED, Operation.CREATE))).isSameAs(first);
  }

  @Test
  void aReasonIsListedOnceWithAllItsOperations() {
    OperationReasons reasons =
        new OperationReasons(
            Map.of(
                Operation.CREATE,
                REQUIRED,
                Operation.READ,
                CONDITIONAL,
                Operation.UPDATE,
                REQUIRED));

    assertThat(reasons.distinct()).containsExactly(REQUIRED, CONDITIONAL);
    assertThat(reasons.operationsWith(REQUIRED))
        .containsExactly(Operation.CREATE, Operation.UPDATE);
    assertThat(reasons.operations())
        .containsExactly(Operation.CREATE, Operation.READ, Operation.UPDATE);
  }

  @Test
  void reasonsOfDifferentOperationsAreNotEqual() {
    assertThat(same(REQUIRED, Operation.CREATE))
        .isNotEqualTo(same(REQUIRED, Operation.DELETE))
        .isNotEqualTo(same(CONDITIONAL, Operation.CREATE))
        .isEqualTo(same(REQUIRED, Operation.CREATE))
        .hasSameHashCodeAs(same(REQUIRED, Operation.CREATE));
  }

  @Test
  void atLeastOneOperationNeedsAReason() {
    assertThatIllegalArgumentException().isThrownBy(() -> new OperationReasons(Map.of()));
  }

  private static OperationReasons same(Reason reason, Operation operation) {
    return OperationReasons.same(EnumSet.of(operation), reason);
  }

  private static Reason reason(Strength strength, String text) {
    return new Reason(strength, text, Evidence.DOCUMENTED, "https://docs.aws.amazon.com/");
  }
}
