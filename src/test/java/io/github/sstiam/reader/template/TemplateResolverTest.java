package io.github.sstiam.reader.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.DeclaredResource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateResolverTest {
  @ParameterizedTest(name = "{0} is called {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS::Lambda::Function | {} | prod-shop-Thing-* | arn:aws:lambda:eu-west-1:111122223333:function:prod-shop-Thing-*",
        "AWS::Lambda::Function | {'FunctionName': 'f'} | f | arn:aws:lambda:eu-west-1:111122223333:function:f",
        "AWS::DynamoDB::Table | {} | prod-shop-Thing-* | arn:aws:dynamodb:eu-west-1:111122223333:table/prod-shop-Thing-*",
        "AWS::S3::Bucket | {} | prod-shop-thing-* | arn:aws:s3:::prod-shop-thing-*",
        "AWS::S3::Bucket | {'BucketName': 'Mine'} | Mine | arn:aws:s3:::Mine",
        "AWS::IAM::Role | {'RoleName': 'r'} | r | arn:aws:iam::111122223333:role/r",
        "AWS::IAM::Role | {'RoleName': 'r', 'Path': '/ci/'} | r | arn:aws:iam::111122223333:role/ci/r",
        "AWS::SQS::Queue | {'QueueName': 'q'} | q | arn:aws:sqs:eu-west-1:111122223333:q",
        "AWS::SNS::Topic | {} | prod-shop-Thing-* | arn:aws:sns:eu-west-1:111122223333:prod-shop-Thing-*"
      })
  void nameAndArnHaveTheFormOfTheDeployment(String type, String properties, String name, String arn)
      throws Exception {
    DeclaredResource thing =
        Templates.resource(
            """
            {"Resources": {"Thing": {"Type": "%s", "Properties": %s}}}
            """
                .formatted(type, properties.replace('\'', '"')),
            "Thing");

    assertThat(thing.identity().name().pattern()).isEqualTo(name);
    assertThat(thing.identity().arn().orElseThrow().pattern()).isEqualTo(arn);
  }

  @Test
  void onlyTheBeginningOfATruncatedNameIsKnown() throws Exception {
    String logicalId = "A".repeat(80);
    DeclaredResource function =
        Templates.resource(
            "{\"Resources\": {\"%s\": {\"Type\": \"AWS::Lambda::Function\"}}}".formatted(logicalId),
            logicalId);

    assertThat(function.identity().name().pattern()).isEqualTo("prod-shop*");
  }

  @Test
  void aResourceWhoseConditionIsFalseIsNotDeclared() throws Exception {
    String template =
        """
        {
          "Parameters": {"Stage": {"Type": "String", "Default": "dev"}, "Open": {"Type": "String"}},
          "Conditions": {
            "IsProd": {"Fn::Equals": [{"Ref": "Stage"}, "prod"]},
            "Perhaps": {"Fn::Equals": [{"Ref": "Open"}, "x"]}
          },
          "Resources": {
            "OnlyInProd": {"Type": "AWS::SQS::Queue", "Condition": "IsProd"},
            "Maybe": {"Type": "AWS::SQS::Queue", "Condition": "Perhaps"}
          }
        }
        """;

    assertThat(Templates.resources(template))
        .extracting(DeclaredResource::logicalId)
        .containsExactly("Maybe");
    assertThat(Templates.resources(template, Map.of("Stage", "prod")))
        .extracting(DeclaredResource::logicalId)
        .containsExactly("OnlyInProd", "Maybe");
  }

  @Test
  void resourcesMayReferToLaterOnes() throws Exception {
    DeclaredResource function =
        Templates.resource(
            """
            {"Resources": {
              "Fn": {"Type": "AWS::Lambda::Function",
                     "Properties": {"Role": {"Fn::GetAtt": ["Role", "Arn"]}}},
              "Role": {"Type": "AWS::IAM::Role"}
            }}
            """,
            "Fn");

    assertThat(function.properties().texts("Role"))
        .singleElement()
        .hasToString("arn:aws:iam::111122223333:role/prod-shop-Role-*");
  }

  @Test
  void aCircleIsAnErrorWithTheResources() {
    assertThatThrownBy(
            () ->
                Templates.resources(
                    """
                    {"Resources": {
                      "A": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "B"}}},
                      "B": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": {"Fn::GetAtt": ["A", "QueueName"]}}}
                    }}
                    """))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("refer to each other in a circle")
        .hasMessageContaining("A.QueueName")
        .hasMessageContaining("B.TopicName");
  }

  @Test
  void anExportIsKnownToLaterStacks() throws Exception {
    TemplateResolver resolver =
        Templates.resolver(
            """
            {"Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "q"}}},
             "Outputs": {"O": {"Value": {"Fn::GetAtt": ["Q", "Arn"]}, "Export": {"Name": "queue"}}}}
            """,
            Map.of());

    assertThat(resolver.exports().get("queue").texts(""))
        .singleElement()
        .hasToString("arn:aws:sqs:eu-west-1:111122223333:q");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{",
        "[]",
        "{}",
        "{\"Resources\": []}",
        "{\"Resources\": {\"A\": 1}}",
        "{\"Resources\": {\"A\": {}}}",
        "{\"Resources\": {\"A\": {\"Type\": \"T\"}, \"A\": {\"Type\": \"T\"}}}",
        "{\"Resources\": {\"A\": {\"Type\": \"AWS::SQS::Queue\", \"Condition\": \"None\"}}}",
        "Resources: [",
        "Resources:\n  A:\n    Type: AWS::SQS::Queue\n  A:\n    Type: AWS::SQS::Queue\n",
        "just a text",
        "a: &a [x]\nb: *nowhere\n"
      })
  void aTextThatIsNotATemplateIsAnErrorWithPosition(String text) {
    assertThatThrownBy(() -> Templates.resources(text))
        .isInstanceOf(TemplateException.class)
        .hasMessageMatching("(?s)line [0-9]+, column [0-9]+.*");
  }

  @Test
  void deepNestingIsAnErrorWithoutStackOverflow() {
    String json = "{\"Resources\": {\"A\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}}";
    String yaml = "Resources: " + "[".repeat(100_000) + "]".repeat(100_000);

    assertThatThrownBy(() -> Templates.resources(json)).isInstanceOf(TemplateException.class);
    assertThatThrownBy(() -> Templates.resources(yaml)).isInstanceOf(TemplateException.class);
  }

  @Test
  void anAliasBombIsAnError() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      yaml.append(
          "a%d: &a%d [%s]\n"
              .formatted(i, i, String.join(", ", java.util.Collections.nCopies(8, alias))));
    }
    yaml.append("Resources: {}\n");

    assertThatThrownBy(() -> Templates.resources(yaml.toString()))
        .isInstanceOf(TemplateException.class);
  }

  @Test
  void yamlIsReadLikeJson() throws Exception {
    DeclaredResource function =
        Templates.resource(
            """
            Parameters:
              Stage:
                Type: String
                Default: prod
            Conditions:
              IsProd: !Equals [!Ref Stage, prod]
              Both: !And [!Condition IsProd, !Not [!Equals [a, b]]]
            Resources:
              Fn:
                Type: AWS::Lambda::Function
                Properties:
                  FunctionName: !Sub "${AWS::StackName}-${Stage}"
                  Role: !GetAtt Role.Arn
                  MemorySize: 0128
                  Description: !If [Both, !Join [" ", [a, b]], none]
                  Environment:
                    Variables:
                      ACCOUNT: 012345678901
                      FLAG: yes
                      LIST: !Select [1, !Split [",", "x,y"]]
                      SUB: !Sub ["${A}!", {A: !GetAtt [Role, Arn]}]
              Role:
                Type: AWS::IAM::Role
            """,
            "Fn");

    assertThat(function.identity().name()).hasToString("prod-shop-prod");
    assertThat(function.properties().texts("Role").get(0))
        .hasToString("arn:aws:iam::111122223333:role/prod-shop-Role-*");
    assertThat(function.properties().texts("MemorySize").get(0)).hasToString("0128");
    assertThat(function.properties().texts("Description").get(0)).hasToString("a b");
    assertThat(function.properties().texts("Environment.Variables.ACCOUNT").get(0))
        .hasToString("012345678901");
    assertThat(function.properties().texts("Environment.Variables.FLAG").get(0))
        .hasToString("true");
    assertThat(function.properties().texts("Environment.Variables.LIST").get(0)).hasToString("y");
    assertThat(function.properties().texts("Environment.Variables.SUB").get(0))
        .hasToString("arn:aws:iam::111122223333:role/prod-shop-Role-*!");
  }
}
