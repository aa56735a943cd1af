package io.github.sstiam.evaluation.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.policy.Condition;
import org.junit.jupiter.api.Test;

class OperatorTest {
  @Test
  void theReaderTakesTheOperatorsOfTheTableAndNoOther() {
    assertThat(Operator.names())
        .hasSize(26)
        .allMatch(Condition::isOperator)
        .allMatch(name -> Condition.isOperator("ForAnyValue:" + name + "IfExists"));
    assertThat(Condition.isOperator("Null")).isTrue();
    assertThat(Condition.isOperator("NullIfExists")).isFalse();
    assertThat(Condition.isOperator("StringResembles")).isFalse();
  }
}
