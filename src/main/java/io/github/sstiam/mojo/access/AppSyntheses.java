package io.github.sstiam.mojo.access;

import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.synthesis.AppSynthesis;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * The syntheses that one Maven build has run: goals and modules that ask for the same one share it.
 */
public final class AppSyntheses {
  private final Map<AppSynthesis, FutureTask<Void>> syntheses = new ConcurrentHashMap<>();

  /**
   * The syntheses of a session.
   *
   * @param session the Maven session; with null, as in tests, nothing is shared
   */
  public static AppSyntheses of(MavenSession session) {
    if (session == null || session.getRepositorySession() == null) {
      return new AppSyntheses();
    }
    SessionData data = session.getRepositorySession().getData();
    data.set(AppSyntheses.class, null, new AppSyntheses());
    return (AppSyntheses) data.get(AppSyntheses.class);
  }

  /**
   * Runs a synthesis, unless the build has run it already.
   *
   * @param log takes what it writes
   * @throws AppReadException if it fails, or has failed
   */
  public void run(AppSynthesis synthesis, Consumer<String> log) throws AppReadException {
    FutureTask<Void> own =
        new FutureTask<>(
            () -> {
              synthesis.run(log);
              return null;
            });
    FutureTask<Void> task = syntheses.computeIfAbsent(synthesis, key -> own);
    if (task == own) {
      own.run();
    }
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AppReadException("Waiting for the synthesis was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AppReadException fault) {
        throw fault;
      }
      throw new IllegalStateException("the synthesis failed", e.getCause());
    }
  }
}
