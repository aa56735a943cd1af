package io.github.sstiam.reader.template;

import static io.github.sstiam.reader.template.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** All faults of a template are named at once, each in a line. */
class TemplateFaultsTest {
  private static List<String> lines(String template) {
    TemplateException[] fault = new TemplateException[1];
    assertThatThrownBy(() -> template(template).resources())
        .isInstanceOfSatisfying(TemplateException.class, thrown -> fault[0] = thrown);
    return fault[0].getMessage().lines().toList();
  }

  @Test
  void theErrorsOfAllResourcesAreReportedAtOnce() {
    String template =
        """
        Resources:
          First: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref Missing}}
          Second: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt First.Arn}}
          Third: {Type: AWS::SNS::Topic, Properties: {TopicName: !Join [a]}}
          Fourth: {Properties: {}}
          Fifth: {Type: AWS::SQS::Queue, Condition: Undefined}
        """;

    assertThat(lines(template))
        .satisfiesExactly(
            line -> assertThat(line).contains("line 2").contains("resource First"),
            line -> assertThat(line).contains("line 4").contains("resource Third"),
            line -> assertThat(line).contains("line 5").contains("resource Fourth"),
            line -> assertThat(line).contains("line 6").contains("\"Undefined\""));
  }

  @Test
  void aCircleIsReportedOnceWithTheOtherErrors() {
    String template =
        """
        Resources:
          A: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref B}}
          B: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref A}}
          C: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref Missing}}
        """;

    assertThat(lines(template))
        .satisfiesExactly(
            line -> assertThat(line).contains("in a circle"),
            line -> assertThat(line).contains("resource C"));
  }

  @Test
  void manyErrorsAreCounted() {
    StringBuilder template = new StringBuilder("Resources:\n");
    for (int i = 0; i < 50; i++) {
      template.append("  R").append(i).append(": {Type: T::T::T, Properties: {V: !Ref None}}\n");
    }

    assertThat(lines(template.toString())).hasSize(21).last().isEqualTo("and 30 more");
  }
}
