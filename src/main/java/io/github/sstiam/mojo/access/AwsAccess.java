package io.github.sstiam.mojo.access;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Environment;
import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.AwsSettings;
import io.github.sstiam.aws.HttpProxy;
import io.github.sstiam.aws.MfaCode;
import io.github.sstiam.mojo.console.Progress;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * How AWS is asked. The AWS SDK is only loaded where something is asked.
 *
 * @param profile the profile of the AWS configuration files
 * @param endpoint the address that is asked in place of AWS
 * @param timeout how long asking may take
 * @param offline whether Maven works offline, so that nothing may be asked
 * @param proxy the proxy of Maven's settings
 * @param mfa who gives the code of a multi-factor authentication device
 * @param progress says that AWS is still asked
 */
public record AwsAccess(
    Optional<String> profile,
    Optional<URI> endpoint,
    Duration timeout,
    boolean offline,
    Optional<HttpProxy> proxy,
    MfaCode mfa,
    Supplier<Progress> progress) {
  public AwsAccess {
    requireNonNull(profile, "profile is null");
    requireNonNull(endpoint, "endpoint is null");
    requireNonNull(timeout, "timeout is null");
    requireNonNull(proxy, "proxy is null");
    requireNonNull(mfa, "mfa is null");
    requireNonNull(progress, "progress is null");
  }

  /** A question to AWS. */
  @FunctionalInterface
  public interface Question<T> {
    /** Asks it. */
    T ask(AwsConnection aws) throws SimulationUnavailableException;
  }

  /**
   * Asks, for no longer than the time limit. Asking runs on a thread that ends with Maven, so that
   * Ctrl-C ends it at once.
   *
   * @param environment the partition and region that are asked
   * @param question the question
   * @throws SimulationUnavailableException if nobody could answer
   */
  public <T> T ask(Environment environment, Question<T> question)
      throws SimulationUnavailableException {
    FutureTask<T> task = new FutureTask<>(() -> answer(environment, question));
    Thread thread = new Thread(task, "sst-iam-question");
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    Progress shown = progress.get();
    try {
      return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SimulationUnavailableException(
          "AWS has not answered within "
              + timeout.toSeconds()
              + " seconds. Check the network and the proxy, or give it longer with"
              + " -Dsst-iam.timeout=SECONDS.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SimulationUnavailableException("Asking AWS was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SimulationUnavailableException unavailable) {
        throw unavailable;
      }
      throw new IllegalStateException("asking AWS failed", e.getCause());
    } finally {
      shown.end();
      task.cancel(true);
    }
  }

  private <T> T answer(Environment environment, Question<T> question)
      throws SimulationUnavailableException {
    AwsSettings settings =
        new AwsSettings(
            endpoint, environment.region(), environment.partition(), profile, proxy, mfa);
    try (AwsConnection aws = AwsConnection.open(settings)) {
      return question.ask(aws);
    }
  }
}
