package io.github.sstiam.goal.access;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Environment;
import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.AwsSettings;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls AWS within the time limit. The AWS SDK is only loaded when AWS is called.
 *
 * @param options with which credentials, and where
 * @param log takes the progress
 */
public record AwsAccess(AwsOptions options, GoalLog log) {
  public AwsAccess {
    requireNonNull(options, "options is null");
    requireNonNull(log, "log is null");
  }

  /** A question that calls of AWS answer. */
  @FunctionalInterface
  public interface Question<T> {
    /** Calls AWS. */
    T ask(AwsConnection aws) throws SimulationUnavailableException;
  }

  /** Whether the build works offline, so that AWS must not be called. */
  public boolean offline() {
    return options.offline();
  }

  /**
   * Asks, for no longer than the time limit. The calls run on a daemon thread, so that Ctrl-C ends
   * them at once.
   *
   * @param environment the partition and region that are called
   * @param question the question
   * @throws SimulationUnavailableException if AWS did not answer
   */
  public <T> T ask(Environment environment, Question<T> question)
      throws SimulationUnavailableException {
    FutureTask<T> task = new FutureTask<>(() -> answer(environment, question));
    Thread thread = new Thread(task, "sst-iam-question");
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    GoalLog.Progress progress = log.progress("Waiting for AWS");
    try {
      return task.get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SimulationUnavailableException(
          "AWS has not answered within "
              + options.timeout().toSeconds()
              + " seconds. Check the network and the proxy, or allow more time with -Dsst-iam.timeout=SECONDS.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SimulationUnavailableException("Waiting for AWS was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SimulationUnavailableException unavailable) {
        throw unavailable;
      }
      throw new IllegalStateException("calling AWS failed", e.getCause());
    } finally {
      progress.close();
      task.cancel(true);
    }
  }

  private <T> T answer(Environment environment, Question<T> question)
      throws SimulationUnavailableException {
    AwsSettings settings =
        new AwsSettings(
            options.endpoint(),
            environment.region(),
            environment.partition(),
            options.profile(),
            options.proxy(),
            options.mfa());
    try (AwsConnection aws = AwsConnection.open(settings)) {
      return question.ask(aws);
    }
  }
}
