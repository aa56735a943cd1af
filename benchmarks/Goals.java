import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Times whole goals as Maven processes, in turn, and prints Markdown tables for
 * docs/performance.md: medians, what is above the median of a goal that does nothing, and the ratio
 * of CPU times, which a busy machine changes least.
 *
 * <p>From the project's folder, with the plugin installed and the tests compiled:
 *
 * <pre>
 * mvn -q install -DskipTests
 * java benchmarks/Goals.java [runs [scale runs]]
 * </pre>
 *
 * <p>MAVEN names another Maven (by default {@code mvn}), MAVEN_ARGS_EXTRA more arguments for it.
 */
public final class Goals {
  private static final String PLUGIN = "io.github.sst-iam:sst-iam-maven-plugin:";
  private static final Path TESTS = Path.of("src/test/java/io/github/sstiam/scale");
  private static final Pattern PAUSE = Pattern.compile("Pause .*?(\\d+)M->(\\d+)M\\(");

  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Sid": "Stacks", "Effect": "Allow", "Resource": "*",
          "Action": ["cloudformation:*", "ssm:*", "sts:*", "ecr:*", "iam:*", "tag:*"]},
        {"Sid": "Data", "Effect": "Allow", "Resource": "*",
          "Action": ["dynamodb:*", "s3:*", "sqs:*", "sns:*", "kms:*", "kinesis:*"]},
        {"Sid": "Code", "Effect": "Allow", "Resource": "*",
          "Action": ["lambda:*", "logs:*", "apigateway:*", "events:*", "cloudwatch:*", "states:*"]},
        {"Sid": "Net", "Effect": "Allow", "Resource": "*", "Action": ["ec2:*", "xray:*"]},
        {"Sid": "Never", "Effect": "Deny", "Resource": "*", "Action": "organizations:*"}]}
      """;

  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>benchmark</groupId>
        <artifactId>benchmark</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
      </project>
      """;

  private record Case(String name, Path app, String options, List<String> arguments) {}

  private record Run(double seconds, double cpu, int heap) {}

  private final Path folder;
  private final String version;

  private Goals(Path folder, String version) {
    this.folder = folder;
    this.version = version;
  }

  public static void main(String[] args) throws Exception {
    int runs = args.length > 0 ? Integer.parseInt(args[0]) : 11;
    int scaleRuns = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    Path folder = Files.createTempDirectory("goals");
    try {
      Goals goals = new Goals(folder, version());
      Files.writeString(folder.resolve("policy.json"), POLICY);
      goals.smallApp(runs);
      goals.scale(scaleRuns);
    } finally {
      delete(folder);
    }
  }

  /** What a user of an app of 50 resources waits for. */
  private void smallApp(int runs) throws Exception {
    if (runs == 0) {
      return;
    }
    Path app = app("50", 50, 1, 0);
    Process server = server();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(server.getInputStream()))) {
      String address = out.readLine();
      List<Case> cases = new ArrayList<>();
      cases.add(of("nothing (`-Dsst-iam.skip=true`)", app, "", "verify-permissions", "-Dsst-iam.skip=true"));
      cases.add(of("`verify-permissions`, built-in evaluator", app, "", "verify-permissions", policies()));
      cases.add(of("`verify-permissions`, IAM on loopback", app, "", "verify-permissions",
          "-Dsst-iam.endpoint=" + address));
      cases.add(of("`emit-policy`", app, "", "emit-policy"));
      table("50 resources, " + runs + " runs in turn", runs, cases, false);
    } finally {
      server.destroy();
    }
  }

  /** Sizes that CloudFormation allows, in 256 MiB of heap. */
  private void scale(int runs) throws Exception {
    if (runs == 0) {
      return;
    }
    Path tiny = app("1", 1, 1, 0);
    List<Case> cases = new ArrayList<>();
    cases.add(scaled("nothing", tiny, "-Dsst-iam.skip=true"));
    for (int size : List.of(100, 1_000, 10_000)) {
      cases.add(scaled(String.format(Locale.ROOT, "%,d resources", size), app("" + size, size, 1, 0)));
    }
    cases.add(scaled("a template of 500 resources and 1 MB", app("limit", 500, 165, 0)));
    cases.add(scaled("500 resources, a tree.json of 100 MB", app("tree", 500, 1, 100_000_000)));
    table("verify-permissions, built-in evaluator, -Xmx256m, " + runs + " runs in turn", runs, cases, true);
  }

  private Case scaled(String name, Path app, String... more) {
    List<String> arguments = new ArrayList<>(List.of("verify-permissions", policies()));
    Collections.addAll(arguments, more);
    return of(name, app, "-Xmx256m", arguments.toArray(String[]::new));
  }

  private String policies() {
    return "-Dsst-iam.policies=" + folder.resolve("policy.json");
  }

  private Case of(String name, Path app, String options, String goal, String... more) {
    return of(name, app, options, Stream.concat(Stream.of(goal), Stream.of(more)).toArray(String[]::new));
  }

  private Case of(String name, Path app, String options, String[] goalAndMore) {
    List<String> arguments = new ArrayList<>();
    Collections.addAll(arguments, "-q", "-B", "-ntp");
    String extra = System.getenv("MAVEN_ARGS_EXTRA");
    if (extra != null) {
      Collections.addAll(arguments, extra.split(" "));
    }
    arguments.add(PLUGIN + version + ":" + goalAndMore[0]);
    arguments.addAll(List.of(goalAndMore).subList(1, goalAndMore.length));
    arguments.add("-Dsst-iam.assembly=" + app);
    arguments.add("-Dsst-iam.roles=caller");
    arguments.add("-Dsst-iam.bootstrap=exclude");
    return new Case(name, app, options, arguments);
  }

  private void table(String title, int runs, List<Case> cases, boolean heap) throws Exception {
    Map<Case, List<Run>> results = new LinkedHashMap<>();
    for (int run = 0; run <= runs; run++) {
      for (Case one : cases) {
        Run measured = run(one);
        // The first round only warms the file system's cache.
        if (run > 0) {
          results.computeIfAbsent(one, key -> new ArrayList<>()).add(measured);
        }
      }
    }
    double nothing = median(results.get(cases.get(0)), Run::seconds);
    double idle = median(results.get(cases.get(0)), Run::cpu);
    System.out.println("\n" + title + ":\n");
    System.out.println("| | time | minimum to maximum | above nothing | CPU | above nothing | ratio |" + (heap ? " live heap at most | reports |" : ""));
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |" + (heap ? " ---: | ---: |" : ""));
    for (Case one : cases) {
      List<Run> sorted = new ArrayList<>(results.get(one));
      sorted.sort(Comparator.comparingDouble(Run::seconds));
      String row =
          String.format(Locale.ROOT, "| %s | %.2f s | %.2f s to %.2f s | %.2f s | %.2f s | %.2f s | %.2f |",
              one.name(), median(sorted, Run::seconds), sorted.get(0).seconds(),
              sorted.get(sorted.size() - 1).seconds(), median(sorted, Run::seconds) - nothing,
              median(sorted, Run::cpu), median(sorted, Run::cpu) - idle,
              median(sorted, Run::cpu) / idle);
      if (heap) {
        int live = sorted.stream().mapToInt(Run::heap).max().orElse(0);
        row += String.format(Locale.ROOT, " %d MiB | %.1f MB |", live, size(one.app().resolve("target")) / 1e6);
      }
      System.out.println(row);
    }
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    List<Double> sorted = runs.stream().mapToDouble(figure).sorted().boxed().toList();
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }

  private Run run(Case one) throws Exception {
    Path log = folder.resolve("gc.log");
    Files.deleteIfExists(log);
    List<String> command = new ArrayList<>();
    command.add(System.getenv().getOrDefault("MAVEN", "mvn"));
    command.addAll(one.arguments());
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(one.app().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    String collector = one.options().isEmpty() ? "" : " -Xlog:gc:file=" + log;
    builder.environment().put("MAVEN_OPTS", one.options() + collector);
    builder.environment().put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY");
    builder.environment().put("AWS_REGION", "us-east-1");
    long start = System.nanoTime();
    Process process = builder.start();
    Duration cpu = Duration.ZERO;
    while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
      // Told only while the process lives.
      cpu = process.info().totalCpuDuration().orElse(cpu);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException(one.name() + " fails:\n" + Files.readString(output));
    }
    return new Run(seconds, cpu.toMillis() / 1e3, liveHeap(log));
  }

  /** The most that a collection left. */
  private static int liveHeap(Path log) throws IOException {
    int most = 0;
    if (Files.exists(log)) {
      Matcher pause = PAUSE.matcher(Files.readString(log));
      while (pause.find()) {
        most = Math.max(most, Integer.parseInt(pause.group(2)));
      }
    }
    return most;
  }

  private Path app(String name, int resources, int statements, long tree) throws Exception {
    Path app = folder.resolve(name);
    java(List.of(TESTS.resolve("GeneratedAssembly.java").toString(), app.toString(),
        "" + resources, "" + statements, "" + tree)).start().waitFor();
    Files.writeString(app.resolve("pom.xml"), POM);
    return app;
  }

  private Process server() throws IOException {
    String classPath =
        String.join(File.pathSeparator, "target/test-classes", "target/classes",
            Files.readString(Path.of("target/classpath/runtime.txt")).strip());
    return java(List.of("-cp", classPath, "io.github.sstiam.scale.LoopbackServer",
        folder.resolve("policy.json").toString())).start();
  }

  private static ProcessBuilder java(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  private static String version() throws IOException {
    Matcher version =
        Pattern.compile("<artifactId>sst-iam-maven-plugin</artifactId>\\s*<version>([^<]+)<")
            .matcher(Files.readString(Path.of("pom.xml")));
    if (!version.find()) {
      throw new IOException("Run this in the project's folder.");
    }
    return version.group(1);
  }

  private static long size(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
