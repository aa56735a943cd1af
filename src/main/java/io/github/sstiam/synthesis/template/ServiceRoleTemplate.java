package io.github.sstiam.synthesis.template;

import static io.github.sstiam.synthesis.template.CloudFormationPolicies.output;

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
   * @param policies what it may do, each document within the quota of a managed policy
   * @param format how it is written
   * @return the template's text; its outputs are the role's ARN and name
   */
  public static String of(ServiceRole role, List<PolicyDocument> policies, TemplateFormat format) {
    Map<String, Object> resources = new LinkedHashMap<>();
    List<Object> attached = new ArrayList<>();
    for (int i = 0; i < policies.size(); i++) {
      String part = policies.size() == 1 ? "" : " (" + (i + 1) + " of " + policies.size() + ")";
      String id = "ResourcePermissions" + (policies.size() == 1 ? "" : i + 1);
      resources.put(
          id,
          CloudFormationPolicies.resource(
              new NamedPolicy(
                  id,
                  "What CloudFormation needs for the resources of the app" + part + ".",
                  policies.get(i))));
      attached.add(Map.of("Ref", id));
    }
    resources.put(ServiceRole.LOGICAL_ID, role(role, attached));
    Map<String, Object> outputs = new LinkedHashMap<>();
    outputs.put(
        "ServiceRoleArn",
        output(
            "What --role-arn takes.",
            Map.of("Fn::GetAtt", List.of(ServiceRole.LOGICAL_ID, "Arn"))));
    outputs.put(
        "ServiceRoleName", output("The role's name.", Map.of("Ref", ServiceRole.LOGICAL_ID)));
    return format.write(
        CloudFormationPolicies.template(
            "The role that CloudFormation deploys the app with.", resources, outputs));
  }

  private static Map<String, Object> role(ServiceRole role, List<Object> attached) {
    Map<String, Object> properties = new LinkedHashMap<>();
    role.name().ifPresent(name -> properties.put("RoleName", name));
    properties.put("Path", role.path());
    properties.put("Description", "CloudFormation deploys the app with this role.");
    properties.put("AssumeRolePolicyDocument", trust(role));
    properties.put("ManagedPolicyArns", attached);
    role.boundary().ifPresent(arn -> properties.put("PermissionsBoundary", arn));
    role.maxSessionDuration().ifPresent(seconds -> properties.put("MaxSessionDuration", seconds));
    if (!role.tags().isEmpty()) {
      List<Object> tags = new ArrayList<>();
      role.tags()
          .forEach(
              (key, value) -> {
                Map<String, Object> tag = new LinkedHashMap<>();
                tag.put("Key", key);
                tag.put("Value", value);
                tags.add(tag);
              });
      properties.put("Tags", tags);
    }
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("Type", "AWS::IAM::Role");
    resource.put("Properties", properties);
    return resource;
  }

  /**
   * CloudFormation may take the role on, for stacks of this account only: without the conditions it
   * could be made to by others
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cross-service-confused-deputy-prevention.html).
   */
  private static Map<String, Object> trust(ServiceRole role) {
    Map<String, Object> account = new LinkedHashMap<>();
    account.put(
        "aws:SourceAccount",
        role.account().<Object>map(known -> known).orElse(Map.of("Ref", "AWS::AccountId")));
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("StringEquals", account);
    if (!role.stacks().isEmpty()) {
      conditions.put("ArnLike", Map.of("aws:SourceArn", role.stacks()));
    }
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Principal", Map.of("Service", "cloudformation.amazonaws.com"));
    statement.put("Action", "sts:AssumeRole");
    statement.put("Condition", conditions);
    Map<String, Object> trust = new LinkedHashMap<>();
    trust.put("Version", PolicyDocument.CURRENT_VERSION);
    trust.put("Statement", List.of(statement));
    return trust;
  }
}
