package io.github.sstiam.benchmark;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.composition.LeastPrivilegePolicy;
import io.github.sstiam.composition.PolicyOptions;
import io.github.sstiam.composition.fitting.FittedPolicy;
import io.github.sstiam.composition.fitting.FittingOptions;
import io.github.sstiam.composition.fitting.PolicyFitting;
import io.github.sstiam.composition.fitting.PolicyQuota;
import io.github.sstiam.composition.fitting.WildcardMode;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import io.github.sstiam.scale.GeneratedAssembly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The steps of a goal for an app of 100 resources, in a warm JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class GoalStepsBenchmark {
  private static final FittingOptions SHRUNK =
      new FittingOptions(
          PolicyQuota.MANAGED_POLICY, PolicyQuota.ATTACHED_POLICIES, WildcardMode.ALWAYS);

  private final Catalog catalog = Catalog.embedded();
  private final RequirementResolver resolver = new RequirementResolver(catalog);
  private Path folder;
  private SstApp app;
  private RequirementSet needs;

  /** Makes the app. */
  @Setup
  public void prepare() throws Exception {
    folder = Files.createTempDirectory("benchmark");
    GeneratedAssembly.of(100).write(folder);
    app = templates();
    needs = requirements();
  }

  /** Takes the app away. */
  @TearDown
  public void remove() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }

  /** Reads the assembly and resolves its template. */
  @Benchmark
  public SstApp templates() throws Exception {
    return SstAppReader.read(ReadRequest.ofAssembly(folder), catalog);
  }

  /** Computes what the deployment needs. */
  @Benchmark
  public RequirementSet requirements() {
    return resolver.resolve(app);
  }

  /** Composes the policy, and shrinks it with wildcards. */
  @Benchmark
  public FittedPolicy synthesis() throws Exception {
    return PolicyFitting.fit(
        LeastPrivilegePolicy.compose(needs.requirements(), PolicyOptions.DEFAULT), SHRUNK, catalog);
  }
}
