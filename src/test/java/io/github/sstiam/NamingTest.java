package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the house rules on packages and names, and shows that it can fail. */
class NamingTest {
  @Test
  void everyPackageSaysWhatItHolds() {
    assertThat(NamingRules.packageProblems(SourceFile.ofThePlugin())).isEmpty();
  }

  @Test
  void typesSayWhatTheyAreFor() {
    assertThat(SourceFile.ofThePlugin()).flatMap(NamingRules::problems).isEmpty();
  }

  @Test
  void packageWithoutPackageInfoIsNamed() {
    assertThat(NamingRules.packageProblems(List.of(file("a/B.java", "package a;"))))
        .containsExactly("a has no package-info.java with a Javadoc sentence");
  }

  @Test
  void packageInfoWithoutSentenceIsNamed() {
    assertThat(NamingRules.packageProblems(List.of(file("a/package-info.java", "package a;"))))
        .hasSize(1);
    assertThat(
            NamingRules.packageProblems(
                List.of(file("a/package-info.java", "/** . */\npackage a;"))))
        .hasSize(1);
  }

  @Test
  void packageInfoWithSentencePasses() {
    String text = "/** Things of kind A. */\npackage a;";

    assertThat(NamingRules.packageProblems(List.of(file("a/package-info.java", text)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "final class StringUtils {}",
        "interface PolicyHelper {}",
        "record A() { enum StackManager {} }",
        "class ReaderImpl {}",
        "class Common {}",
      })
  void emptyNameIsNamedWithFileAndLine(String type) {
    assertThat(NamingRules.problems(file("a/B.java", "package a;\n" + type)))
        .singleElement()
        .asString()
        .startsWith("a/B.java:2: ");
  }

  private static SourceFile file(String name, String text) {
    return new SourceFile(name, text);
  }
}
