package io.github.sstiam.composition.template;

import io.github.sstiam.json.JsonWriter;
import io.github.sstiam.policy.PolicyWriter;
import java.util.List;
import java.util.Locale;

/**
 * Managed policies in Terraform's JSON syntax
 * (https://developer.hashicorp.com/terraform/language/syntax/json,
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy).
 */
public final class TerraformPolicies {
  private TerraformPolicies() {}

  /**
   * Writes the configuration.
   *
   * @param policies the policies; their names are unique
   * @return the text of a {@code .tf.json}; its outputs are the ARNs of the policies
   */
  public static String of(List<NamedPolicy> policies) {
    return JsonWriter.indented(
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("resource");
          json.writeObjectFieldStart("aws_iam_policy");
          for (NamedPolicy policy : policies) {
            json.writeObjectFieldStart(identifier(policy));
            json.writeStringField("name", policy.name());
            json.writeStringField("description", literal(policy.description()));
            json.writeStringField("policy", literal(PolicyWriter.compact(policy.document())));
            json.writeEndObject();
          }
          json.writeEndObject();
          json.writeEndObject();
          json.writeObjectFieldStart("output");
          for (NamedPolicy policy : policies) {
            String name = identifier(policy);
            json.writeObjectFieldStart(name + "_arn");
            json.writeStringField("value", "${aws_iam_policy." + name + ".arn}");
            json.writeEndObject();
          }
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private static String identifier(NamedPolicy policy) {
    String name = policy.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
    return name.matches("[a-z_].*") ? name : "_" + name;
  }

  /**
   * A text that Terraform takes as it is: in its JSON syntax every text is a template, in which
   * IAM's policy variables would be expressions.
   */
  private static String literal(String text) {
    return text.replace("${", "$${").replace("%{", "%%{");
  }
}
