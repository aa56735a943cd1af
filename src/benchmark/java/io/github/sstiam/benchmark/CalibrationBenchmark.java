package io.github.sstiam.benchmark;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Work that has nothing to do with the plugin and is of the same kind: texts that are made, hashed
 * and compared. The other benchmarks are told in multiples of it, so that machines compare.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class CalibrationBenchmark {
  private static final int TEXTS = 1_000;

  /** Counts the words of texts. */
  @Benchmark
  public Map<String, Integer> calibration() {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < TEXTS; i++) {
      String text = "arn:aws:s3:::bucket-" + i % 100 + "/key-" + i;
      for (int from = 0, to = text.indexOf(':'); to >= 0; to = text.indexOf(':', from)) {
        counts.merge(text.substring(from, to), 1, Integer::sum);
        from = to + 1;
      }
      counts.merge(text, 1, Integer::sum);
    }
    return counts;
  }
}
