package io.github.sstiam.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {
  @TempDir Path folder;

  @Test
  void aFileIsReplacedAndNoDraftIsLeft() throws Exception {
    OutputFiles output = new OutputFiles(folder.resolve("sst-iam"));

    output.write("policy.json", "old");
    Path file = output.write("policy.json", "new");

    assertThat(file).hasContent("new");
    assertThat(file.getParent()).isDirectoryContaining("glob:**policy.json");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileIsReadByWhomeverOtherFilesAreReadBy() throws Exception {
    Path other = Files.writeString(folder.resolve("other.json"), "{}");

    Path file = new OutputFiles(folder).write("policy.json", "{}");

    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(Files.getPosixFilePermissions(other));
    }
    assertThat(file).isReadable();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamedWithTheRemedy() throws Exception {
    Path inTheWay = Files.writeString(folder.resolve("sst-iam"), "a file");

    assertThatThrownBy(() -> new OutputFiles(inTheWay).write("policy.json", "{}"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining(inTheWay.resolve("policy.json").toString())
        .hasMessageContaining("-Dsst-iam.outputDirectory");
  }

  @Test
  void removingWhatIsNotThereIsNoError() throws Exception {
    new OutputFiles(folder).remove("missing-policy.json");

    assertThat(folder).isEmptyDirectory();
  }
}
