package io.github.sstiam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that IAM takes and refuses in each element; PolicyMessagesTest holds the messages. */
class PolicyGrammarTest {
  private static boolean isTaken(PolicyKind kind, String statement) {
    return PolicyReader.interpret(
            json("{'Version': '2012-10-17', 'Statement': {" + statement + "}}"), kind)
        .problems()
        .isEmpty();
  }

  private static JsonValue json(String text) {
    try {
      return JsonReader.read(text.replace('\'', '"'));
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static boolean isResource(String resource) {
    return isTaken(
        PolicyKind.IDENTITY,
        "'Effect': 'Deny', 'Action': '*', 'Resource': ['%s']".formatted(resource));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "arn:aws:s3:::shop",
        "arn:aws-cn:s3:::shop/*",
        "arn:aws-us-gov:s3:::shop/*",
        "arn:*:s3:::shop/*",
        "arn:aws:sqs:eu-west-1:123456789012:orders",
        "arn:aws:sqs:*",
        "arn:aws:sqs:eu-west-1:*",
        "arn:aws:unknown-service:::x",
        "arn:aws:shop",
        "arn:aws:iam::123456789012:user/${aws:username}",
        "arn:aws:iam::*:oidc-provider/x",
        "arn:aws:iam::*:root",
        "arn:aws:iam::aws:policy/ReadOnlyAccess",
        "arn:aws:iam:::*",
        "arn:aws:s3:eu-west-1:123456789012:accesspoint/shop",
        "arn:aws:s3:*:*:storage-lens/*",
        "arn:aws:s3:*:*:*",
        "arn:aws:states:eu-west-1:123456789012:execution:flow:*"
      })
  void resourcesThatAreTaken(String resource) {
    assertThat(isResource(resource)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "**",
        "shop",
        "shop/*",
        "ARN:aws:s3:::shop",
        " arn:aws:s3:::shop",
        "aws:s3:::shop",
        "arn",
        "arn:",
        "arn:aws",
        "arn:aws:",
        "arn:*",
        "arn::s3:::shop",
        "arn:AWS:s3:::shop",
        "arn:aws-xx:s3:::shop",
        "arn:aws::::shop",
        "arn:aws:*:::shop",
        "arn:aws:s?:::shop",
        "arn:aws:s3::shop",
        "arn:aws:s3::*",
        "arn:aws:sqs:eu-west-1:123456789012",
        "arn:aws:iam:eu-west-1:123456789012:role/x",
        "arn:aws:iam:*:123456789012:role/x",
        "arn:aws:iam::123456789012:role",
        "arn:aws:iam::123456789012:r*",
        "arn:aws:iam::123456789012:",
        "arn:aws:s3:eu-west-1::shop",
        "arn:aws:s3:*:*:shop",
        "arn:aws:s3:::${AWS::StackName}-shop",
        "arn:${AWS::Partition}:s3:::shop",
        "arn:aws:sqs:${AWS::Region}:123456789012:x",
        "arn:aws:sqs:eu-west-1:${aws:PrincipalAccount}:x",
        "arn:aws:s3:::shop/${var.name}",
        "arn:aws:s3:::shop/${Token[TOKEN.42]}"
      })
  void resourcesThatAreRefused(String resource) {
    assertThat(isResource(resource)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-31T23:59:59Z",
        "2026-12-31t23:59:59z",
        "2026-12-31T23:59:59.123456789Z",
        "2026-12-31T23:59:59+01:00",
        "2026-12-31T2:00:00-05",
        "2026-12-31T23:59",
        "2026-12-31T23",
        "2026-12-31T",
        "2026-12-31",
        "2024-02-29",
        "2026-12",
        "01T",
        "-292275054",
        "-0044-03-15",
        "0",
        "1798761599",
        "9223372036854775807"
      })
  void datesThatAreTaken(String date) {
    assertThat(isDate(date)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "tomorrow",
        "2026-13",
        "2026-00-01",
        "2026-02-30",
        "2025-02-29",
        "2026-1-2-3",
        "2026-12-31 23:59:59",
        "2026-12-31T24:00:00Z",
        "2026-12-31T23:60:00Z",
        "2026-12-31T23:59:60Z",
        "2026-12-31T23:59:59.1234567890Z",
        "2026-12-31T23:59:59+1",
        "2026-12-31T23:59:59+25:00",
        "2026-12-31T23:59:59+01:60",
        "2026-12-31T23:59:59ZZ",
        "2026-12-31T23:59:",
        "T12:00:00Z",
        "-292275055",
        "292278994-01-01",
        "1798761599.5",
        "9223372036854775808",
        "12345678901234567890",
        "${aws:TokenIssueTime}"
      })
  void datesThatAreRefused(String date) {
    assertThat(isDate(date)).isFalse();
  }

  private static boolean isDate(String date) {
    return isCondition("{'DateLessThanIfExists': {'aws:CurrentTime': ['" + date + "']}}");
  }

  private static boolean isCondition(String condition) {
    return isTaken(
        PolicyKind.IDENTITY,
        "'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': " + condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.7",
        "203.0.113.0/24",
        "0.0.0.0/0",
        "2001:db8::/32",
        "::1",
        "::/0",
        "::ffff:10.0.0.1"
      })
  void addressesThatAreTaken(String address) {
    assertThat(isCondition("{'NotIpAddress': {'aws:SourceIp': '" + address + "'}}")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "203.0.113",
        "203.0.113.256",
        "203.0.113.0/33",
        "203.0.113.0/",
        "203.0.113.x",
        "2001:db8::/129",
        "2001:db8:g::",
        "localhost",
        "203.0.113.*",
        "${aws:SourceIp}"
      })
  void addressesThatAreRefused(String address) {
    assertThat(isCondition("{'NotIpAddress': {'aws:SourceIp': '" + address + "'}}")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'StringEquals': {}}",
        "{'Anything': {}}",
        "{'stringequals': {'a': 'b'}}",
        "{'ForAnyValue:StringLikeIfExists': {'aws:TagKeys': ['a', 'b']}}",
        "{'ForAllValues:Null': {'aws:TagKeys': 'true'}}",
        "{'StringEquals': {'a': []}}",
        "{'NumericEquals': {'s3:max-keys': [1, 2.5]}}",
        "{'Bool': {'aws:SecureTransport': false}}",
        "{'StringEquals': {'a': 'b'}, 'StringNotEquals': {'A': 'b'}}"
      })
  void conditionsThatAreTaken(String condition) {
    assertThat(isCondition(condition)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "'x'",
        "null",
        "{'StringEquals': 'x'}",
        "{'StringEquals': ['x']}",
        "{'StringEquals': {'a': null}}",
        "{'StringEquals': {'a': [['b']]}}",
        "{'StringEquals': {'a': {'Ref': 'b'}}}",
        "{'StringEquals': {'a': '${}'}}",
        "{'StringEquals': {'a': '${aws:username'}}",
        "{'StringEquals': {'a': 'b', 'A': 'c'}}",
        "{'Equals': {'a': 'b'}}",
        "{'NullIfExists': {'a': 'true'}}",
        "{'ForAnyValues:StringEquals': {'a': 'b'}}",
        "{'ForAnyValue:': {'a': 'b'}}",
        "{'IfExists': {'a': 'b'}}",
        "{'StringEqualsIfExistsIfExists': {'a': 'b'}}"
      })
  void conditionsThatAreRefused(String condition) {
    assertThat(isCondition(condition)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'*'",
        "{'AWS': '*'}",
        "{'AWS': '123456789012'}",
        "{'AWS': ['arn:aws:iam::123456789012:root', 'arn:aws-cn:iam::123456789012:role/a/b']}",
        "{'AWS': 'arn:aws:sts::123456789012:federated-user/x'}",
        "{'AWS': 'AIDAJQABLZS4A3QDU576Q'}",
        "{'AWS': 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E15MNIMTCFKK4C'}",
        "{'Service': ['lambda.amazonaws.com', 'states.eu-west-1.amazonaws.com']}",
        "{'Federated': 'arn:aws:iam::123456789012:oidc-provider/example.com'}"
      })
  void principalsThatAreTaken(String principal) {
    assertThat(isPrincipal(principal)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'123456789012'",
        "['*']",
        "{}",
        "{'AWS': ''}",
        "{'AWS': []}",
        "{'AWS': '12345678901'}",
        "{'AWS': '1234567890123'}",
        "{'AWS': 123456789012}",
        "{'AWS': 'alice'}",
        "{'AWS': 'arn:aws:iam::123456789012:user/*'}",
        "{'AWS': 'arn:aws:iam::123456789012:user/al?ce'}",
        "{'AWS': 'arn:aws:iam::*:root'}",
        "{'AWS': 'arn:aws:iam::123456789012:group/x'}",
        "{'AWS': 'arn:aws:iam::123456789012:user/'}",
        "{'AWS': 'arn:aws:iam::123456789012:roots'}",
        "{'AWS': 'arn:aws:iam:eu-west-1:123456789012:root'}",
        "{'AWS': 'arn:aws:iam::1234:root'}",
        "{'AWS': 'arn:amazon:iam::123456789012:root'}",
        "{'AWS': 'arn:aws:s3:::shop'}",
        "{'AWS': 'arn:aws:iam::${AWS::AccountId}:root'}",
        "{'Service': '*'}",
        "{'Service': 'lambda'}",
        "{'Service': '*.amazonaws.com'}",
        "{'Federated': 'google'}",
        "{'Federated': 'arn:aws:iam::123456789012:role/x'}",
        "{'CanonicalUser': ''}",
        "{'Aws': '*'}",
        "{'User': '*'}"
      })
  void principalsThatAreRefused(String principal) {
    assertThat(isPrincipal(principal)).isFalse();
  }

  private static boolean isPrincipal(String principal) {
    return isTaken(
        PolicyKind.RESOURCE,
        "'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Principal': " + principal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "*:*", "s3:*", "S3:getobject", "s3:Get?bject", "s3-x:y", "s3.x:y", "s3: a b"})
  void actionsThatAreTaken(String action) {
    assertThat(isAction(PolicyKind.IDENTITY, action)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "**",
        "s3",
        ":x",
        "s3:",
        "s3:a:b",
        "s 3:x",
        "s3*:x",
        "?:x",
        "s3_x:y",
        "sé:x",
        "s3:${aws:username}"
      })
  void actionsThatAreRefused(String action) {
    assertThat(isAction(PolicyKind.IDENTITY, action)).isFalse();
  }

  private static boolean isAction(PolicyKind kind, String action) {
    return isTaken(kind, "'Effect': 'Allow', 'NotAction': ['" + action + "'], 'Resource': '*'");
  }
}
