package io.github.sstiam.reader.synthesis;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.folder.AppFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs the synthesis of an app: a program in the app's folder, with the environment of the build,
 * without input and without a shell.
 *
 * @param folder the app's folder
 * @param command the program and its arguments
 * @param limit how long it may take
 * @param always whether it writes the cloud assembly of the folder whenever it succeeds; other
 *     programs may skip that when nothing has changed
 */
public record AppSynthesis(Path folder, List<String> command, Duration limit, boolean always) {
  /** Lines that wait to be logged; a program that writes faster is blocked meanwhile. */
  private static final int WAITING_LINES = 1_000;

  /** How long a program may take to end, and its last output to arrive. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final Duration STEP = Duration.ofMillis(100);

  public AppSynthesis {
    folder = folder.toAbsolutePath().normalize();
    command = List.copyOf(command);
    requireNonNull(limit, "limit is null");
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a command has at least the name of a program");
    }
  }

  /**
   * Runs it.
   *
   * @param log receives the command, then each line of its output, on the caller's thread
   * @throws AppReadException if it cannot be started, fails, takes too long or is interrupted
   */
  public void run(Consumer<String> log) throws AppReadException {
    log.accept("Running \"" + shown() + "\" in " + folder);
    Optional<FileTime> before = new AppFolder(folder).lastSynthesis();
    Process process = start();
    try {
      BlockingQueue<Optional<String>> lines = new ArrayBlockingQueue<>(WAITING_LINES);
      Thread reader = new Thread(() -> read(process, lines), "sst-iam-synthesis");
      reader.setDaemon(true);
      reader.start();
      await(process, lines, log);
      reader.interrupt();
      check(process.exitValue(), before);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AppReadException(sentence() + " was interrupted.", e);
    } finally {
      kill(process);
    }
  }

  /** SST 2 also ends with status 0 when it prompts for a stage or credentials without an answer. */
  private void check(int status, Optional<FileTime> before) throws AppReadException {
    if (status != 0) {
      throw new AppReadException(
          sentence() + " failed with exit status " + status + ". Its output is above.");
    }
    if (always && new AppFolder(folder).lastSynthesis().equals(before)) {
      throw new AppReadException(
          sentence()
              + " ended without writing a cloud assembly. It may have waited for input: give"
              + " -Dsst-iam.stage=STAGE and AWS credentials. Its output is above.");
    }
  }

  private Process start() throws AppReadException {
    if (!Files.isDirectory(folder)) {
      throw new AppReadException(
          folder + " is not a folder. Give -Dsst-iam.appDirectory=DIR the app's folder.");
    }
    List<String> arguments = new ArrayList<>(command);
    arguments.set(
        0,
        ProgramFile.of(
            command.get(0),
            System.getProperty("os.name", ""),
            Optional.ofNullable(System.getenv("PATH"))));
    ProcessBuilder builder =
        new ProcessBuilder(arguments).directory(folder.toFile()).redirectErrorStream(true);
    // Tools that see it do not prompt, since there is no input.
    builder.environment().put("CI", "true");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new AppReadException(
          "The synthesis \""
              + shown()
              + "\" cannot be started in "
              + folder
              + ": is \""
              + command.get(0)
              + "\" installed and on the PATH? Give another command as <synthesisCommand>"
              + " (-Dsst-iam.synthesisCommand), or leave -Dsst-iam.synthesise out.",
          e);
    }
  }

  /** Logs output until the program ends; processes that it leaves may keep its output open. */
  private void await(Process process, BlockingQueue<Optional<String>> lines, Consumer<String> log)
      throws AppReadException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    Optional<Long> grace = Optional.empty();
    while (true) {
      Optional<String> line = lines.poll(STEP.toMillis(), TimeUnit.MILLISECONDS);
      if (line != null && line.isPresent()) {
        log.accept(line.get());
      }
      boolean ended = !process.isAlive();
      if (ended && line != null && line.isEmpty()) {
        return;
      }
      if (ended && grace.isEmpty()) {
        grace = Optional.of(System.nanoTime() + GRACE.toNanos());
      }
      if (grace.isPresent() && System.nanoTime() - grace.get() > 0) {
        return;
      }
      if (!ended && System.nanoTime() - end > 0) {
        throw new AppReadException(
            sentence()
                + " took longer than "
                + limit.toSeconds()
                + " s and was stopped. Allow more time with -Dsst-iam.synthesisTimeout=SECONDS.");
      }
    }
  }

  private static void read(Process process, BlockingQueue<Optional<String>> lines) {
    try {
      OutputLines output = new OutputLines(process.getInputStream());
      Optional<String> line;
      do {
        line = output.next();
        lines.put(line);
      } while (line.isPresent());
    } catch (IOException | UncheckedIOException e) {
      // A stopped program has no more output.
      lines.offer(Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the program and its descendants, at first in the normal way, then forcibly. */
  private static void kill(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    all.stream()
        .flatMap(handle -> Stream.concat(handle.descendants(), Stream.of(handle)))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private String sentence() {
    return "The synthesis \"" + shown() + "\" in " + folder;
  }

  private String shown() {
    return String.join(
        " ", command.stream().map(word -> word.contains(" ") ? "'" + word + "'" : word).toList());
  }
}
