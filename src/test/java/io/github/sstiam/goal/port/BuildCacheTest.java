package io.github.sstiam.goal.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BuildCacheTest {
  private final BuildCache cache = new BuildCache();
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void modulesThatAskForTheSameAtOnceShareOneComputation() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Callable<Integer> module =
        () ->
            cache.get(
                "key",
                Integer.class,
                () -> {
                  started.await();
                  return runs.incrementAndGet();
                });
    ExecutorService modules = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(modules.submit(module));
      }
      started.countDown();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isOne();
      }
    } finally {
      modules.shutdownNow();
    }
    assertThat(runs).hasValue(1);
  }

  @Test
  void differentKeysAreComputedApart() throws Exception {
    assertThat(cache.get("one", Integer.class, runs::incrementAndGet)).isEqualTo(1);
    assertThat(cache.get("two", Integer.class, runs::incrementAndGet)).isEqualTo(2);
    assertThat(cache.get("one", Integer.class, runs::incrementAndGet)).isEqualTo(1);
  }

  @Test
  void aFailureIsSharedToo() {
    Callable<Integer> failing =
        () -> {
          throw new IOException("run " + runs.incrementAndGet());
        };

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> cache.get("key", Integer.class, failing))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(IOException.class)
          .hasMessage("run 1");
    }
  }
}
