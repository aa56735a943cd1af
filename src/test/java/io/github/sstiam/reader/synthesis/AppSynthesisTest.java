package io.github.sstiam.reader.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.reader.files.AppReadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program is run without a shell, and ends with the goal whatever it does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are written for sh")
class AppSynthesisTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final List<String> log = new ArrayList<>();

  private AppSynthesis script(String text, Duration limit) {
    return new AppSynthesis(folder, List.of("sh", "-c", text), limit, false);
  }

  @Test
  void bothOutputsArePassedOnInOrderAfterTheCommand() throws AppReadException {
    script("echo one; echo two >&2; printf three", LONG).run(log::add);

    assertThat(log.get(0)).startsWith("Running \"sh -c 'echo one; ").endsWith("in " + folder);
    assertThat(log.subList(1, log.size())).containsExactly("one", "two", "three");
  }

  @Test
  void itRunsInTheAppsFolderWithoutInputAndAsInCi() throws AppReadException {
    script("pwd -P; cat; echo CI=$CI", LONG).run(log::add);

    assertThat(log.get(1)).endsWith(folder.getFileName().toString());
    assertThat(log.get(2)).isEqualTo("CI=true");
  }

  @Test
  void argumentsReachTheProgramAsTheyAre() throws AppReadException {
    new AppSynthesis(folder, List.of("printf", "%s|", "$(id)", "a b", "*"), LONG, false)
        .run(log::add);

    assertThat(log.get(1)).isEqualTo("$(id)|a b|*|");
  }

  @Test
  void aFailureNamesCommandStatusAndFolder() {
    assertThatThrownBy(() -> script("echo no; exit 7", LONG).run(log::add))
        .isInstanceOf(AppReadException.class)
        .hasMessage(
            "The synthesis \"sh -c 'echo no; exit 7'\" in "
                + folder
                + " failed with exit status 7. Its output is above.");
    assertThat(log).contains("no");
  }

  @Test
  void aSynthesisThatSucceedsWithoutAnAssemblyIsNone() throws AppReadException, IOException {
    Path manifest = folder.resolve("cdk.out/manifest.json");
    Files.createDirectories(manifest.getParent());
    Files.writeString(manifest, "{}");
    Files.setLastModifiedTime(manifest, FileTime.fromMillis(0));
    List<String> asks = List.of("sh", "-c", "echo Which stage?");

    assertThatThrownBy(() -> new AppSynthesis(folder, asks, LONG, true).run(log::add))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("ended without writing a cloud assembly")
        .hasMessageContaining("-Dsst-iam.stage=STAGE");
    new AppSynthesis(folder, asks, LONG, false).run(log::add);
    List<String> writes = List.of("sh", "-c", "echo {} > cdk.out/manifest.json");
    new AppSynthesis(folder, writes, LONG, true).run(log::add);
  }

  @Test
  void aProgramThatIsMissingIsNamedWithTheWaysOut() {
    AppSynthesis synthesis = new AppSynthesis(folder, List.of("no-such-program"), LONG, false);

    assertThatThrownBy(() -> synthesis.run(log::add))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("is \"no-such-program\" installed and on the PATH?")
        .hasMessageContaining("-Dsst-iam.synthesisCommand");
    assertThatThrownBy(
            () -> new AppSynthesis(folder.resolve("x"), List.of("sh"), LONG, false).run(log::add))
        .hasMessageContaining("is not a folder");
  }

  @Test
  void whatTakesTooLongIsStoppedWithAllThatItStarted() throws IOException {
    Duration limit = Duration.ofSeconds(1);

    assertThatThrownBy(
            () ->
                script("sleep 600 & echo $! > pid; trap '' TERM; wait; wait", limit).run(log::add))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("took longer than 1 s and was stopped")
        .hasMessageContaining("-Dsst-iam.synthesisTimeout=SECONDS");
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    assertThat(isRunning(pid)).isFalse();
  }

  @Test
  void whatIsLeftRunningWithTheOutputOpenDoesNotHoldTheGoalUp()
      throws AppReadException, IOException {
    long start = System.nanoTime();

    script("sleep 30 & echo $! > pid; echo done", LONG).run(log::add);

    assertThat(log).contains("done");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void moreOutputThanAPipeHoldsArrivesWhole() throws AppReadException {
    script("i=0; while [ $i -lt 20000 ]; do echo line$i; i=$((i+1)); done", LONG).run(log::add);

    assertThat(log).hasSize(20_001).endsWith("line19999");
  }

  @Test
  void anInterruptionStopsIt() throws InterruptedException {
    List<Throwable> thrown = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                script("exec sleep 600", LONG).run(log::add);
              } catch (AppReadException e) {
                thrown.add(e);
                thrown.add(
                    Thread.currentThread().isInterrupted() ? e : new IllegalStateException("lost"));
              }
            });
    thread.start();
    thread.interrupt();
    thread.join(20_000);

    assertThat(thrown).hasSize(2).allMatch(AppReadException.class::isInstance);
    assertThat(thrown.get(0)).hasMessageContaining("was interrupted");
  }

  /** A process that has ended may stay as a zombie until its parent asks for it. */
  private static boolean isRunning(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
