package io.github.sstiam.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.report.html.HtmlReport;
import io.github.sstiam.report.text.Paint;
import io.github.sstiam.report.text.VerificationText;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  /** Files and messages are the same wherever a build runs. */
  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "fr-FR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
  void numbersAreTheSameInEveryCountry(String locale) {
    String page = HtmlReport.of(Samples.report());
    Locale.setDefault(Locale.forLanguageTag(locale));

    assertThat(Counts.of(1_234_567)).isEqualTo("1,234,567");
    assertThat(Counts.of(1_666, "type")).isEqualTo("1,666 types");
    assertThat(new VerificationText(Samples.report(), Paint.NONE).totals())
        .startsWith("6 permissions: 1 allowed");
    assertThat(HtmlReport.of(Samples.report())).isEqualTo(page);
  }

  @Test
  void oneIsSingular() {
    assertThat(Counts.of(1, "stack")).isEqualTo("1 stack");
    assertThat(Counts.of(0, "stack")).isEqualTo("0 stacks");
  }
}
