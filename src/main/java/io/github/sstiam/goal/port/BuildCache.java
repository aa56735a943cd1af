package io.github.sstiam.goal.port;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What the goals and modules of one build compute once and share, such as a synthesis of the app or
 * an answer of IAM. It lives as long as the build, so that no later build sees its values.
 */
public final class BuildCache {
  private final Map<Object, FutureTask<?>> values = new ConcurrentHashMap<>();

  /**
   * The value of a key. The first caller computes it, on its own thread; others wait for it.
   *
   * @param key what is computed; keys of different computations have different classes
   * @param type the class of the value
   * @param computation computes the value
   * @throws ExecutionException if the computation failed, now or at its first run; its fault is the
   *     cause
   * @throws InterruptedException if waiting for another caller's computation was interrupted
   */
  public <V> V get(Object key, Class<V> type, Callable<V> computation)
      throws ExecutionException, InterruptedException {
    FutureTask<V> own = new FutureTask<>(computation);
    FutureTask<?> other = values.putIfAbsent(key, own);
    if (other != null) {
      return type.cast(other.get());
    }
    own.run();
    return own.get();
  }
}
