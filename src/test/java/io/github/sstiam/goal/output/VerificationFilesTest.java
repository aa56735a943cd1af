package io.github.sstiam.goal.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.report.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationFilesTest {
  @TempDir Path folder;

  @Test
  void thePageOffersTheWholePolicyOfAnIdentityToo() throws Exception {
    assertThat(write(EnumSet.of(ReportFormat.HTML))).containsExactly(folder.resolve("report.html"));

    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("Missing permissions: caller")
        .contains("All needed permissions: caller");
  }

  @Test
  void aFormThatIsNoLongerWantedIsRemoved() throws Exception {
    write(EnumSet.of(ReportFormat.HTML));
    write(EnumSet.of(ReportFormat.JSON));

    assertThat(folder.resolve("report.html")).doesNotExist();
    assertThat(folder.resolve("verification.json")).exists();
  }

  private Iterable<Path> write(Set<ReportFormat> formats) throws Exception {
    return new VerificationFiles(new OutputFiles(folder), formats)
        .writeReports(Samples.report(), Catalog.embedded());
  }
}
