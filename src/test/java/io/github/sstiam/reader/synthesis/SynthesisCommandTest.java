package io.github.sstiam.reader.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.SstVersion;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.folder.AppFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that is run where the user gives none, and the one that the user gives. */
class SynthesisCommandTest {
  @TempDir private Path folder;

  private List<String> command(Optional<String> stage, Optional<String> region, String version)
      throws AppReadException {
    return SynthesisCommand.of(new AppFolder(folder, SstVersion.of(version)), stage, region);
  }

  @Test
  void stageAndRegionAreHandedOnWhereTheyAreKnown() throws AppReadException, IOException {
    Files.writeString(folder.resolve("sst.json"), "{}");

    assertThat(command(Optional.of("prod"), Optional.of("eu-west-1"), "1.18.4"))
        .containsExactly(
            "npx", "--no-install", "sst", "build", "--stage", "prod", "--region", "eu-west-1");
    assertThat(command(Optional.empty(), Optional.empty(), "0.40.2"))
        .containsExactly("npx", "--no-install", "sst", "build");
  }

  @Test
  void aStageThatWouldBeAnOptionIsRefused() throws IOException {
    Files.writeString(folder.resolve("sst.json"), "{}");

    assertThatThrownBy(() -> command(Optional.of("--role=x"), Optional.empty(), "2.49.8"))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("-Dsst-iam.stage is \"--role=x\"");
  }

  @Test
  void sst3HasNoSynthesis() throws IOException {
    Files.writeString(folder.resolve("sst.config.ts"), "");

    assertThatThrownBy(() -> command(Optional.empty(), Optional.empty(), "4.17.1"))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("have no synthesis")
        .hasMessageContaining("-Dsst-iam.source=constructs");
  }

  @Test
  void aFolderThatIsNotOfSstNeedsACommand() {
    assertThatThrownBy(() -> command(Optional.empty(), Optional.empty(), ""))
        .hasMessageContaining("has neither sst.json nor sst.config.ts")
        .hasMessageContaining("<synthesisCommand>");
  }

  @Test
  void blanksSplitAndQuotesKeepThem() throws AppReadException {
    assertThat(SynthesisCommand.split("  npx cdk\tsynth -o 'my out' --x=\"a 'b\" \"\" C:\\x  "))
        .containsExactly("npx", "cdk", "synth", "-o", "my out", "--x=a 'b", "", "C:\\x");
    assertThat(SynthesisCommand.split(" ")).isEmpty();
    assertThatThrownBy(() -> SynthesisCommand.split("npx 'sst build"))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("a quote ' is not closed");
  }
}
