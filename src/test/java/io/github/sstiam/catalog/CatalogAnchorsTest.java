package io.github.sstiam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.ResourceTypeEntry.ArnRule;
import io.github.sstiam.catalog.ResourceTypeEntry.Source;
import io.github.sstiam.policy.Action;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts that a wrong regeneration would change. */
class CatalogAnchorsTest {
  private final Catalog catalog = Catalog.embedded();

  @ParameterizedTest
  @CsvSource({
    "AWS::Lambda::Function, 'FunctionName=f', arn:aws:lambda:r:1:function:f",
    "AWS::DynamoDB::GlobalTable, 'TableName=t', arn:aws:dynamodb:r:1:table/t",
    "AWS::IAM::Role, 'RoleName=n', arn:aws:iam::1:role/n",
    "AWS::Kinesis::Stream, 'Name=s', arn:aws:kinesis:r:1:stream/s",
    "AWS::SSM::Parameter, 'Name=/a/b', arn:aws:ssm:r:1:parameter/a/b",
    "AWS::SecretsManager::Secret, 'Name=s', arn:aws:secretsmanager:r:1:secret:s-*",
    "AWS::RDS::DBCluster, 'DBClusterIdentifier=Db', arn:aws:rds:r:1:cluster:db",
    "AWS::ECS::Service, 'ServiceName=s', arn:aws:ecs:r:1:service/default/s",
    "AWS::Events::Rule, 'Name=n', arn:aws:events:r:1:rule/n",
    "AWS::AppSync::GraphQLApi, 'Name=n', arn:aws:appsync:r:1:apis/*",
    "AWS::S3::Bucket, 'BucketName=b', arn:aws:s3:::b"
  })
  void aResourceHasThisArn(String type, String property, String arn) {
    ArnTemplate template = entry(type).arn().orElseThrow().template();

    assertThat(expand(template, property)).containsExactly(arn);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::Lambda::Permission, lambda:function, 'FunctionName=f', arn:aws:lambda:r:1:function:f",
    "AWS::SQS::QueuePolicy, sqs:queue, 'Queues=https://sqs.r.x/1/q', arn:aws:sqs:r:1:q",
    "AWS::S3::BucketPolicy, s3:bucket, 'Bucket=b', arn:aws:s3:::b",
    "AWS::IAM::Policy, iam:role, 'Roles=n', arn:aws:iam::1:role/n",
    "AWS::Route53::RecordSet, route53:hostedzone, 'HostedZoneId=Z', arn:aws:route53:::hostedzone/Z",
    "AWS::EC2::Subnet, ec2:vpc, 'VpcId=vpc-1', arn:aws:ec2:r:1:vpc/vpc-1",
    "AWS::ApiGatewayV2::Route, apigateway:POST, 'ApiId=a', arn:aws:apigateway:r::/apis/a/routes",
    "Custom::Thing, lambda:function, 'ServiceToken=arn:aws:lambda:r:1:function:f',"
        + " arn:aws:lambda:r:1:function:f"
  })
  void anActionActsHere(String type, String scope, String property, String arn) {
    List<ArnRule> rules =
        entry(type).arnRules().stream().filter(rule -> rule.scope().equals(scope)).toList();

    assertThat(rules).isNotEmpty();
    assertThat(rules.stream().flatMap(rule -> expand(rule.template(), property).stream()))
        .contains(arn);
  }

  @Test
  void aTopicBehindACustomResourceIsNoFunction() {
    String topic = "ServiceToken=arn:aws:sns:r:1:t";

    assertThat(
            entry("Custom::Thing").arnRules().stream()
                .flatMap(rule -> expand(rule.template(), topic).stream()))
        .containsExactly("arn:aws:sns:r:1:t");
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::SNS::Topic, TopicArn",
    "AWS::SQS::Queue, QueueUrl",
    "AWS::Lambda::Function, FunctionName",
    "AWS::IAM::Role, RoleName",
    "AWS::SSM::Parameter, Name",
    "AWS::AppSync::GraphQLApi, Arn",
    "AWS::SecretsManager::Secret, Id"
  })
  void refReturnsThis(String type, String ref) {
    assertThat(entry(type).ref()).contains(ref);
  }

  @Test
  void getAttReturnsThis() {
    assertThat(entry("AWS::DynamoDB::Table").attributes().get("StreamArn").text())
        .endsWith(":table/${TableName}/stream/*");
    assertThat(entry("AWS::Logs::LogGroup").attributes().get("Arn").text()).endsWith(":*");
    assertThat(entry("AWS::SQS::Queue").attributes()).containsKeys("Arn", "QueueName", "QueueUrl");
    assertThat(entry("AWS::IAM::Role").attributes()).containsKey("Arn").doesNotContainKey("RoleId");
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::Route53::RecordSet",
    "AWS::AppSync::ApiKey",
    "AWS::CloudFormation::WaitCondition",
    "AWS::CDK::Metadata",
    "AWS::ElasticLoadBalancingV2::ListenerCertificate",
    "AWS::IoT::ThingPrincipalAttachment",
    "AWS::IAM::AccessKey",
    "Custom::LogRetention"
  })
  void thisTypeIsKnownByHand(String type) {
    assertThat(entry(type).source()).isEqualTo(Source.MANUAL);
  }

  @Test
  void whatNamesSuggestIsShownAsAGuess() {
    assertThat(entry("AWS::QLDB::Ledger").source()).isEqualTo(Source.GUESS);
  }

  @Test
  void dependentActionsComeFromTheOlderReference() {
    assertThat(catalog.action(Action.of("lambda:CreateFunction")).orElseThrow().dependentActions())
        .contains(Action.of("iam:PassRole"));
  }

  private ResourceTypeEntry entry(String type) {
    return catalog.resourceType(type).orElseThrow();
  }

  private static List<String> expand(ArnTemplate template, String property) {
    int equals = property.indexOf('=');
    Map<String, String> values =
        Map.of(
            "Partition",
            "aws",
            "Region",
            "r",
            "Account",
            "1",
            property.substring(0, equals),
            property.substring(equals + 1));
    return template
        .expand(name -> values.containsKey(name) ? List.of(Text.of(values.get(name))) : List.of())
        .stream()
        .map(Text::pattern)
        .toList();
  }
}
