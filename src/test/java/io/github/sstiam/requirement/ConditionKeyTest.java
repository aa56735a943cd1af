package io.github.sstiam.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConditionKeyTest {
  private static final ConditionKey KEY = new ConditionKey("aws:TagKeys");

  @Test
  void keysThatDifferOnlyInCaseAreEqual() {
    assertThat(new ConditionKey("AWS:tagkeys")).isEqualTo(KEY).hasSameHashCodeAs(KEY);
    assertThat(new ConditionKey("aws:TagKey")).isNotEqualTo(KEY);
  }

  @Test
  void aKeyKeepsTheCaseOfItsName() {
    assertThat(KEY.name()).isEqualTo("aws:TagKeys");
    assertThat(KEY).hasToString("aws:TagKeys");
  }

  @Test
  void aPrefixIsComparedWithoutCase() {
    assertThat(KEY.startsWith("AWS:tag")).isTrue();
    assertThat(KEY.startsWith("iam:")).isFalse();
    assertThat(KEY.startsWith("aws:TagKeysAndMore")).isFalse();
  }
}
