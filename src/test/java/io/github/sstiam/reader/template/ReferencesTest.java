package io.github.sstiam.reader.template;

import static io.github.sstiam.reader.template.TemplateFixture.property;
import static io.github.sstiam.reader.template.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code Ref} and {@code Fn::GetAtt} return, and what resources are called. */
class ReferencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{Type: String, Default: a}|a",
        "{Type: Number, Default: 08}|08",
        "{Type: String, Default: 012345678901}|012345678901",
        "{Type: String, Default: true}|true",
        "{Type: String}|*",
        "{Type: CommaDelimitedList, Default: 'a, b'}|a+b",
        "{Type: List<Number>, Default: '1,2'}|1+2",
        "{Type: CommaDelimitedList}|*",
        "{Type: AWS::SSM::Parameter::Value<String>, Default: /a/b}|*",
        "{Type: AWS::SSM::Parameter::Name, Default: /a/b}|/a/b",
        "{Type: AWS::EC2::VPC::Id, Default: vpc-1}|vpc-1",
        "{Type: String, Default: \"x-{{resolve:ssm:/a}}\"}|x-*",
      })
  void refReturnsTheDefaultOfAParameter(String declaration, String texts) throws TemplateException {
    TemplateFixture fixture = property("!Ref P", "Parameters:\n  P: " + declaration);

    assertThat(fixture.texts()).containsExactly(texts.split("\\+"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{Type: String, Default: a}|g|g",
        "{Type: String}|g|g",
        "{Type: CommaDelimitedList}|g, h|g+h",
        "{Type: AWS::SSM::Parameter::Value<String>}|/a/b|*",
      })
  void aGivenValueReplacesTheDefault(String declaration, String given, String texts)
      throws TemplateException {
    TemplateFixture fixture =
        property("!Ref P", "Parameters:\n  P: " + declaration).given("P", given);

    assertThat(fixture.texts()).containsExactly(texts.split("\\+"));
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::AccountId, 123456789012, *",
    "AWS::Region, eu-west-1, *",
    "AWS::Partition, aws, aws",
    "AWS::URLSuffix, amazonaws.com, amazonaws.com",
    "AWS::StackName, shop, shop",
    "AWS::StackId, arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/*,"
        + " arn:aws:cloudformation:*:*:stack/shop/*",
    "AWS::NotificationARNs, *, *",
  })
  void aPseudoParameterIsAsKnownAsTheEnvironment(String name, String known, String open)
      throws TemplateException {
    assertThat(property("!Ref " + name).texts()).containsExactly(known);
    assertThat(property("!Ref " + name).in(TemplateFixture.OPEN).texts()).containsExactly(open);
  }

  @Test
  void noValueRemovesAProperty() throws TemplateException {
    assertThat(property("!Ref AWS::NoValue").value()).isEmpty();
    assertThat(property("[a, !Ref AWS::NoValue]").texts()).containsExactly("a");
    assertThat(property("null").value()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS::Lambda::Function|{FunctionName: f}|!Ref X|f",
        "AWS::Lambda::Function|{FunctionName: f}|!GetAtt X.Arn|"
            + "arn:aws:lambda:eu-west-1:123456789012:function:f",
        "AWS::Lambda::Function|{}|!GetAtt X.Arn|"
            + "arn:aws:lambda:eu-west-1:123456789012:function:shop-X-*",
        "AWS::IAM::Role|{RoleName: r, Path: /a/}|!GetAtt [X, Arn]|"
            + "arn:aws:iam::123456789012:role/a/r",
        "AWS::DynamoDB::Table|{TableName: t}|!GetAtt X.Arn|"
            + "arn:aws:dynamodb:eu-west-1:123456789012:table/t",
        "AWS::SQS::Queue|{QueueName: q}|!Ref X|" + "https://sqs.eu-west-1.*/123456789012/q",
        "AWS::SQS::Queue|{QueueName: q}|!GetAtt X.Arn|arn:aws:sqs:eu-west-1:123456789012:q",
        "AWS::SNS::Topic|{TopicName: t}|!Ref X|arn:aws:sns:eu-west-1:123456789012:t",
        "AWS::Logs::LogGroup|{LogGroupName: /a}|!GetAtt X.Arn|"
            + "arn:aws:logs:eu-west-1:123456789012:log-group:/a:*",
        "AWS::S3::Bucket|{BucketName: b}|!Sub '${X.Arn}/*'|arn:aws:s3:::b/*",
        "AWS::S3::Bucket|{}|!Ref X|shop-x-*",
        "AWS::ApiGatewayV2::Api|{Name: a}|!Ref X|*",
        "Test::Not::Listed|{}|!Ref X|*",
      })
  void aReferenceReturns(String type, String properties, String reference, String text)
      throws TemplateException {
    String other = "  X:\n    Type: " + type + "\n    Properties: " + properties;

    assertThat(property(reference, other).text()).isEqualTo(text);
  }

  @Test
  void anAttributeOfAnUnlistedTypeIsUnknown() throws TemplateException {
    assertThat(property("!GetAtt X.Arn", "  X: {Type: Test::Not::Listed}").value())
        .contains(new Value.Unknown());
    assertThat(property("!GetAtt X.Any", "  X: {Type: Custom::Any}").text()).isEqualTo("*");
  }

  @Test
  void onlyTheBeginningOfATruncatedNameIsKnown() throws TemplateException {
    String longId = "L".repeat(60);
    Text name =
        template("Resources: {" + longId + ": {Type: AWS::Lambda::Function}}")
            .stack("a-stack")
            .resource(longId)
            .identity()
            .name();

    assertThat(name.pattern()).isEqualTo("a-stack*");
  }

  @Test
  void namesThatDependOnEachOtherAreAnErrorWithBoth() {
    String template =
        """
        Resources:
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: !Sub "a-${Invoices}"
          Invoices:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: !Sub "b-${Orders}"
        """;

    assertThatThrownBy(() -> template(template).resources())
        .isInstanceOf(TemplateException.class)
        .hasMessageMatching("line [59], column 19 \\(resource \\w+\\): .*")
        .hasMessageContaining("in a circle")
        .hasMessageContaining("Orders.BucketName")
        .hasMessageContaining("Invoices.BucketName");
  }

  @Test
  void anObjectWithRefAndAnotherMemberIsNotAReference() throws TemplateException {
    Value value = property("{Ref: Nowhere, Other: b}").value().orElseThrow();

    assertThat(value.texts("Ref")).containsExactly(Text.of("Nowhere"));
    assertThat(value.texts("Other")).containsExactly(Text.of("b"));
  }

  @Test
  void aPropertyThatMayBeAbsentIsUnknownInTheArn() throws TemplateException {
    String template =
        """
        Parameters: {Open: {Type: String}}
        Conditions: {May: !Equals [!Ref Open, a]}
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties: {RoleName: r, Path: !If [May, /a/, !Ref AWS::NoValue]}
        """;

    assertThat(TemplateFixture.template(template).resource("Role").identity().arn())
        .hasToString("Optional[arn:aws:iam::123456789012:role/*r]");
  }
}
