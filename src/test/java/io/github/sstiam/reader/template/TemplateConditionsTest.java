package io.github.sstiam.reader.template;

import static io.github.sstiam.reader.template.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.DeclaredResource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions with three answers. */
class TemplateConditionsTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Open: {Type: String}
      Mappings:
        Stages: {prod: {backup: "true"}}
      Conditions:
        Right: !Equals [a, a]
        Wrong: !Equals [a, b]
        Unknown: !Equals [!Ref Open, a]
        Asked: CONDITION
      Resources:
        Chosen: {Type: A::B::C, Condition: Asked}
        Always: {Type: A::B::C}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Condition Right|Always+Chosen",
        "!Condition Wrong|Always",
        "!Condition Unknown|Always+Chosen",
        "!Not [!Condition Right]|Always",
        "!Not [!Condition Wrong]|Always+Chosen",
        "!Not [!Condition Unknown]|Always+Chosen",
        "!And [!Condition Right, !Condition Wrong]|Always",
        "!And [!Condition Unknown, !Condition Wrong]|Always",
        "!And [!Condition Unknown, !Condition Right]|Always+Chosen",
        "!Or [!Condition Wrong, !Condition Wrong]|Always",
        "!Or [!Condition Wrong, !Condition Unknown]|Always+Chosen",
        "!Not [!Or [!Condition Right, !Condition Unknown]]|Always",
        "!Equals [!Ref AWS::Region, eu-west-1]|Always+Chosen",
        "!Equals [!Ref AWS::Region, us-east-1]|Always",
        "!Equals [!FindInMap [Stages, prod, backup], true]|Always+Chosen",
        "!Equals [!Ref Open, !Ref Open]|Always+Chosen",
        "{'Fn::Equals': [1, '1']}|Always+Chosen",
        "{Condition: Wrong}|Always",
      })
  void aResourceWhoseConditionIsFalseIsNotDeclared(String condition, String declared)
      throws TemplateException {
    List<String> logicalIds =
        template(TEMPLATE.replace("CONDITION", condition)).resources().stream()
            .map(DeclaredResource::logicalId)
            .sorted()
            .toList();

    assertThat(String.join("+", logicalIds)).isEqualTo(declared);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Condition Asked|condition \"Asked\" depends on itself",
        "!Not [!And [!Condition Right, !Condition Asked]]|condition \"Asked\" depends on itself",
        "!Condition Nowhere|condition \"Nowhere\" is not defined",
        "!Not Right|Fn::Not takes a list",
        "!And []|Fn::And takes a list",
        "!Equals [a]|Fn::Equals compares two values",
        "!Ref Nowhere|names no parameter",
        "maybe|a condition is true or false",
        "!Condition {Ref: Open}|Condition takes a string",
      })
  void aWrongConditionIsAnErrorWithPosition(String condition, String problem) {
    assertThatThrownBy(() -> template(TEMPLATE.replace("CONDITION", condition)).resources())
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("line 9, column ")
        .hasMessageContaining("(resource Chosen)")
        .hasMessageContaining(problem);
  }

  @Test
  void aLongChainOfConditionsIsAnErrorWithoutStackOverflow() {
    StringBuilder template = new StringBuilder("Conditions:\n  C0: !Equals [a, a]\n");
    for (int i = 1; i <= 20_000; i++) {
      template.append("  C").append(i).append(": !Condition C").append(i - 1).append("\n");
    }
    template.append("Resources: {R: {Type: A::B::C, Condition: C20000}}\n");

    assertThatThrownBy(() -> template(template.toString()).resources())
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("deep");
  }

  @Test
  void aLongChainOfReferencesIsResolved() throws TemplateException {
    assertThat(chain(200).resource("R200").identity().ref().pattern()).isEqualTo("b");
  }

  @Test
  void anEndlessChainOfReferencesIsAnErrorWithoutStackOverflow() {
    assertThatThrownBy(() -> chain(5_000).resources())
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("deep");
  }

  /** Buckets each of which has the name of the next. */
  private static TemplateFixture chain(int length) {
    StringBuilder template = new StringBuilder("Resources:\n");
    for (int i = length; i > 0; i--) {
      template.append("  R").append(i).append(":\n    Type: AWS::S3::Bucket\n");
      template.append("    Properties: {BucketName: !Ref R").append(i - 1).append("}\n");
    }
    template.append("  R0: {Type: AWS::S3::Bucket, Properties: {BucketName: b}}\n");
    return template(template.toString());
  }
}
