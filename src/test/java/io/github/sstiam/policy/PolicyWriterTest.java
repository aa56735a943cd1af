package io.github.sstiam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyWriterTest {
  /** Lists stay lists; a condition with one value is a string. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Action':['s3:*'],'Resource':['*']",
        "'NotAction':['s3:*'],'NotResource':['*']",
        "'Action':['*'],'Resource':['*'],'Condition':{'Bool':{'k':'true','l':['a','b']},"
            + "'Null':{'m':'true'}}",
      })
  void identityPoliciesAreWrittenAsTheyWereRead(String elements) throws Exception {
    assertRoundTrip("'Effect':'Deny'," + elements, PolicyKind.IDENTITY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Principal':'*'",
        "'NotPrincipal':{'AWS':['111111111111','222222222222'],'Service':['lambda.amazonaws.com']}"
      })
  void principalsAreWrittenAsTheyWereRead(String principal) throws Exception {
    assertRoundTrip(
        "'Effect':'Allow'," + principal + ",'Action':['s3:*'],'Resource':['*']",
        PolicyKind.RESOURCE);
  }

  private static void assertRoundTrip(String elements, PolicyKind kind) throws Exception {
    String text =
        ("{'Version':'2012-10-17','Id':'own','Statement':[{'Sid':'One'," + elements + "}]}")
            .replace('\'', '"');
    PolicyDocument policy = PolicyReader.read(text, "policy", kind);

    assertThat(PolicyWriter.compact(policy)).isEqualTo(text);
    assertThat(PolicyWriter.write(policy).replaceAll("\\s", "")).isEqualTo(text);
    assertThat(PolicyWriter.write(policy)).endsWith("}\n").contains("\n  ");
  }

  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html, PolicyDocument. */
  @Test
  void charactersThatIamTakesOnlyAsEscapesAreWrittenSo() throws Exception {
    PolicyDocument policy =
        PolicyDocument.of(
            List.of(
                Statement.allow(
                    List.of("s3:*"), List.of("arn:aws:s3:::shop/\u00FC/\u4E2D/*"), List.of())));

    String text = PolicyWriter.compact(policy);
    assertThat(text).contains("shop/\u00FC/\\u4E2D/*");
    assertThat(PolicyReader.read(text, "policy", PolicyKind.IDENTITY).statements())
        .extracting(Statement::resources)
        .isEqualTo(policy.statements().stream().map(Statement::resources).toList());
  }
}
