package io.github.sstiam.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The golden file is written anew with {@code -Dgolden.rewrite=true}. */
class VerificationJsonTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/github/sstiam/report/verification.json");

  @Test
  void everyOutcomeIsWrittenWithItsReasons() throws Exception {
    String json = VerificationJson.of(Samples.report());
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(GOLDEN, json);
    }

    assertThat(json).isEqualTo(Files.readString(GOLDEN));
  }
}
