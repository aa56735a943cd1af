package io.github.sstiam.composition.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Managed policies as a CloudFormation template
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html).
 */
public final class CloudFormationPolicies {
  private CloudFormationPolicies() {}

  /**
   * Writes the template.
   *
   * @param description what the template is for
   * @param policies the policies; their names are unique
   * @param format how it is written
   * @return the template's text; its outputs are the ARNs of the policies
   */
  public static String of(String description, List<NamedPolicy> policies, TemplateFormat format) {
    Map<String, Object> resources = new LinkedHashMap<>();
    Map<String, Object> outputs = new LinkedHashMap<>();
    for (NamedPolicy policy : policies) {
      resources.put(policy.logicalId(), resource(policy));
      outputs.put(
          policy.logicalId() + "Arn",
          output("The ARN of " + policy.name() + ".", Map.of("Ref", policy.logicalId())));
    }
    return format.write(template(description, resources, outputs));
  }

  static Map<String, Object> resource(NamedPolicy policy) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("Description", policy.description());
    properties.put("PolicyDocument", PolicyTree.of(policy.document()));
    return resource("AWS::IAM::ManagedPolicy", properties);
  }

  static Map<String, Object> resource(String type, Map<String, Object> properties) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("Type", type);
    resource.put("Properties", properties);
    return resource;
  }

  static Map<String, Object> output(String description, Object value) {
    Map<String, Object> output = new LinkedHashMap<>();
    output.put("Description", description);
    output.put("Value", value);
    return output;
  }

  static Map<String, Object> template(
      String description, Map<String, Object> resources, Map<String, Object> outputs) {
    Map<String, Object> template = new LinkedHashMap<>();
    template.put("AWSTemplateFormatVersion", "2010-09-09");
    template.put("Description", description);
    template.put("Resources", resources);
    template.put("Outputs", outputs);
    return template;
  }
}
