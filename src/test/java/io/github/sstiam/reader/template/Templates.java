package io.github.sstiam.reader.template;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves templates as stack {@code prod-shop} in account 111122223333, region eu-west-1. */
final class Templates {
  private static final Environment ENVIRONMENT =
      new Environment("aws", Optional.of("111122223333"), Optional.of("eu-west-1"));

  private Templates() {}

  static List<DeclaredResource> resources(String template) throws TemplateException {
    return resources(template, Map.of());
  }

  static List<DeclaredResource> resources(String template, Map<String, String> parameters)
      throws TemplateException {
    return resolver(template, parameters).resources(logicalId -> Optional.empty());
  }

  static TemplateResolver resolver(String template, Map<String, String> parameters)
      throws TemplateException {
    return new TemplateResolver(
        TemplateText.read(template),
        new TemplateScope(
            Text.of("prod-shop"),
            ENVIRONMENT,
            name -> Optional.ofNullable(parameters.get(name)).map(Value::of),
            Map.of("shared-bucket", Value.of("shop-assets")),
            (location, metadata) -> Optional.empty(),
            List.of()),
        Catalog.embedded());
  }

  static DeclaredResource resource(String template, String logicalId) throws TemplateException {
    return resources(template).stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow();
  }

  /** The value of the property {@code Value} of a parameter, with {@code *} for what is open. */
  static String value(String expression) throws TemplateException {
    return value(expression, Map.of());
  }

  static String value(String expression, Map<String, String> parameters) throws TemplateException {
    String template =
        """
        {
          "Parameters": {
            "Given": {"Type": "String", "Default": "default"},
            "Open": {"Type": "String"},
            "Count": {"Type": "Number", "Default": 2},
            "Names": {"Type": "CommaDelimitedList", "Default": "a, b,c"},
            "Stored": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/key"},
            "Secret": {"Type": "String", "NoEcho": true, "Default": "hunter2"}
          },
          "Mappings": {"Sizes": {"prod": {"memory": "1024"}}},
          "Conditions": {
            "Yes": {"Fn::Equals": ["a", "a"]},
            "No": {"Fn::Not": [{"Condition": "Yes"}]},
            "Perhaps": {"Fn::Equals": [{"Ref": "Open"}, "a"]},
            "Either": {"Fn::Or": [{"Condition": "Perhaps"}, {"Condition": "Yes"}]},
            "Both": {"Fn::And": [{"Condition": "Perhaps"}, {"Condition": "Yes"}]}
          },
          "Resources": {
            "Queue": {"Type": "AWS::SQS::Queue"},
            "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "events"}},
            "Fn": {"Type": "AWS::Lambda::Function", "Properties": {"Role": "r"}},
            "Subject": {"Type": "AWS::SSM::Parameter", "Properties": {"Value": %s}}
          }
        }
        """
            .formatted(expression);
    return resources(template, parameters).stream()
        .filter(resource -> resource.logicalId().equals("Subject"))
        .findFirst()
        .flatMap(resource -> resource.properties().get("Value"))
        .map(Templates::shown)
        .orElse("(none)");
  }

  private static String shown(Value value) {
    if (value instanceof Value.Scalar scalar) {
      return scalar.text().pattern();
    }
    if (value instanceof Value.Items items) {
      return items.values().stream().map(Templates::shown).toList().toString();
    }
    if (value instanceof Value.OneOf oneOf) {
      return "one of " + oneOf.alternatives().stream().map(Templates::shown).toList();
    }
    if (value instanceof Value.Members members) {
      return members.values().keySet().toString();
    }
    return "(unknown)";
  }
}
