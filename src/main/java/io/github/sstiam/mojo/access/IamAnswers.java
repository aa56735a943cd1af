package io.github.sstiam.mojo.access;

import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verification;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * The answers of IAM in one Maven build: modules that ask the same about the same identity share
 * one. They are kept with the session, so that no later build sees them.
 */
public final class IamAnswers {
  private record Key(Object identity, DeploymentNeeds needs) {}

  private final Map<Key, FutureTask<Verification>> answers = new ConcurrentHashMap<>();

  /**
   * The answers of a session.
   *
   * @param session the Maven session; with null, as in tests, nothing is shared
   */
  public static IamAnswers of(MavenSession session) {
    if (session == null || session.getRepositorySession() == null) {
      return new IamAnswers();
    }
    SessionData data = session.getRepositorySession().getData();
    data.set(IamAnswers.class, null, new IamAnswers());
    return (IamAnswers) data.get(IamAnswers.class);
  }

  /**
   * Asks, unless the same is or was asked already.
   *
   * @throws SimulationUnavailableException if nobody could answer
   */
  public Verification of(IamQuestion question, DeploymentNeeds needs)
      throws SimulationUnavailableException {
    Key key = new Key(question.identity(), needs);
    FutureTask<Verification> own = new FutureTask<>(() -> question.ask(needs));
    FutureTask<Verification> task = answers.computeIfAbsent(key, k -> own);
    if (task == own) {
      own.run();
    }
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SimulationUnavailableException("Asking IAM was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SimulationUnavailableException unavailable) {
        throw unavailable;
      }
      throw new IllegalStateException("asking IAM failed", e.getCause());
    }
  }
}
