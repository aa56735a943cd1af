package io.github.sstiam.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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
    assertThat(folder).isDirectoryContaining("glob:**/report.json");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(report());
    }
  }

  @Test
  void aProcessThatIsKilledLeavesAWholeFileAndTheNextOneGoesOn() throws Exception {
    for (int kill = 0; kill < 3; kill++) {
      Process writer = java(folder.toString(), "0").start();
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

  /** A shell bounds the size of files, so that a write ends in the middle as on a full disk. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aWriteThatEndsInTheMiddleLeavesWhatWasThere() throws Exception {
    Files.writeString(report(), "old");
    List<String> command = java(folder.toString(), "1").command();
    List<String> bounded = new ArrayList<>(List.of("sh", "-c", "ulimit -f 100; exec \"$@\"", "sh"));
    bounded.addAll(command);

    Process writer = new ProcessBuilder(bounded).redirectErrorStream(true).start();
    String output = new String(writer.getInputStream().readAllBytes(), UTF_8);

    assertThat(writer.waitFor()).isNotZero();
    assertThat(output)
        .contains("Cannot write " + report())
        .contains("-Dsst-iam.outputDirectory")
        .doesNotContain("written");
    assertThat(report()).hasContent("old");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(report());
    }
  }

  @Test
  void aTextThatCannotBeWrittenLeavesWhatWasThere() throws Exception {
    OutputFiles files = new OutputFiles(folder);
    files.write("report.json", "old");

    String halfACharacter = RepeatedWriter.content(0) + '\uD800';
    assertThatThrownBy(() -> files.write("report.json", halfACharacter))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining(report().toString());
    assertThat(report()).hasContent("old");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(report());
    }
  }

  @Test
  void aFolderInPlaceOfTheFileIsNamed() throws IOException {
    Files.createDirectories(report().resolve("in the way"));

    assertThatThrownBy(() -> new OutputFiles(folder).write("report.json", "new"))
        .isInstanceOf(MojoExecutionException.class)
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
