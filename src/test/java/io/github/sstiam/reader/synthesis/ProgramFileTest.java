package io.github.sstiam.reader.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs are found on Windows as its shell would find them. */
class ProgramFileTest {
  @TempDir private Path folder;

  @Test
  void npxIsABatchFileOnWindows() throws IOException {
    Path npx = Files.createFile(folder.resolve("npx.cmd"));
    Optional<String> path = Optional.of("nowhere" + File.pathSeparator + folder);

    assertThat(ProgramFile.of("npx", "Windows 11", path)).isEqualTo(npx.toString());
    assertThat(ProgramFile.of("npx", "Linux", path)).isEqualTo("npx");
  }

  @Test
  void aProgramThatIsGivenByItsFileStaysAsItIs() throws IOException {
    Files.createFile(folder.resolve("npx.cmd"));
    Optional<String> path = Optional.of(folder.toString());

    assertThat(ProgramFile.of("bin/npx", "Windows 11", path)).isEqualTo("bin/npx");
    assertThat(ProgramFile.of("npx.exe", "Windows 11", path)).isEqualTo("npx.exe");
    assertThat(ProgramFile.of("node", "Windows 11", path)).isEqualTo("node");
    assertThat(ProgramFile.of("npx", "Windows 11", Optional.empty())).isEqualTo("npx");
  }
}
