package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README and the page on parameters show is what the plugin has. */
class ReadmeTest {
  private final String readme = read("README.md");

  @Test
  void thePomBlockIsThatOfAnIntegrationTest() {
    String pom = read("src/it/readme/pom.xml");
    String block = pom.substring(pom.indexOf("<plugin>"), pom.indexOf("</plugin>"));

    assertThat(squeezed(readme))
        .contains(squeezed(block).replace("@project.version@", "0.1.0-SNAPSHOT"));
  }

  @Test
  void everyParameterIsInTheConfigurationPageAndNoOther() throws Exception {
    List<String> parameters;
    try (InputStream descriptor =
        Files.newInputStream(Path.of("target/classes/META-INF/maven/plugin.xml"))) {
      parameters = DescriptorRules.properties(descriptor);
    }
    String page = read("docs/configuration.md");
    String block =
        page.substring(page.indexOf("<configuration>"), page.indexOf("</configuration>"));
    List<String> shown =
        Pattern.compile("\\n  <([a-zA-Z]+)")
            .matcher(block)
            .results()
            .map((MatchResult found) -> found.group(1))
            .distinct()
            .toList();

    assertThat(shown).containsExactlyInAnyOrderElementsOf(parameters);
  }

  @Test
  void everyFileThatItLinksToIsThere() {
    List<String> links =
        Pattern.compile("]\\(([^)#:]+)\\)")
            .matcher(readme)
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();

    assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(Path.of(link)).exists());
  }

  @Test
  void theMessagesOfTroubleshootingAreThoseOfTheSources() {
    assertThat(read("src/main/java/io/github/sstiam/report/text/AwsFaultText.java"))
        .contains("No AWS credentials and no policies: there is nothing to verify against.");
    assertThat(read("src/main/java/io/github/sstiam/report/text/VerificationText.java"))
        .contains("It is unknown whether ");
    assertThat(readme)
        .contains("No AWS credentials and no policies: there is nothing to verify against.")
        .contains("It is unknown whether ");
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
