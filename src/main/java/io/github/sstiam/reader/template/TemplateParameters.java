package io.github.sstiam.reader.template;

import io.github.sstiam.app.DynamicReference;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonBoolean;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a template: the given value, else the default, else unknown. A secret ({@code
 * NoEcho}) is always unknown, unless it is empty.
 */
final class TemplateParameters {
  private static final String FETCHED = "AWS::SSM::Parameter::Value<";

  /** The declarations by name, without members that are not objects. */
  private final Map<String, JsonObject> declarations = new LinkedHashMap<>();

  private final Set<String> names;
  private final TemplateScope scope;
  private final DynamicReferences references;

  TemplateParameters(JsonObject template, TemplateScope scope, DynamicReferences references) {
    Map<String, Member> members = template.members("Parameters");
    for (Map.Entry<String, Member> member : members.entrySet()) {
      if (member.getValue().value() instanceof JsonObject declaration) {
        declarations.put(member.getKey(), declaration);
      }
    }
    this.names = members.keySet();
    this.scope = scope;
    this.references = references;
  }

  Set<String> names() {
    return names;
  }

  /**
   * Notes the parameters of Systems Manager that parameters of the template name by their type
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html).
   */
  void noteFetched() throws TemplateException {
    for (Map.Entry<String, JsonObject> declared : declarations.entrySet()) {
      if (declared.getValue().string("Type").orElse("").startsWith(FETCHED)) {
        Optional<Value> given = scope.parameters().of(declared.getKey());
        Text fetched =
            given.isPresent()
                ? given.get().text()
                : text(declared.getValue(), "Default").orElse(Text.UNKNOWN);
        references.add(new DynamicReference(DynamicReference.Store.TEMPLATE_PARAMETER, fetched));
      }
    }
  }

  boolean isDeclared(String name) {
    return declarations.containsKey(name);
  }

  Value value(String name) throws TemplateException {
    JsonObject declaration = declarations.get(name);
    String type = declaration.string("Type").orElse("String");
    if (type.startsWith(FETCHED)) {
      // The text is the name of an SSM parameter; CloudFormation reads the value at the deployment.
      return new Value.Unknown();
    }
    Value value = readable(name, declaration, type);
    // Reports show ARNs and policies, which may contain the value of a parameter.
    return isSecret(declaration) && !value.equals(Value.of(""))
        ? new Value.Scalar(Text.UNKNOWN)
        : value;
  }

  private Value readable(String name, JsonObject declaration, String type)
      throws TemplateException {
    boolean list = type.equals("CommaDelimitedList") || type.startsWith("List<");
    Optional<Value> given = scope.parameters().of(name);
    if (given.isPresent()) {
      return list ? listed(given.get()) : given.get();
    }
    Optional<Text> text = text(declaration, "Default");
    if (text.isEmpty()) {
      return list ? new Value.Unknown() : new Value.Scalar(Text.UNKNOWN);
    }
    Value scalar = new Value.Scalar(text.get());
    return list ? listed(scalar) : scalar;
  }

  /**
   * Whether CloudFormation masks the parameter's value
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html).
   */
  private boolean isSecret(JsonObject declaration) {
    Optional<Text> masked = text(declaration, "NoEcho");
    return masked.isPresent() && masked.get().pattern().equalsIgnoreCase("true");
  }

  private Optional<Text> text(JsonObject declaration, String name) {
    JsonValue value = declaration.get(name).orElse(null);
    if (value instanceof JsonString string) {
      return Optional.of(references.opened(string.value()));
    }
    if (value instanceof JsonNumber number) {
      return Optional.of(Text.of(number.text()));
    }
    return value instanceof JsonBoolean bool
        ? Optional.of(Text.of(Boolean.toString(bool.value())))
        : Optional.empty();
  }

  private static Value listed(Value value) {
    if (!(value instanceof Value.Scalar scalar)) {
      return value;
    }
    if (!scalar.text().isKnown()) {
      return new Value.Unknown();
    }
    String text = scalar.text().pattern();
    List<Value> items = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String item : text.split(",", -1)) {
        items.add(Value.of(item.strip()));
      }
    }
    return new Value.Items(items);
  }
}
