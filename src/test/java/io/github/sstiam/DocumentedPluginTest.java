package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a page gets wrong is named. */
class DocumentedPluginTest {
  private static final DocumentedPlugin PLUGIN = DocumentedPlugin.read();

  @Test
  void soundSnippetsPass() {
    assertThat(PLUGIN.problemsOfXml("<failOn>conditional</failOn>")).isEmpty();
    assertThat(PLUGIN.problemsOfCommand("mvn verify -Dsst-iam.failOn=conditional -Pcatalog"))
        .isEmpty();
    assertThat(PLUGIN.problemsOfText("`failOn=required`, sst-iam:emit-policy")).isEmpty();
  }

  @Test
  void wrongElementsOfThePomAreNamed() {
    assertThat(PLUGIN.problemsOfXml("<configuration><failsOn>x</failsOn></configuration>"))
        .containsExactly("<failsOn> is no parameter");
    assertThat(PLUGIN.problemsOfXml("<failOn>all</failOn>"))
        .singleElement()
        .asString()
        .contains("all");
    assertThat(PLUGIN.problemsOfXml("<goals><goal>verify</goal></goals>"))
        .containsExactly("verify is no goal");
    assertThat(PLUGIN.problemsOfXml("<plugin><version>9.9</version></plugin>"))
        .containsExactly("9.9 is not the plugin's version");
    assertThat(PLUGIN.problemsOfXml("<failOn>")).isNotEmpty();
  }

  @Test
  void wrongWordsOfACommandAreNamed() {
    for (String command :
        List.of(
            "mvn verify -Dsst-iam.fail=required",
            "mvn verify -Dsst-iam.failOn=all",
            "mvn verify -DskipTest",
            "mvn verify -Pnobody",
            "mvn test -Dtest=NoSuchTest",
            "mvn verify -Dinvoker.test=no-such-project",
            "mvn io.github.sst-iam:sst-iam-maven-plugin:9.9:verify-permissions")) {
      assertThat(PLUGIN.problemsOfCommand(command)).as(command).hasSize(1);
    }
  }

  @Test
  void wrongWordsInPassingAreNamed() {
    assertThat(PLUGIN.problemsOfText("-Dsst-iam.fail")).containsExactly("-Dsst-iam.fail");
    assertThat(PLUGIN.problemsOfText("mvn sst-iam:verify")).containsExactly("sst-iam:verify");
    assertThat(PLUGIN.problemsOfText("`failOn=all`")).hasSize(1);
  }

  @Test
  void aTableOfValuesIsFound() {
    assertThat(
            PLUGIN.tables(
                "| `failOn` | does |\n| --- | --- |\n| `required` | x |\n| `all` | y |\n"))
        .containsExactly(new DocumentedPlugin.Choice("failOn", List.of("required", "all")));
  }
}
