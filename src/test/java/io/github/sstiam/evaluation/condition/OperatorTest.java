package io.github.sstiam.evaluation.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.policy.Condition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTest {
  @Test
  void theReaderAcceptsExactlyTheOperatorsOfTheEvaluator() {
    assertThat(Operator.names())
        .hasSize(26)
        .allMatch(Condition::isOperator)
        .allMatch(name -> Condition.isOperator("ForAnyValue:" + name + "IfExists"));
    assertThat(Condition.isOperator("Null")).isTrue();
    assertThat(Condition.isOperator("NullIfExists")).isFalse();
    assertThat(Condition.isOperator("StringResembles")).isFalse();
  }

  /** Its lowest 64 bits would be some date or other. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "18446744073709551616",
        "18446744073709551616.5",
        "-99999999999999999999999999999999999999999999999999999999999"
      })
  void aNumberThatIsTooLargeIsNotADate(String number) {
    RequestContext zero =
        new RequestContext(Map.of("aws:CurrentTime", ContextValue.of("1970-01-01T00:00:00Z")));

    for (String operator :
        List.of("DateEquals", "DateLessThan", "DateGreaterThan", "DateNotEquals")) {
      Condition condition = new Condition(operator, "aws:CurrentTime", List.of(number));
      assertThat(CompiledCondition.of(condition, true).evaluate(zero).truth())
          .as(operator)
          .isEqualTo(Truth.FALSE);
    }
  }
}
