import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares what two versions of the plugin make of the same apps: verdicts, permission
 * requirements, policies and role templates. Run it before and after a change that must not change
 * them.
 *
 * <p>Both versions are installed in the local Maven repository. From the project's folder:
 *
 * <pre>
 * java benchmarks/CompareOutputs.java BEFORE AFTER FOLDER...
 * </pre>
 *
 * <p>BEFORE and AFTER are versions of the plugin. In each FOLDER the program looks for apps:
 * folders with a cloud assembly ({@code cdk.out}, {@code .sst/dist}), folders with {@code sst.json}
 * or {@code sst.config.*}, and templates ({@code *.template.json}, {@code t.json}, {@code
 * template.yaml}) outside of assemblies. It runs each scenario once a version in one Maven process,
 * prints each difference, and exits with 1 if there is one. Wording is not compared: of {@code
 * verification.json} it takes principal, action, resource, necessity, outcome, context entries and
 * the resources that a permission comes from; of the log only whether the build passed.
 */
public final class CompareOutputs {
  private static final String PLUGIN =
      "<groupId>io.github.sst-iam</groupId><artifactId>sst-iam-maven-plugin</artifactId>";

  private static final String ADMINISTRATOR =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
      """;

  private static final String LACKING =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Resource": "*", "NotAction": ["dynamodb:*", "iam:PassRole", "logs:Put*"]},
        {"Effect": "Deny", "Resource": "arn:aws:s3:::*-a*", "Action": "s3:*"}]}
      """;

  private static final Pattern APP_FILE = Pattern.compile("sst\\.json|sst\\.config\\.\\w+");
  private static final Pattern TEMPLATE =
      Pattern.compile(".*\\.template\\.(json|ya?ml)|t\\.json|template\\.(ya?ml|json)");
  private static final Pattern PERMISSION =
      Pattern.compile(
          "\\{(\"principal\": .*?\"necessity\": \"\\w+\"), .*?(\"outcome\": \"\\w+\").*?"
              + "(\"context\": .*?), \"origins\": (.*)");
  private static final Pattern ORIGIN =
      Pattern.compile("\"(?:logicalId|call|tool)\": \"((?:[^\"\\\\]|\\\\.)*)\"");

  private record Scenario(String name, String goal, String configuration) {}

  private record App(String name, String configuration) {}

  private static final List<Scenario> SCENARIOS =
      List.of(
          new Scenario(
              "verify-administrator",
              "verify-permissions",
              "<policies>@/administrator.json</policies><reports>json</reports>"),
          new Scenario(
              "verify-lacking",
              "verify-permissions",
              "<policies>@/lacking.json</policies><reports>json</reports><roles>caller</roles>"),
          new Scenario(
              "verify-new-bootstrapped",
              "verify-permissions",
              "<policies>@/lacking.json</policies><reports>json</reports><stacks>new</stacks>"
                  + "<bootstrap>exclude</bootstrap><failOn>conditional</failOn>"),
          new Scenario("emit-policy", "emit-policy", ""),
          new Scenario(
              "emit-policy-required",
              "emit-policy",
              "<includeConditional>false</includeConditional><bootstrap>include</bootstrap>"
                  + "<command>start</command>"),
          new Scenario("emit-policy-service", "emit-policy", "<strategy>service</strategy>"),
          new Scenario("emit-cfn-role", "emit-cfn-role", "<bootstrap>exclude</bootstrap>"));

  private CompareOutputs() {}

