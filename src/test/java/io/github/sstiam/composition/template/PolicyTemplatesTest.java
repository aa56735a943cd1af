package io.github.sstiam.composition.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sstiam.TemplateCheck;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Policies in other forms. Golden files are written anew with {@code -Dgolden.rewrite=true}. */
class PolicyTemplatesTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/github/sstiam/composition/template");

  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Sid": "Own", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
         "Resource": ["arn:aws:s3:::home/${aws:username}/*"],
         "Condition": {"StringEquals": {"aws:PrincipalTag/team": ["shop", "100%{x}"]}}},
        {"Sid": "Any", "Effect": "Deny", "NotAction": ["iam:*"], "Resource": ["*"]}]}
      """;

  @Test
  void aCloudFormationTemplateInJson() throws Exception {
    assertGolden(
        "policies.template.json",
        CloudFormationPolicies.of("Two policies.", policies(), TemplateFormat.JSON));
  }

  @Test
  void aCloudFormationTemplateInYaml() throws Exception {
    assertGolden(
        "policies.template.yaml",
        CloudFormationPolicies.of("Two policies.", policies(), TemplateFormat.YAML));
  }

  @Test
  void policyVariablesAreEscapedForTerraform() throws Exception {
    String text = TerraformPolicies.of(policies());
    JsonObject json = (JsonObject) JsonReader.read(text);
    String policy =
        json.object("resource")
            .flatMap(resource -> resource.object("aws_iam_policy"))
            .flatMap(types -> types.object("deploy_policy_1"))
            .flatMap(resource -> resource.string("policy"))
            .orElseThrow();

    assertThat(policy).contains("$${aws:username}").contains("100%%{x}");
    assertThat(
            PolicyReader.read(
                policy.replace("$${", "${").replace("%%{", "%{"), "policy", PolicyKind.IDENTITY))
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*position")
        .isEqualTo(document());
    assertGolden("policies.tf.json", text);
  }

  @Test
  void aServiceRoleWithEveryOption() throws Exception {
    ServiceRole role =
        new ServiceRole(
            "aws-cn",
            Optional.empty(),
            List.of("arn:aws-cn:cloudformation:cn-north-1:*:stack/prod-shop/*"),
            Optional.of("deploy"),
            "/ci/",
            Optional.of("arn:aws-cn:iam::123456789012:policy/boundary"),
            Map.of("team", "shop", "stage", "prod"),
            Optional.of(7_200));
    String json =
        ServiceRoleTemplate.of(role, List.of(document(), document()), TemplateFormat.JSON);

    assertThat(role.arn("shop-role", Catalog.embedded()))
        .isEqualTo("arn:aws-cn:iam::*:role/ci/deploy");
    assertThat(role.capability()).isEqualTo("CAPABILITY_NAMED_IAM");
    assertThat(TemplateCheck.problems(json)).isEmpty();
    assertGolden("role.template.json", json);
    assertGolden(
        "role.template.yaml",
        ServiceRoleTemplate.of(role, List.of(document(), document()), TemplateFormat.YAML));
  }

  /**
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: 2,048 characters.
   */
  @Test
  void aTrustPolicyWithoutRoomForAllStacksNamesTheirCommonPrefix() throws Exception {
    List<String> stacks =
        IntStream.range(0, 60)
            .mapToObj(
                i -> "arn:aws:cloudformation:eu-west-1:123456789012:stack/prod-shop-" + i + "/*")
            .toList();
    ServiceRole role =
        new ServiceRole(
            "aws",
            Optional.of("123456789012"),
            stacks,
            Optional.empty(),
            "/",
            Optional.empty(),
            Map.of(),
            Optional.empty());
    String json = ServiceRoleTemplate.of(role, List.of(document()), TemplateFormat.JSON);

    assertThat(json)
        .contains("\"arn:aws:cloudformation:eu-west-1:123456789012:stack/prod-shop-*\"")
        .doesNotContain("prod-shop-1/");
  }

  @Test
  void aGeneratedNameIsTruncatedAsByCloudFormation() {
    String arn =
        new ServiceRole(
                "aws",
                Optional.of("123456789012"),
                List.of(),
                Optional.empty(),
                "/",
                Optional.empty(),
                Map.of(),
                Optional.empty())
            .arn(
                "a-stack-whose-name-leaves-no-room-for-the-role-in-sixty-four", Catalog.embedded());

    assertThat(arn).startsWith("arn:aws:iam::123456789012:role/a-stack-").endsWith("*");
    assertThat(arn).doesNotContain("ServiceRole");
  }

  @Test
  void valuesThatIamRefusesAreErrorsThatNameTheParameter() {
    assertRefused(role("a/b", "/", Map.of(), 3_600), "<roleName> (-Dsst-iam.roleName) is \"a/b\"");
    assertRefused(role("a", "ci", Map.of(), 3_600), "<rolePath>");
    assertRefused(role("a", "/", Map.of("aws:x", "y"), 3_600), "<roleTags>");
    assertRefused(role("a", "/", Map.of(), 60), "from 3600 to 43200 seconds");
  }

  private static void assertRefused(Runnable role, String message) {
    assertThatIllegalArgumentException().isThrownBy(role::run).withMessageContaining(message);
  }

  private static Runnable role(String name, String path, Map<String, String> tags, int seconds) {
    return () ->
        new ServiceRole(
            "aws",
            Optional.empty(),
            List.of(),
            Optional.of(name),
            path,
            Optional.empty(),
            tags,
            Optional.of(seconds));
  }

  private static List<NamedPolicy> policies() throws Exception {
    return List.of(
        new NamedPolicy("deploy-policy-1", "What the caller needs.", document()),
        new NamedPolicy("deploy-policy-2", "What the caller needs: more.", document()));
  }

  private static PolicyDocument document() throws Exception {
    return PolicyReader.read(POLICY, "policy", PolicyKind.IDENTITY);
  }

  private static void assertGolden(String name, String text) throws IOException {
    Path file = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, text);
    }
    if (name.contains(".template.")) {
      assertThat(TemplateCheck.problems(text)).isEmpty();
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
