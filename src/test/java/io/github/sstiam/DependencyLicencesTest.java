package io.github.sstiam;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What users download with the plugin, and under which licences: the page says what the build
 * resolves.
 */
class DependencyLicencesTest {
  private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");
  private static final Path PAGE = Path.of("docs/dependencies.md");

  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>"
              + "\\s*<type>jar</type>\\s*<version>(.*?)</version>");

  private static final Pattern LICENCE =
      Pattern.compile("(?s)<license>.*?<name>(.*?)</name>.*?</license>");

  private static final Pattern PARENT = Pattern.compile("(?s)<parent>(.*?)</parent>");

  /** Licences whose works an Apache-2.0 product may depend on and ship. */
  private static final List<String> COMPATIBLE = List.of("Apache-2.0", "MIT", "MIT-0");

  @Test
  void thePageListsEveryDependencyWithItsLicence() throws Exception {
    Map<String, String> resolved = resolved();

    assertThat(resolved).hasSizeGreaterThan(10);
    assertThat(
            Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .collect(joining("\n")))
        .as(PAGE.toString())
        .isEqualTo(
            resolved.entrySet().stream()
                .map(row -> "| `" + row.getKey() + "` | " + row.getValue() + " |")
                .collect(joining("\n")));
  }

  @Test
  void everyLicenceIsCompatible() throws Exception {
    assertThat(resolved()).allSatisfy((name, licence) -> assertThat(licence).isIn(COMPATIBLE));
  }

  @Test
  void aLicenceThatNobodyHasLookedAtIsNoneOfThem() {
    assertThat(spdx("GNU Lesser General Public License")).isNotIn(COMPATIBLE);
  }

  private static Map<String, String> resolved() throws Exception {
    TreeMap<String, String> licences = new TreeMap<>();
    Matcher dependency = DEPENDENCY.matcher(Files.readString(DESCRIPTOR));
    while (dependency.find()) {
      String group = dependency.group(1);
      String artifact = dependency.group(2);
      Path pom = pom(group, artifact, dependency.group(3));
      licences.put(group + ":" + artifact, licence(pom, repository(pom, group)));
    }
    return licences;
  }

  /** The POM lies beside the jar that the tests run with. */
  private static Path pom(String group, String artifact, String version) {
    String jar = artifact + "-" + version + ".jar";
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.endsWith(jar) && path.toString().contains(group.replace('.', '/')))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no test runs with " + jar))
        .resolveSibling(artifact + "-" + version + ".pom");
  }

  private static Path repository(Path pom, String group) {
    Path folder = pom.getParent().getParent().getParent();
    for (int parts = group.split("\\.").length; parts > 0; parts--) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static String licence(Path pom, Path repository) throws Exception {
    String text = Files.readString(pom);
    Matcher licence = LICENCE.matcher(text);
    if (licence.find()) {
      return spdx(licence.group(1));
    }
    Matcher parent = PARENT.matcher(text);
    if (!parent.find()) {
      return "unknown";
    }
    String artifact = element("artifactId", parent.group(1));
    String version = element("version", parent.group(1));
    return licence(
        repository
            .resolve(element("groupId", parent.group(1)).replace('.', '/'))
            .resolve(artifact)
            .resolve(version)
            .resolve(artifact + "-" + version + ".pom"),
        repository);
  }

  private static String spdx(String name) {
    if (name.contains("Apache")) {
      return "Apache-2.0";
    }
    return switch (name) {
      case "MIT", "MIT License", "The MIT License" -> "MIT";
      default -> name;
    };
  }

  private static String element(String name, String text) {
    Matcher matcher = Pattern.compile("<" + name + ">([^<]*)<").matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + name + " in " + text);
    }
    return matcher.group(1);
  }
}
