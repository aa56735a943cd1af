package io.github.sstiam.reader.template;

import static io.github.sstiam.reader.template.TemplateFixture.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No message holds the value of a parameter, for it may be a password. */
class SecretValuesTest {
  private static final String SECRET = "hunter2-secret";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!Select [!Ref Password, [a, b]]",
        "!Cidr [10.0.0.0/16, !Ref Password, 8]",
        "!FindInMap [!Ref Password, b, c]",
        "!FindInMap [a, !Ref Password, c]",
        "!GetAtt [!Ref Password, Arn]",
        "!GetAtt [Missing, !Ref Password]",
        "!If [Secret, a, b]",
        "!Sub ['${Missing}', {x: !Ref Password}]",
        "!Join [!Ref Password]",
        "!Something {Ref: Password}",
        "!Select [5, !Split ['-', !Ref Password]]",
      })
  void aMessageContainsNoParameterValue(String function) {
    String sections = "Conditions: {Secret: !Ref Password}\nParameters:\n  Password: {Type: String";

    assertNotShown(property(function, sections + ", Default: " + SECRET + "}"));
    assertNotShown(property(function, sections + "}").given("Password", SECRET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "'true'"})
  void noValueContainsASecret(String noEcho) throws TemplateException {
    String section = "Parameters: {Password: {Type: String, NoEcho: " + noEcho;
    String function = "!Sub 'db-${Password}-1'";

    assertThat(property(function, section + ", Default: hunter2}}").text()).isEqualTo("db-*-1");
    assertThat(property(function, section + "}}").given("Password", SECRET).text())
        .isEqualTo("db-*-1");
  }

  @Test
  void anEmptySecretDecidesACondition() throws TemplateException {
    String sections =
        """
        Parameters: {Password: {Type: String, NoEcho: true, Default: ''}}
        Conditions: {Has: !Not [!Equals [!Ref Password, '']]}
        """;

    assertThat(property("!If [Has, with, without]", sections).text()).isEqualTo("without");
    assertThat(property("!If [Has, a, b]", sections).given("Password", SECRET).texts())
        .containsExactly("a", "b");
  }

  @Test
  void aParameterWithoutNoEchoIsNotASecret() throws TemplateException {
    String section = "Parameters: {Name: {Type: String, NoEcho: false, Default: orders}}";

    assertThat(property("!Ref Name", section).text()).isEqualTo("orders");
  }

  private static void assertNotShown(TemplateFixture fixture) {
    assertThatThrownBy(fixture::value)
        .isInstanceOf(TemplateException.class)
        .satisfies(fault -> assertThat(fault.toString()).doesNotContain("hunter2"));
  }

  @Test
  void malformedJsonIsNotRepeated() {
    String json = "{\"Parameters\": {\"P\": {\"NoEcho\": true, \"Default\": " + SECRET + "}}}";

    assertNotShown(TemplateFixture.template(json));
  }

  @Test
  void theErrorOfTextsThatAreTooLongDoesNotContainThem() {
    StringBuilder rest = new StringBuilder();
    for (int i = 1; i <= 40; i++) {
      rest.append("  B").append(i).append(":\n    Type: AWS::S3::Bucket\n");
      String name = "${B" + (i - 1) + "}";
      rest.append("    Properties: {BucketName: !Sub '").append(name).append(name).append("'}\n");
    }
    rest.append("  B0: {Type: AWS::S3::Bucket, Properties: {BucketName: hunter2}}\n");

    assertThatThrownBy(() -> property("!Ref B40", rest.toString()).value())
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("longer than")
        .hasMessageNotContaining("hunter2");
  }
}
