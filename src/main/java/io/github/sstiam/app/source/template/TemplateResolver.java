package io.github.sstiam.app.source.template;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.DeclaredResource.Identity;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonBoolean;
import io.github.sstiam.json.JsonValue.JsonNull;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Resolves one template. Values are resolved when they are asked for, so that the order of the
 * resources does not matter; a value that needs itself is an error.
 */
public final class TemplateResolver {
  private final JsonObject template;
  private final TemplateScope scope;
  private final TemplateParameters parameters;
  private final TemplateConditions conditions;
  private final IntrinsicFunctions functions;
  private final ResourceReferences references;

  /**
   * @param template a template as {@link TemplateText} reads it
   * @param scope what its values depend on
   * @param catalog knows what {@code Ref} and {@code Fn::GetAtt} return
   */
  public TemplateResolver(JsonObject template, TemplateScope scope, Catalog catalog) {
    this.template = requireNonNull(template, "template is null");
    this.scope = requireNonNull(scope, "scope is null");
    this.parameters = new TemplateParameters(template, scope);
    this.conditions = new TemplateConditions(this, template);
    this.references = new ResourceReferences(this, template, scope, catalog);
    this.functions = new IntrinsicFunctions(this, template, scope);
  }

  /**
   * The declared resources in the order of the template; one whose condition is false is none.
   *
   * @param owners the construct that owns a resource, by logical ID
   * @throws TemplateException if the template is wrong
   */
  public List<DeclaredResource> resources(Function<String, Optional<Construct>> owners)
      throws TemplateException {
    List<DeclaredResource> resources = new ArrayList<>();
    for (Map.Entry<String, Member> entry : references.declarations().entrySet()) {
      JsonObject declaration = declaration(entry.getKey(), entry.getValue());
      if (isDeclared(declaration)) {
        resources.add(resource(entry.getKey(), declaration, owners));
      }
    }
    return List.copyOf(resources);
  }

  private DeclaredResource resource(
      String logicalId, JsonObject declaration, Function<String, Optional<Construct>> owners)
      throws TemplateException {
    try {
      Map<String, Value> properties = new LinkedHashMap<>();
      Optional<JsonObject> declared = declaration.object("Properties");
      if (declared.isPresent()) {
        for (String name : declared.get().members().keySet()) {
          references.property(logicalId, name).ifPresent(value -> properties.put(name, value));
        }
      }
      Identity identity = references.identity(logicalId);
      return new DeclaredResource(
          references.type(logicalId),
          logicalId,
          new Value.Members(properties),
          identity,
          owners.apply(logicalId),
          declaration.string("DeletionPolicy"),
          declaration.string("UpdateReplacePolicy"));
    } catch (TemplateException e) {
      throw e.in(logicalId);
    }
  }

  /** The resolvers of the nested stacks whose templates are at hand, by logical ID. */
  public Map<String, TemplateResolver> nestedStacks() throws TemplateException {
    Map<String, TemplateResolver> nested = new LinkedHashMap<>();
    for (Map.Entry<String, Member> entry : references.declarations().entrySet()) {
      JsonObject declaration = declaration(entry.getKey(), entry.getValue());
      if (declaration.string("Type").filter("AWS::CloudFormation::Stack"::equals).isPresent()
          && isDeclared(declaration)) {
        references
            .nestedStack(entry.getKey())
            .ifPresent(resolver -> nested.put(entry.getKey(), resolver));
      }
    }
    return nested;
  }

  /** The stack's name. */
  public Text stackName() {
    return scope.stackName();
  }

  /** The construct paths that the template's metadata gives, by logical ID. */
  public Map<String, String> constructPaths() throws TemplateException {
    Map<String, String> paths = new TreeMap<>();
    for (Map.Entry<String, Member> entry : references.declarations().entrySet()) {
      declaration(entry.getKey(), entry.getValue())
          .object("Metadata")
          .flatMap(metadata -> metadata.string("aws:cdk:path"))
          .ifPresent(path -> paths.put(entry.getKey(), path));
    }
    return paths;
  }

