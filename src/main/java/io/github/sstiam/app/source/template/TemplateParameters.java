package io.github.sstiam.app.source.template;

import io.github.sstiam.app.DynamicReference;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonBoolean;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a template: what is given, else the default, else not known. A secret ({@code
 * NoEcho}) is never known, unless it is empty.
 */
final class TemplateParameters {
  private static final String FETCHED = "AWS::SSM::Parameter::Value<";

  private final Optional<JsonObject> declarations;
  private final TemplateScope scope;
  private final DynamicReferences references;

  TemplateParameters(JsonObject template, TemplateScope scope, DynamicReferences references) {
    this.declarations = template.object("Parameters");
    this.scope = scope;
    this.references = references;
  }

  Set<String> names() {
    return declarations.map(parameters -> parameters.members().keySet()).orElse(Set.of());
  }

  /**
   * Notes the parameters of Systems Manager that parameters of the template name by their type
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html).
   */
  void noteFetched() throws TemplateException {
    for (String name : names()) {
      Optional<JsonObject> declaration = declarations.flatMap(all -> all.object(name));
      if (declaration
          .flatMap(declared -> declared.string("Type"))
          .filter(type -> type.startsWith(FETCHED))
          .isPresent()) {
        Optional<Value> given = scope.parameters().of(name);
        Text fetched =
            given.isPresent()
                ? Values.text(given.get())
                : declaration
                    .flatMap(declared -> declared.get("Default"))
                    .flatMap(this::text)
                    .orElse(Text.UNKNOWN);
        references.add(new DynamicReference(DynamicReference.Store.TEMPLATE_PARAMETER, fetched));
      }
    }
  }

  boolean isDeclared(String name) {
    return declarations.flatMap(parameters -> parameters.object(name)).isPresent();
  }

  Value value(String name) throws TemplateException {
    JsonObject declaration =
        declarations.flatMap(parameters -> parameters.object(name)).orElseThrow();
    String type = declaration.string("Type").orElse("String");
    if (type.startsWith(FETCHED)) {
      // The text is the name of an SSM parameter; the value is read at the deployment.
      return new Value.Unknown();
    }
    Value value = readable(name, declaration, type);
    // What a secret takes part in may be shown: the ARN of a resource, a policy that grants it.
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
    Optional<Text> text = declaration.get("Default").flatMap(this::text);
    if (text.isEmpty()) {
      return list ? new Value.Unknown() : new Value.Scalar(Text.UNKNOWN);
    }
    Value scalar = new Value.Scalar(text.get());
    return list ? listed(scalar) : scalar;
  }

  /**
   * Whether a parameter's value is masked
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html).
   */
  private boolean isSecret(JsonObject declaration) {
    return declaration
        .get("NoEcho")
        .flatMap(this::text)
        .filter(text -> text.pattern().equalsIgnoreCase("true"))
        .isPresent();
  }

  private Optional<Text> text(JsonValue value) {
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
    List<Value> items =
        text.isEmpty()
            ? List.of()
            : Arrays.stream(text.split(",", -1)).map(String::strip).map(Value::of).toList();
    return new Value.Items(items);
  }
}
