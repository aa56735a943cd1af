package io.github.sstiam.reader.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"plain\" | plain",
        "12 | 12",
        "true | true",
        "{'Ref': 'Given'} | default",
        "{'Ref': 'Count'} | 2",
        "{'Ref': 'Open'} | *",
        "{'Ref': 'Names'} | [a, b, c]",
        "{'Ref': 'Stored'} | (unknown)",
        "{'Ref': 'AWS::Region'} | eu-west-1",
        "{'Ref': 'AWS::AccountId'} | 111122223333",
        "{'Ref': 'AWS::Partition'} | aws",
        "{'Ref': 'AWS::StackName'} | prod-shop",
        "{'Ref': 'AWS::URLSuffix'} | amazonaws.com",
        "{'Ref': 'AWS::StackId'} | arn:aws:cloudformation:eu-west-1:111122223333:stack/prod-shop/*",
        "{'Ref': 'AWS::NotificationARNs'} | (unknown)",
        "{'Ref': 'AWS::NoValue'} | (none)",
        "{'Ref': 'Fn'} | prod-shop-Fn-*",
        "{'Ref': 'Topic'} | arn:aws:sns:eu-west-1:111122223333:events",
        "{'Fn::GetAtt': ['Queue', 'Arn']} | arn:aws:sqs:eu-west-1:111122223333:prod-shop-Queue-*",
        "{'Fn::GetAtt': 'Fn.Arn'} | arn:aws:lambda:eu-west-1:111122223333:function:prod-shop-Fn-*",
        "{'Fn::GetAtt': ['Queue', 'QueueName']} | prod-shop-Queue-*",
        "{'Fn::GetAtt': ['Fn', 'SnapStartResponse.ApplyOn']} | *",
        "{'Fn::Sub': 'a-${Given}-${AWS::Region}'} | a-default-eu-west-1",
        "{'Fn::Sub': '${!Given}'} | ${Given}",
        "{'Fn::Sub': '${Queue.Arn}'} | arn:aws:sqs:eu-west-1:111122223333:prod-shop-Queue-*",
        "{'Fn::Sub': ['${x}-${Open}', {'x': {'Ref': 'Given'}}]} | default-*",
        "{'Fn::Join': ['-', ['a', {'Ref': 'Open'}, 'b']]} | a-*-b",
        "{'Fn::Join': [',', {'Ref': 'Names'}]} | a,b,c",
        "{'Fn::Join': ['', ['a', {'Ref': 'AWS::NoValue'}, 'b']]} | ab",
        "{'Fn::Select': [1, {'Ref': 'Names'}]} | b",
        "{'Fn::Select': ['0', ['x', 'y']]} | x",
        "{'Fn::Split': ['-', 'a-b-c']} | [a, b, c]",
        "{'Fn::Select': [0, {'Fn::Split': ['-', {'Fn::Sub': 'a-b-${Open}-d'}]}]} | a",
        "{'Fn::Select': [3, {'Fn::Split': ['-', {'Fn::Sub': 'a-b-${Open}-d'}]}]} | (unknown)",
        "{'Fn::If': ['Yes', 'a', 'b']} | a",
        "{'Fn::If': ['No', 'a', 'b']} | b",
        "{'Fn::If': ['Perhaps', 'a', 'b']} | one of [a, b]",
        "{'Fn::If': ['Either', 'a', 'b']} | a",
        "{'Fn::If': ['Both', 'a', 'b']} | one of [a, b]",
        "{'Fn::If': ['No', 'a', {'Ref': 'AWS::NoValue'}]} | (none)",
        "{'Fn::FindInMap': ['Sizes', 'prod', 'memory']} | 1024",
        "{'Fn::FindInMap': ['Sizes', {'Ref': 'Open'}, 'memory']} | (unknown)",
        "{'Fn::FindInMap': ['Sizes', 'dev', 'memory', {'DefaultValue': '128'}]} | 128",
        "{'Fn::ImportValue': 'shared-bucket'} | shop-assets",
        "{'Fn::ImportValue': 'elsewhere'} | (unknown)",
        "{'Fn::Base64': 'hello'} | aGVsbG8=",
        "{'Fn::Base64': {'Ref': 'Open'}} | *",
        "{'Fn::Cidr': ['10.0.0.0/16', 2, 8]} | [*, *]",
        "{'Fn::GetAZs': ''} | (unknown)",
        "{'Fn::Length': [1, 2, 3]} | 3",
        "{'Fn::ToJsonString': {'a': 1}} | (unknown)",
        "{'Fn::Transform': {'Name': 'Macro'}} | (unknown)",
        "\"{{resolve:ssm:/a/b:1}}\" | *",
        "\"x-{{resolve:secretsmanager:s:SecretString:k}}-y\" | x-*-y",
        "{'Ref': 'Given', 'Other': 1} | [Ref, Other]"
      })
  void evaluatesWhatIsKnown(String expression, String expected) throws Exception {
    assertThat(Templates.value(expression.replace('\'', '"'))).isEqualTo(expected);
  }

  @Test
  void aGivenParameterReplacesTheDefault() throws Exception {
    assertThat(Templates.value("{\"Ref\": \"Given\"}", Map.of("Given", "mine"))).isEqualTo("mine");
    assertThat(Templates.value("{\"Fn::If\": [\"Perhaps\", \"x\", \"y\"]}", Map.of("Open", "a")))
        .isEqualTo("x");
    assertThat(Templates.value("{\"Ref\": \"Names\"}", Map.of("Names", "p,q"))).isEqualTo("[p, q]");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'Ref': 'Nobody'} | Ref \"Nobody\" names no parameter and no resource of the template",
        "{'Ref': 'AWS::Nothing'} | \"AWS::Nothing\" is not a pseudo parameter",
        "{'Ref': ['a']} | Ref takes a string here, found an array",
        "{'Fn::GetAtt': ['Nobody', 'Arn']} | Fn::GetAtt \"Nobody\" names no resource of the template",
        "{'Fn::GetAtt': 'Queue'} | Fn::GetAtt takes \"<logical ID>.<attribute>\"",
        "{'Fn::Select': [7, ['a', 'b']]} | Fn::Select asks for item 7 of a list of 2",
        "{'Fn::Select': ['x', ['a', 'b']]} | this must be a whole number from 0",
        "{'Fn::Join': 'a'} | Fn::Join takes a list of 2 values",
        "{'Fn::If': ['Nowhere', 'a', 'b']} | condition \"Nowhere\" is not defined",
        "{'Fn::If': ['Yes', 'a']} | Fn::If takes a list of 3 values",
        "{'Fn::FindInMap': ['Sizes', 'dev', 'memory']} | Fn::FindInMap finds no value under its keys",
        "{'Fn::Cidr': 'x'} | Fn::Cidr takes [ipBlock, count, cidrBits]",
        "{'Fn::Invented': 1} | the function \"Fn::Invented\" is not known"
      })
  void aWrongExpressionIsAnErrorWithPositionAndReason(String expression, String problem) {
    assertThatThrownBy(() -> Templates.value(expression.replace('\'', '"')))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("line 22, column ")
        .hasMessageContaining("resource Subject")
        .hasMessageContaining(problem)
        .hasMessageNotContaining("hunter2");
  }
}
