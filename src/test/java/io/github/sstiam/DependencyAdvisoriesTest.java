package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.junit.jupiter.api.Test;

/** No version that users download is one of those that an advisory of the page is about. */
class DependencyAdvisoriesTest {
  private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");
  private static final Path PAGE = Path.of("docs/dependencies.md");

  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<artifactId>([^<]*)</artifactId>\\s*<type>jar</type>\\s*<version>([^<]*)</version>");

  private static final Pattern ADVISORY =
      Pattern.compile("(?m)^\\| ([a-z-]+) \\| \\[([^]]+)]\\([^)]+\\) \\| ([0-9.]+) \\|$");

  private record Advisory(String artifact, String name, String mendedIn) {
    boolean concerns(String version) {
      return new DefaultArtifactVersion(version).compareTo(new DefaultArtifactVersion(mendedIn))
          < 0;
    }
  }

  @Test
  void whatIsResolvedIsMended() throws IOException {
    Map<String, String> versions = versions();

    assertThat(advisories())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            advisory -> {
              assertThat(versions).containsKey(advisory.artifact());
              assertThat(advisory.concerns(versions.get(advisory.artifact())))
                  .as(advisory + ", " + versions.get(advisory.artifact()))
                  .isFalse();
            });
  }

  @Test
  void anOlderVersionIsConcerned() {
    Advisory advisory = new Advisory("jackson-core", "GHSA-72hv-8253-57qq", "2.21.1");

    assertThat(advisory.concerns("2.9.10")).isTrue();
    assertThat(advisory.concerns("2.21.1")).isFalse();
  }

  private static List<Advisory> advisories() throws IOException {
    return ADVISORY
        .matcher(Files.readString(PAGE))
        .results()
        .map((MatchResult row) -> new Advisory(row.group(1), row.group(2), row.group(3)))
        .toList();
  }

  private static Map<String, String> versions() throws IOException {
    Map<String, String> versions = new TreeMap<>();
    DEPENDENCY
        .matcher(Files.readString(DESCRIPTOR))
        .results()
        .forEach((MatchResult found) -> versions.put(found.group(1), found.group(2)));
    return versions;
  }
}