  /** What the stack exports, by export name; exports whose name is not known are left out. */
  public Map<String, Value> exports() throws TemplateException {
    Map<String, Value> exports = new TreeMap<>();
    Optional<JsonObject> outputs = template.object("Outputs");
    if (outputs.isEmpty()) {
      return exports;
    }
    for (Member member : outputs.get().members().values()) {
      Optional<JsonValue> name =
          member.value() instanceof JsonObject output
              ? output.object("Export").flatMap(export -> export.get("Name"))
              : Optional.empty();
      if (name.isPresent()) {
        Text exportName = Values.text(value(name.get()));
        Optional<JsonValue> value = ((JsonObject) member.value()).get("Value");
        if (exportName.isKnown() && value.isPresent()) {
          exports.put(exportName.pattern(), value(value.get()).orElseGet(Value.Unknown::new));
        }
      }
    }
    return exports;
  }

  /** The value of an output, or nothing known where the template has no such output. */
  Value output(String name) throws TemplateException {
    Optional<JsonValue> value =
        template
            .object("Outputs")
            .flatMap(outputs -> outputs.object(name))
            .flatMap(output -> output.get("Value"));
    return value.isEmpty() ? new Value.Unknown() : value(value.get()).orElseGet(Value.Unknown::new);
  }

  /** Whether a resource's condition holds or may hold. */
  private boolean isDeclared(JsonObject declaration) throws TemplateException {
    Optional<String> condition = declaration.string("Condition");
    return condition.isEmpty()
        || conditions.holds(condition.get(), declaration.position()).orElse(true);
  }

  static JsonObject declaration(String logicalId, Member member) throws TemplateException {
    if (!(member.value() instanceof JsonObject declaration)) {
      throw new TemplateException(
          member.value().position(),
          "resource " + logicalId + " must be an object, found " + member.value().kind());
    }
    return declaration;
  }

  /**
   * Resolves a value.
   *
   * @return the value; empty where it is {@code AWS::NoValue}
   */
  Optional<Value> value(JsonValue json) throws TemplateException {
    if (json instanceof JsonString string) {
      return Optional.of(new Value.Scalar(DynamicReferences.opened(string.value())));
    }
    if (json instanceof JsonNumber number) {
      return Optional.of(Value.of(number.text()));
    }
    if (json instanceof JsonBoolean bool) {
      return Optional.of(Value.of(Boolean.toString(bool.value())));
    }
    if (json instanceof JsonNull) {
      return Optional.empty();
    }
    if (json instanceof JsonArray array) {
      return Optional.of(items(array));
    }
    return object((JsonObject) json);
  }

  private Value items(JsonArray array) throws TemplateException {
    List<Value> values = new ArrayList<>(array.elements().size());
    for (JsonValue element : array.elements()) {
      value(element).ifPresent(values::add);
    }
    return new Value.Items(values);
  }

  private Optional<Value> object(JsonObject object) throws TemplateException {
    if (object.members().size() == 1) {
      Map.Entry<String, Member> only = object.members().entrySet().iterator().next();
      if (IntrinsicFunctions.isFunction(only.getKey())) {
        return functions.call(only.getKey(), only.getValue().value(), object.position());
      }
    }
    Map<String, Value> members = new LinkedHashMap<>();
    for (Map.Entry<String, Member> entry : object.members().entrySet()) {
      value(entry.getValue().value()).ifPresent(value -> members.put(entry.getKey(), value));
    }
    return Optional.of(new Value.Members(members));
  }

  /** What {@code Ref} returns; empty for {@code AWS::NoValue}. */
  Optional<Value> ref(String name, Position position) throws TemplateException {
    if (name.startsWith("AWS::")) {
      return PseudoParameters.of(name, scope, position);
    }
    if (parameters.isDeclared(name)) {
      return Optional.of(parameters.value(name));
    }
    if (references.isDeclared(name)) {
      return Optional.of(new Value.Scalar(references.identity(name).ref()));
    }
    throw new TemplateException(
        position, "Ref \"" + name + "\" names no parameter and no resource of the template");
  }

  /** What {@code Fn::GetAtt} returns. */
  Value attribute(String logicalId, String attribute, Position position) throws TemplateException {
    if (!references.isDeclared(logicalId)) {
      throw new TemplateException(
          position, "Fn::GetAtt \"" + logicalId + "\" names no resource of the template");
    }
    return references.attribute(logicalId, attribute);
  }

  /** Whether a condition holds; empty where it cannot be known yet. */
  Optional<Boolean> condition(String name, Position position) throws TemplateException {
    return conditions.holds(name, position);
  }
}
