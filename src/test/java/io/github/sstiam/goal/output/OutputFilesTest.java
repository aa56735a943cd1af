package io.github.sstiam.goal.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.goal.port.GoalException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Drafts that were left behind are removed, and each of them is a file. */
  @Test
  void anOldFolderWithTheNameOfADraftStays() throws Exception {
    Path other = Files.createDirectory(folder.resolve(".sst-iam-notes.tmp"));
    Files.setLastModifiedTime(other, FileTime.from(Instant.now().minus(Duration.ofDays(1))));

    new OutputFiles(folder).write("policy.json", "{}");

    assertThat(other).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamedWithTheRemedy() throws Exception {
    Path inTheWay = Files.writeString(folder.resolve("sst-iam"), "a file");

    assertThatThrownBy(() -> new OutputFiles(inTheWay).write("policy.json", "{}"))
        .isInstanceOf(GoalException.class)
        .hasMessageContaining(inTheWay.resolve("policy.json").toString())
        .hasMessageContaining("-Dsst-iam.outputDirectory");
  }

  @Test
  void removingWhatIsNotThereIsNoError() throws Exception {
    new OutputFiles(folder).remove("missing-policy.json");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderThatIsALinkIsWrittenTo() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("sst-iam"), real);

    new OutputFiles(link).write("policy.json", "{}");

    assertThat(real.resolve("policy.json")).hasContent("{}");
    assertThat(link).isSymbolicLink();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderThatIsALinkToItselfIsNamed() throws Exception {
    Path loop = Files.createSymbolicLink(folder.resolve("sst-iam"), Path.of("sst-iam"));

    assertThatThrownBy(() -> new OutputFiles(loop).write("policy.json", "{}"))
        .isInstanceOf(GoalException.class)
        .hasMessageStartingWith("Cannot write " + loop.resolve("policy.json") + " (");
  }

  @ParameterizedTest
  @ValueSource(strings = {"elsewhere.txt", "nowhere.txt", "sst-iam/policy.json"})
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatIsALinkIsReplacedAndWhatItLeadsToStays(String target) throws Exception {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere.txt"), "precious");
    Path output = Files.createDirectory(folder.resolve("sst-iam"));
    Path file = output.resolve("policy.json");

    Files.createSymbolicLink(file, folder.resolve(target));
    new OutputFiles(output).write("policy.json", "{}");

    assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(file).hasContent("{}");
    assertThat(elsewhere).hasContent("precious");
    assertThat(folder.resolve("nowhere.txt")).doesNotExist();

    Files.delete(file);
    Files.createSymbolicLink(file, folder.resolve(target));
    new OutputFiles(output).remove("policy.json");
    assertThat(output).isEmptyDirectory();
    assertThat(elsewhere).hasContent("precious");
  }

  @Test
  void aFaultIsToldWithoutAClass() throws Exception {
    Files.createDirectories(folder.resolve("policy.json/in the way"));

    assertThatThrownBy(() -> new OutputFiles(folder).write("policy.json", "{}"))
        .isInstanceOf(GoalException.class)
        .message()
        .startsWith("Cannot write " + folder.resolve("policy.json") + " (")
        .doesNotContain("Exception");
  }
}
