package io.github.sstiam;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.reader.template.TemplateException;
import io.github.sstiam.reader.template.TemplateText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a template as cfn-lint would, by what CloudFormation documents: sections and limits
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html), the
 * properties of the two types that are written
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html,
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html),
 * and references.
 */
public final class TemplateCheck {
  private static final Set<String> SECTIONS =
      Set.of("AWSTemplateFormatVersion", "Description", "Resources", "Outputs");

  private static final Map<String, Set<String>> PROPERTIES =
      Map.of(
          "AWS::IAM::Role",
          Set.of(
              "AssumeRolePolicyDocument",
              "Description",
              "ManagedPolicyArns",
              "MaxSessionDuration",
              "Path",
              "PermissionsBoundary",
              "Policies",
              "RoleName",
              "Tags"),
          "AWS::IAM::ManagedPolicy",
          Set.of(
              "Description",
              "Groups",
              "ManagedPolicyName",
              "Path",
              "PolicyDocument",
              "Roles",
              "Users"));

  private static final Map<String, Set<String>> REQUIRED =
      Map.of(
          "AWS::IAM::Role", Set.of("AssumeRolePolicyDocument"),
          "AWS::IAM::ManagedPolicy", Set.of("PolicyDocument"));

  private static final Set<String> ATTRIBUTES = Set.of("Arn", "RoleId");
  private static final int MOST_RESOURCES = 500;
  private static final int MOST_OUTPUTS = 200;
  private static final int LONGEST_DESCRIPTION = 1_024;
  private static final int LARGEST_TEMPLATE = 1_000_000;

  private final List<String> problems = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private TemplateCheck() {}

  /** What is wrong with a template, in JSON or YAML. */
  public static List<String> problems(String text) {
    TemplateCheck check = new TemplateCheck();
    try {
      check.template(TemplateText.read(text));
    } catch (TemplateException e) {
      check.problems.add(e.getMessage());
    }
    check.hold(text.getBytes(UTF_8).length <= LARGEST_TEMPLATE, "the template is too large");
    return check.problems;
  }

  private void hold(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }

  private void template(JsonObject template) {
    hold(SECTIONS.containsAll(template.members().keySet()), "unknown section");
    hold(
        template.string("AWSTemplateFormatVersion").filter("2010-09-09"::equals).isPresent(),
        "the version is another");
    hold(
        template.string("Description").orElse("").getBytes(UTF_8).length <= LONGEST_DESCRIPTION,
        "the description is too long");
    JsonObject resources = template.object("Resources").orElseThrow();
    JsonObject outputs = template.object("Outputs").orElseThrow();
    names.addAll(resources.members().keySet());
    hold(!names.isEmpty() && names.size() <= MOST_RESOURCES, "no or too many resources");
    hold(outputs.members().size() <= MOST_OUTPUTS, "too many outputs");
    resources
        .members()
        .keySet()
        .forEach(name -> resource(name, resources.object(name).orElseThrow()));
    outputs
        .members()
        .keySet()
        .forEach(
            name -> {
              hold(name.matches("[A-Za-z0-9]+"), name + " is no logical ID");
              JsonObject output = outputs.object(name).orElseThrow();
              hold(
                  Set.of("Description", "Value").containsAll(output.members().keySet()),
                  name + " has unknown members");
              references(output);
            });
  }

  private void resource(String name, JsonObject resource) {
    hold(name.matches("[A-Za-z0-9]{1,255}"), name + " is no logical ID");
    String type = resource.string("Type").orElse("");
    hold(PROPERTIES.containsKey(type), name + " is of the unknown type " + type);
    JsonObject properties = resource.object("Properties").orElseThrow();
    Set<String> declared = properties.members().keySet();
    hold(
        PROPERTIES.getOrDefault(type, Set.of()).containsAll(declared),
        name + " has unknown properties: " + declared);
    hold(
        declared.containsAll(REQUIRED.getOrDefault(type, Set.of())),
        name + " lacks a required property");
    properties.object("PolicyDocument").ifPresent(document -> document(name, document));
    properties
        .array("ManagedPolicyArns")
        .ifPresent(
            arns -> hold(arns.elements().size() <= 20, name + " has too many policies attached"));
    references(properties);
  }

  private void document(String name, JsonObject document) {
    Set<String> sids = new HashSet<>();
    for (JsonValue element :
        document.array("Statement").map(JsonArray::elements).orElse(List.of())) {
      if (element instanceof JsonObject statement) {
        String sid = statement.string("Sid").orElse("");
        hold(sid.matches("[A-Za-z0-9]*") && sids.add(sid), name + " has the Sid " + sid);
      }
    }
  }

  private void references(JsonValue value) {
    if (value instanceof JsonArray array) {
      array.elements().forEach(this::references);
    } else if (value instanceof JsonObject object) {
      object
          .members()
          .forEach(
              (name, member) -> {
                reference(name, member.value());
                references(member.value());
              });
    }
  }

  private void reference(String function, JsonValue argument) {
    switch (function) {
      case "Ref" ->
          hold(
              argument instanceof JsonString name
                  && (names.contains(name.value()) || name.value().equals("AWS::AccountId")),
              "Ref to nothing");
      case "Fn::GetAtt" ->
          hold(
              argument instanceof JsonArray parts
                  && parts.elements().size() == 2
                  && parts.elements().get(0) instanceof JsonString name
                  && parts.elements().get(1) instanceof JsonString attribute
                  && names.contains(name.value())
                  && ATTRIBUTES.contains(attribute.value()),
              "Fn::GetAtt of nothing");
      case "Fn::Sub" ->
          hold(
              argument instanceof JsonString text
                  && !text.value().replace("${AWS::AccountId}", "").contains("${"),
              "Fn::Sub of nothing");
      default -> hold(!function.startsWith("Fn::"), "unknown function " + function);
    }
  }
}
