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
  /** Values inside values, references followed: far more than a template of AWS's largest size. */
  private static final int MAX_DEPTH = 500;

  private final TemplateScope scope;
  private final TemplateParameters parameters;
  private final TemplateConditions conditions;
  private final IntrinsicFunctions functions;
  private final ResourceReferences references;
  private final TemplateOutputs outputs;
  private int depth;

  /**
   * @param template a template as {@link TemplateText} reads it
   * @param scope what its values depend on
   * @param catalog knows what {@code Ref} and {@code Fn::GetAtt} return
   */
  public TemplateResolver(JsonObject template, TemplateScope scope, Catalog catalog) {
    requireNonNull(template, "template is null");
    this.scope = requireNonNull(scope, "scope is null");
    this.parameters = new TemplateParameters(template, scope);
    this.conditions = new TemplateConditions(this, template);
    this.references = new ResourceReferences(this, template, scope, catalog);
    this.functions = new IntrinsicFunctions(this, template, scope);
    this.outputs = new TemplateOutputs(this, template);
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
      if (isDeclared(entry.getKey(), declaration)) {
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
      for (String name : references.properties(logicalId)) {
        references.property(logicalId, name).ifPresent(value -> properties.put(name, value));
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
      throw e.in(logicalId).inFile(scope.file());
    }
  }

  /** The resolvers of the nested stacks whose templates are at hand, by logical ID. */
  public Map<String, TemplateResolver> nestedStacks() throws TemplateException {
    Map<String, TemplateResolver> nested = new LinkedHashMap<>();
    for (Map.Entry<String, Member> entry : references.declarations().entrySet()) {
      JsonObject declaration = declaration(entry.getKey(), entry.getValue());
      if (declaration.string("Type").filter("AWS::CloudFormation::Stack"::equals).isPresent()
          && isDeclared(entry.getKey(), declaration)) {
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
    try {
      return outputs.exports();
    } catch (TemplateException e) {
      throw e.inFile(scope.file());
    }
  }

  /** The value of an output, or nothing known where the template has no such output. */
  Value output(String name) throws TemplateException {
    try {
      return outputs.value(name);
    } catch (TemplateException e) {
      throw e.inFile(scope.file());
    }
  }

  /** Whether a resource's condition holds or may hold. */
  private boolean isDeclared(String logicalId, JsonObject declaration) throws TemplateException {
    Optional<JsonValue> condition = declaration.get("Condition");
    if (condition.isEmpty()) {
      return true;
    }
    try {
      String name = IntrinsicFunctions.string("Condition", condition.get());
      return conditions.holds(name, condition.get().position()).orElse(true);
    } catch (TemplateException e) {
      throw e.in(logicalId).inFile(scope.file());
    }
  }

  static JsonObject declaration(String logicalId, Member member) throws TemplateException {
    if (!(member.value() instanceof JsonObject declaration)) {
      throw new TemplateException(
              member.value().position(),
              "a resource must be an object, found " + member.value().kind())
          .in(logicalId);
    }
    return declaration;
  }

  /**
   * Resolves a value.
   *
   * @return the value; empty where it is {@code AWS::NoValue}
   */
  Optional<Value> value(JsonValue json) throws TemplateException {
    descend(json.position());
    Optional<Value> value = anyValue(json);
    ascend();
    return value;
  }

  /** Counts a step into a value. */
  void descend(Position position) throws TemplateException {
    if (++depth > MAX_DEPTH) {
      throw new TemplateException(
          position, "values lie more than " + MAX_DEPTH + " deep here; is there a loop?");
    }
  }

  /** Takes back a step into a value. */
  void ascend() {
    depth--;
  }

  private Optional<Value> anyValue(JsonValue json) throws TemplateException {
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
      if (entry.getKey().startsWith(IntrinsicFunctions.FOR_EACH)) {
        throw new TemplateException(entry.getValue().namePosition(), IntrinsicFunctions.UNEXPANDED);
      }
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
