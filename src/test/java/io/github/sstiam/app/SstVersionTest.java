package io.github.sstiam.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SstVersionTest {
  @ParameterizedTest
  @CsvSource({
    "2.49.8, 2.49.8",
    "^2.40, 2.40.0",
    "~1.18.4, 1.18.4",
    ">=0.69.7 <1, 0.69.7",
    "v2.0.0-rc.71, 2.0.0",
  })
  void rangesCountByTheirLeastVersion(String text, String version) {
    assertThat(SstVersion.of(text)).map(SstVersion::toString).contains(version);
  }

  @Test
  void whatIsNoVersionIsNone() {
    assertThat(SstVersion.of("latest")).isEmpty();
    assertThat(SstVersion.of("workspace:*")).isEmpty();
  }

  @Test
  void versionsAreOrderedByNumber() {
    assertThat(new SstVersion(2, 49, 8).isAtLeast(2, 49, 4)).isTrue();
    assertThat(new SstVersion(2, 9, 0).isAtLeast(2, 49, 4)).isFalse();
  }
}