  public static void main(String[] args) throws Exception {
    List<App> apps = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      find(Path.of(args[i]).toAbsolutePath().normalize(), apps);
    }
    System.out.println(apps.size() + " apps, " + SCENARIOS.size() + " scenarios");
    Path folder = Files.createTempDirectory("compare");
    int differences = 0;
    for (Scenario scenario : SCENARIOS) {
      Map<String, String> before = run(folder.resolve("before"), args[0], scenario, apps);
      Map<String, String> after = run(folder.resolve("after"), args[1], scenario, apps);
      differences += compare(scenario.name(), before, after);
    }
    System.out.println(differences + " differences; outputs in " + folder);
    System.exit(differences == 0 ? 0 : 1);
  }

  private static void find(Path folder, List<App> apps) throws IOException {
    boolean assembly = false;
    for (String name : List.of("cdk.out", ".sst/dist", ".build/cdk.out")) {
      if (Files.isRegularFile(folder.resolve(name).resolve("manifest.json"))) {
        add(
            apps,
            folder.resolve(name),
            app(folder) + "<assembly>" + folder.resolve(name) + "</assembly>");
        assembly = true;
      }
    }
    List<Path> entries;
    try (Stream<Path> list = Files.list(folder)) {
      entries = list.sorted().toList();
    }
    boolean sources =
        entries.stream().anyMatch(e -> APP_FILE.matcher(e.getFileName().toString()).matches());
    if (sources) {
      add(apps, folder, app(folder) + "<source>constructs</source>");
    }
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      if (Files.isDirectory(entry)) {
        if (!name.startsWith(".")
            && !name.equals("cdk.out")
            && !name.equals("node_modules")
            && !name.equals("target")) {
          find(entry, apps);
        }
      } else if (!assembly && !sources && TEMPLATE.matcher(name).matches()) {
        add(apps, entry, "<templates>" + entry + "</templates><stackName>shop-dev</stackName>");
      }
    }
  }

  private static String app(Path folder) {
    return "<appDirectory>" + folder + "</appDirectory>";
  }

  private static void add(List<App> apps, Path place, String configuration) {
    apps.add(new App("app" + apps.size() + "/" + place, configuration));
  }

  /** File or verdict by name, of one version's run of one scenario. */
  private static Map<String, String> run(
      Path folder, String version, Scenario scenario, List<App> apps) throws Exception {
    Path root = folder.resolve(scenario.name());
    Files.createDirectories(root);
    Files.writeString(root.resolve("administrator.json"), ADMINISTRATOR);
    Files.writeString(root.resolve("lacking.json"), LACKING);
    StringBuilder modules = new StringBuilder();
    for (int i = 0; i < apps.size(); i++) {
      String name = "app" + i;
      modules.append("<module>").append(name).append("</module>");
      Files.createDirectories(root.resolve(name));
      Files.writeString(
          root.resolve(name).resolve("pom.xml"),
          pom(
              name,
              "<build><plugins><plugin>"
                  + PLUGIN
                  + "<version>"
                  + version
                  + "</version><executions><execution>"
                  + "<phase>validate</phase><goals><goal>"
                  + scenario.goal()
                  + "</goal></goals><configuration>"
                  + "<region>us-east-1</region><account>123456789012</account><staleAssembly>ignore</staleAssembly>"
                  + apps.get(i).configuration()
                  + scenario.configuration().replace("@", root.toString())
                  + "</configuration></execution></executions></plugin></plugins></build>"));
    }
    Files.writeString(root.resolve("pom.xml"), pom("root", "<modules>" + modules + "</modules>"));
    Path log = root.resolve("build.log");
    new ProcessBuilder("mvn", "-B", "-o", "-ntp", "-fae", "validate")
        .directory(root.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start()
        .waitFor();
    return outputs(root, Files.readString(log, StandardCharsets.UTF_8), apps);
  }

  private static String pom(String name, String content) {
    return "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
        + "<groupId>compare</groupId><artifactId>"
        + name
        + "</artifactId><version>1</version>"
        + "<packaging>pom</packaging>"
        + content
        + "</project>";
  }

  private static Map<String, String> outputs(Path root, String log, List<App> apps)
      throws IOException {
    Map<String, String> outputs = new TreeMap<>();
    for (int i = 0; i < apps.size(); i++) {
      Matcher verdict =
          Pattern.compile("app" + i + " \\.* ?(SUCCESS|FAILURE|SKIPPED)").matcher(log);
      String name = apps.get(i).name();
      outputs.put(name + " verdict", verdict.find() ? verdict.group(1) : "no verdict");
      Path folder = root.resolve("app" + i).resolve("target");
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            outputs.put(name + " " + folder.relativize(file), comparable(file, text));
          }
        }
      }
    }
    return outputs;
  }

  private static String comparable(Path file, String text) {
    String name = file.getFileName().toString();
    if (name.endsWith("-report.json")) {
      return "";
    }
    if (!name.equals("verification.json")) {
      return text;
    }
    StringBuilder lines = new StringBuilder();
    text.lines()
        .forEach(
            line -> {
              Matcher permission = PERMISSION.matcher(line);
              if (permission.find()) {
                TreeSet<String> origins = new TreeSet<>();
                Matcher origin = ORIGIN.matcher(permission.group(4));
                while (origin.find()) {
                  origins.add(origin.group(1));
                }
                lines.append(permission.group(1)).append(' ').append(permission.group(2)).append(' ');
                lines.append(permission.group(3)).append(' ').append(origins).append('\n');
              }
            });
    return lines.toString();
  }

  private static int compare(
      String scenario, Map<String, String> before, Map<String, String> after) {
    Map<String, String> all = new LinkedHashMap<>(before);
    all.putAll(after);
    int differences = 0;
    for (String name : all.keySet()) {
      String old = before.getOrDefault(name, "(not there)");
      String now = after.getOrDefault(name, "(not there)");
      if (!old.equals(now)) {
        differences++;
        System.out.println(scenario + ": " + name);
        List<String> gone = new ArrayList<>(old.lines().toList());
        List<String> come = new ArrayList<>(now.lines().toList());
        now.lines().forEach(gone::remove);
        old.lines().forEach(come::remove);
        gone.stream().limit(6).forEach(line -> System.out.println("  - " + cut(line)));
        come.stream().limit(6).forEach(line -> System.out.println("  + " + cut(line)));
      }
    }
    System.out.println(scenario + ": " + before.size() + " outputs, " + differences + " differ");
    return differences;
  }

  private static String cut(String line) {
    return line.length() <= 220 ? line : line.substring(0, 220) + " ...";
  }
}
