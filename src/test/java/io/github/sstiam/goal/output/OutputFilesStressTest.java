package io.github.sstiam.goal.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.goal.port.GoalException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever looks at an output file, whenever, sees all of it or none of it. */
class OutputFilesStressTest {
  @TempDir Path folder;

  private Path report() {
    return folder.resolve("report.json");
  }

  private static void assertWhole(String text) {
    assertThat(text).hasSize(RepeatedWriter.LENGTH);
    assertThat(text.chars().distinct().count()).isOne();
  }

  @Test
  void manyWritersAndReadersOfOneFileNeverMeetInTheMiddle() throws Exception {
    OutputFiles files = new OutputFiles(folder);
    files.write("report.json", RepeatedWriter.content(0));
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int writer = 0; writer < 3; writer++) {
      int first = writer;
      tasks.add(
          () -> {
            for (int i = 0; i < 20; i++) {
              files.write("report.json", RepeatedWriter.content(first + i));
            }
            return null;
          });
    }
    tasks.add(
        () -> {
          for (int i = 0; i < 60; i++) {
            assertWhole(Files.readString(report()));
          }
          return null;
        });
    ExecutorService workers = Executors.newFixedThreadPool(tasks.size());
    try {
      for (Future<Void> done : workers.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      workers.shutdownNow();
    }
    assertThat(left()).containsExactly(report());
  }

  @Test
  void aProcessThatIsKilledLeavesAWholeFileAndTheNextOneGoesOn() throws Exception {
    for (int kill = 0; kill < 3; kill++) {
      Process writer = java(folder.toString(), "0", "report.json").start();
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
        for (int i = 0; i <= 7 * kill; i++) {
          assertThat(lines.readLine()).isEqualTo("written");
        }
        writer.destroyForcibly().waitFor();
      }
      assertWhole(Files.readString(report()));
      new OutputFiles(folder).write("report.json", RepeatedWriter.content(kill));
      assertThat(report()).hasContent(RepeatedWriter.content(kill));
    }
  }

  @Test
  void twoProcessesThatWriteTheSameFilesLeaveEachWholeAndNothingElse() throws Exception {
    String[] arguments = {folder.toString(), "15", "report.json", "policy.json", "page.html"};
    List<Process> writers = List.of(java(arguments).start(), java(arguments).start());
    for (Process writer : writers) {
      String output = new String(writer.getInputStream().readAllBytes(), UTF_8);
      assertThat(writer.waitFor()).as(output).isZero();
    }

    List<Path> files =
        List.of("page.html", "policy.json", "report.json").stream().map(folder::resolve).toList();
    for (Path file : files) {
      assertWhole(Files.readString(file));
    }
    assertThat(left()).containsExactlyElementsOf(files);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisabledOnOs(OS.WINDOWS) // It has no SIGTERM.
  void aProcessThatIsEndedHalfWayLeavesTheOldFile(boolean outright) throws Exception {
    Files.writeString(report(), "old");
    Process writer = java(folder.toString(), "-1", "report.json").start();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("half");
      (outright ? writer.destroyForcibly() : endedByTheSystem(writer)).waitFor();
    }

    assertThat(report()).hasContent("old");
    // Nobody can clear up after a process that is killed outright, but the next one.
    assertThat(left()).hasSize(outright ? 2 : 1);
    new OutputFiles(folder).write("report.json", "new");
    assertThat(report()).hasContent("new");
    assertThat(left()).hasSize(outright ? 2 : 1);
    for (Path draft : left()) {
      Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
    }
    new OutputFiles(folder).write("report.json", "newer");
    assertThat(report()).hasContent("newer");
    assertThat(left()).containsExactly(report());
  }

  private static Process endedByTheSystem(Process process) {
    process.destroy();
    return process;
  }

  private List<Path> left() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** A full disk: a file whose writes fail, as those to a disk without room do. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsNamed() {
    OutputFiles files = new OutputFiles(folder);

    assertThatThrownBy(
            () ->
                files.write(
                    "report.json",
                    out -> {
                      try (Writer full = Files.newBufferedWriter(Path.of("/dev/full"))) {
                        full.write(RepeatedWriter.content(0));
                      }
                    }))
        .isInstanceOf(GoalException.class)
        .hasMessageStartingWith("Cannot write " + report() + " (No space left on device). ");
    assertThat(folder).isEmptyDirectory();
  }

  /** A shell bounds the size of files, so that a write ends in the middle as on a full disk. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aWriteThatEndsInTheMiddleLeavesWhatWasThere() throws Exception {
    Files.writeString(report(), "old");
    List<String> command = java(folder.toString(), "1", "report.json").command();
    List<String> bounded = new ArrayList<>(List.of("sh", "-c", "ulimit -f 100; exec \"$@\"", "sh"));
    bounded.addAll(command);

    Process writer = new ProcessBuilder(bounded).redirectErrorStream(true).start();
    String output = new String(writer.getInputStream().readAllBytes(), UTF_8);

    assertThat(writer.waitFor()).isNotZero();
    assertThat(output)
        .contains("Cannot write " + report() + " (File too large). ")
        .contains("-Dsst-iam.outputDirectory")
        .doesNotContain("written");
    assertThat(report()).hasContent("old");
    assertThat(left()).containsExactly(report());
  }

  @Test
  void aTextThatCannotBeWrittenLeavesWhatWasThere() throws Exception {
    OutputFiles files = new OutputFiles(folder);
    files.write("report.json", "old");

    String halfACharacter = RepeatedWriter.content(0) + '\uD800';
    assertThatThrownBy(() -> files.write("report.json", halfACharacter))
        .isInstanceOf(GoalException.class)
        .hasMessageContaining(report().toString());
    assertThat(report()).hasContent("old");
    assertThat(left()).containsExactly(report());
  }

  @Test
  void aFolderInPlaceOfTheFileIsNamed() throws IOException {
    Files.createDirectories(report().resolve("in the way"));

    assertThatThrownBy(() -> new OutputFiles(folder).write("report.json", "new"))
        .isInstanceOf(GoalException.class)
        .hasMessageContaining(report().toString());
    assertThat(report().resolve("in the way")).isDirectory();
  }

  private static ProcessBuilder java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-Xshare:auto", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(RepeatedWriter.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
