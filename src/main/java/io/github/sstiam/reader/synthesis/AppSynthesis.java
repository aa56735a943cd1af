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
 * Runs an app's own synthesis: a program of the app's choice in its folder, with the environment of
 * the build, no input and no shell in between.
 *
 * @param folder the app's folder
 * @param command the program and its arguments
 * @param limit how long it may take
 * @param always whether it writes the cloud assembly of the folder whenever it succeeds; a program
 *     that does not may find that there is nothing to do
 */
public record AppSynthesis(Path folder, List<String> command, Duration limit, boolean always) {
  /** Lines that wait to be passed on; a program that writes faster waits, too. */
  private static final int WAITING_LINES = 1_000;

  /** How long a program has to end itself, and its last output to arrive. */
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
   * @param log takes the command, then every line that it writes, on the thread of the caller
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

  /** SST 2 ends with status 0, too, when it asks for a stage or credentials and nobody answers. */
  private void check(int status, Optional<FileTime> before) throws AppReadException {
    if (status != 0) {
      throw new AppReadException(
          sentence() + " failed with exit status " + status + ". What it said is above.");
    }
    if (always && new AppFolder(folder).lastSynthesis().equals(before)) {
      throw new AppReadException(
          sentence()
              + " ended without writing a cloud assembly. It may have asked for what nobody could"
              + " answer: give -Dsst-iam.stage=STAGE and AWS credentials. What it said is above.");
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
    // Tools that see it do not ask questions, which nobody would answer.
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

  /** Passes output on until the program ends; what it leaves running may keep its output open. */
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
                + " s and was stopped. Give it more with -Dsst-iam.synthesisTimeout=SECONDS.");
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
      // A program that was stopped has no more output.
      lines.offer(Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the program and all that it has started, first by asking. */
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
