package io.github.sstiam.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks and compares them with {@code src/benchmark/baseline.tsv}. Both are told in
 * multiples of the calibration of the same run, so that the machine does not matter; only a gross
 * regression fails.
 */
public final class Benchmarks {
  private static final Path BASELINE = Path.of("src", "benchmark", "baseline.tsv");
  private static final String CALIBRATION = "calibration";

  /** So much slower than the baseline is a regression, and no noise. */
  private static final double GROSS = 2;

  private Benchmarks() {}

  /** Runs what matches the first argument; {@code -Dbaseline=write} writes the baseline anew. */
  public static void main(String[] args) throws IOException, RunnerException {
    Options options =
        new OptionsBuilder()
            .include("CalibrationBenchmark")
            .include(args.length > 0 && !args[0].isEmpty() ? args[0] : ".*")
            .build();
    Map<String, Double> ratios = ratios(new Runner(options).run());
    if ("write".equals(System.getProperty("baseline"))) {
      write(ratios);
      return;
    }
    Map<String, Double> baseline = baseline();
    boolean regressed = false;
    System.out.println("\n| benchmark | of calibration | baseline | ratio |");
    System.out.println("| --- | ---: | ---: | ---: |");
    for (Map.Entry<String, Double> entry : ratios.entrySet()) {
      double before = baseline.getOrDefault(entry.getKey(), entry.getValue());
      double ratio = entry.getValue() / before;
      regressed |= ratio < 1 / GROSS;
      System.out.printf(
          Locale.ROOT, "| %s | %.4g | %.4g | %.2f |%n", entry.getKey(), entry.getValue(), before, ratio);
    }
    if (regressed) {
      System.out.println("\nA benchmark takes more than twice as long as in " + BASELINE + ".");
      System.exit(1);
    }
  }

  private static Map<String, Double> ratios(Collection<RunResult> results) {
    Map<String, Double> scores = new TreeMap<>();
    // The best iteration: what else the machine does makes the others slower, never faster.
    for (RunResult result : results) {
      scores.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getStatistics().getMax());
    }
    double calibration = scores.remove(CALIBRATION);
    scores.replaceAll((name, score) -> score / calibration);
    return scores;
  }

  private static void write(Map<String, Double> ratios) throws IOException {
    StringBuilder text = new StringBuilder("# benchmark, operations for each one of calibration\n");
    ratios.forEach(
        (name, ratio) -> text.append(String.format(Locale.ROOT, "%s\t%.4g%n", name, ratio)));
    Files.writeString(BASELINE, text.toString().replace("\r\n", "\n"));
  }

  private static Map<String, Double> baseline() throws IOException {
    Map<String, Double> baseline = new TreeMap<>();
    List<String> lines = Files.exists(BASELINE) ? Files.readAllLines(BASELINE) : List.of();
    for (String line : lines) {
      if (!line.startsWith("#")) {
        int tab = line.indexOf('\t');
        baseline.put(line.substring(0, tab), Double.parseDouble(line.substring(tab + 1)));
      }
    }
    return baseline;
  }
}
