package io.github.sstiam.composition.template;

import static io.github.sstiam.composition.template.CloudFormationPolicies.output;
import static io.github.sstiam.composition.template.CloudFormationPolicies.resource;

import io.github.sstiam.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The template of a CloudFormation service role
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html).
 */
public final class ServiceRoleTemplate {
  private ServiceRoleTemplate() {}

  /**
   * Writes the template.
   *
   * @param role the role
   * @param policies what it may do, each document within the quota of a managed policy; those
   *     without statements are left out, for IAM takes none
   * @param format how it is written
   * @return the template's text; its outputs are the role's ARN and name
   */
  public static String of(ServiceRole role, List<PolicyDocument> policies, TemplateFormat format) {
    List<PolicyDocument> documents =
        policies.stream().filter(policy -> !policy.statements().isEmpty()).toList();
    Map<String, Object> resources = new LinkedHashMap<>();
    List<Object> attached = new ArrayList<>();
    for (PolicyDocument document : documents) {
      // The same for as many documents as there may be: another description would replace a policy.
      String id = "ResourcePermissions" + (attached.size() + 1);
      resources.put(
          id,
          resource(
              new NamedPolicy(
                  id, "What CloudFormation needs for the resources of the app.", document)));
      attached.add(Map.of("Ref", id));
    }
    resources.put(ServiceRole.LOGICAL_ID, resource(ServiceRole.TYPE, properties(role, attached)));
    return format.write(
        CloudFormationPolicies.template(
            "The role that CloudFormation deploys the app with.", resources, outputs()));
  }

  private static Map<String, Object> outputs() {
    Map<String, Object> outputs = new LinkedHashMap<>();
    outputs.put(
        "ServiceRoleArn",
        output(
            "What --role-arn takes.",
            Map.of("Fn::GetAtt", List.of(ServiceRole.LOGICAL_ID, "Arn"))));
    outputs.put(
        "ServiceRoleName", output("The role's name.", Map.of("Ref", ServiceRole.LOGICAL_ID)));
    return outputs;
  }

  private static Map<String, Object> properties(ServiceRole role, List<Object> attached) {
    Map<String, Object> properties = new LinkedHashMap<>();
    role.name().ifPresent(name -> properties.put("RoleName", name));
    properties.put("Path", role.path());
    properties.put("Description", "CloudFormation deploys the app with this role.");
    properties.put("AssumeRolePolicyDocument", new TrustPolicy(role).tree());
    if (!attached.isEmpty()) {
      properties.put("ManagedPolicyArns", attached);
    }
    role.boundary().ifPresent(arn -> properties.put("PermissionsBoundary", arn));
    role.maxSessionDuration().ifPresent(seconds -> properties.put("MaxSessionDuration", seconds));
    if (!role.tags().isEmpty()) {
      properties.put(
          "Tags",
          role.tags().entrySet().stream().map(tag -> tag(tag.getKey(), tag.getValue())).toList());
    }
    return properties;
  }

  private static Map<String, Object> tag(String key, String value) {
    Map<String, Object> tag = new LinkedHashMap<>();
    tag.put("Key", key);
    tag.put("Value", value);
    return tag;
  }
}
