package io.github.sstiam.reader.template;

import io.github.sstiam.app.DeclaredResource.Identity;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.ArnTemplate;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.ResourceTypeEntry.Naming;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonNull;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The resources of a template: their declarations, evaluated properties and names, and what
 * references to them return. Each property is evaluated once, on first use.
 */
final class TemplateResources {
  private final ExpressionEvaluator expressions;
  private final Map<String, Member> declarations;
  private final TemplateScope scope;
  private final Catalog catalog;
  private final Map<String, Optional<Value>> properties = new HashMap<>();
  private final Map<String, Identity> identities = new HashMap<>();
  private final Map<String, List<Text>> environment = new HashMap<>();
  private final Deque<String> inEvaluation = new ArrayDeque<>();

  /**
   * @param catalog knows what {@code Ref} and {@code Fn::GetAtt} return
   * @param expressions evaluates the properties
   */
  TemplateResources(
      JsonObject template, TemplateScope scope, Catalog catalog, ExpressionEvaluator expressions) {
    this.expressions = expressions;
    this.declarations = template.members("Resources");
    this.scope = scope;
    this.catalog = catalog;
    for (String variable : List.of("Partition", "Region", "Account")) {
      environment.put(variable, List.of(scope.environment().variable(variable).orElseThrow()));
    }
  }

  /** The logical IDs in the order of the template. */
  Set<String> logicalIds() {
    return declarations.keySet();
  }

  /** The position of the declaration's name. */
  Position position(String logicalId) {
    return declarations.get(logicalId).namePosition();
  }

  /**
   * The declaration of a resource.
   *
   * @throws TemplateException if it is not an object
   */
  JsonObject declaration(String logicalId) throws TemplateException {
    JsonValue value = declarations.get(logicalId).value();
    if (!(value instanceof JsonObject declaration)) {
      throw new TemplateException(
              value.position(), "a resource must be an object, found " + value.kind())
          .in(logicalId);
    }
    return declaration;
  }

  boolean isDeclared(String logicalId) {
    return declarations.containsKey(logicalId);
  }

  /** The resource type of a resource. */
  String type(String logicalId) throws TemplateException {
    JsonObject declaration = declaration(logicalId);
    Optional<String> type = declaration.string("Type");
    if (type.isEmpty()) {
      throw new TemplateException(
              declaration.position(), "a resource needs a \"Type\", such as \"AWS::S3::Bucket\"")
          .in(logicalId);
    }
    return type.get();
  }

  /** The value of a property; empty if it is not declared or is {@code AWS::NoValue}. */
  Optional<Value> property(String logicalId, String name) throws TemplateException {
    String key = logicalId + "." + name;
    Optional<Value> known = properties.get(key);
    if (known != null) {
      return known;
    }
    Optional<JsonValue> json = declaration(logicalId).get("Properties", name);
    if (json.isEmpty()) {
      return Optional.empty();
    }
    Optional<Value> value = evaluated(logicalId, key, json.get());
    properties.put(key, value);
    return value;
  }

  /**
   * Evaluates an expression in a resource.
   *
   * @param key identifies the expression
   * @throws TemplateException if its value depends on itself
   */
  Optional<Value> evaluated(String logicalId, String key, JsonValue json) throws TemplateException {
    try {
      if (inEvaluation.contains(key)) {
        throw TemplateException.circle(
            json.position(),
            "the resources refer to each other in a circle: "
                + String.join(" <- ", inEvaluation)
                + " <- "
                + key);
      }
      inEvaluation.push(key);
      try {
        return expressions.value(json);
      } finally {
        inEvaluation.pop();
      }
    } catch (TemplateException e) {
      throw e.in(logicalId).inFile(scope.file());
    }
  }

  /** The names of the properties that a resource declares. */
  Set<String> properties(String logicalId) throws TemplateException {
    Optional<JsonValue> declared = declaration(logicalId).get("Properties");
    if (declared.isEmpty() || declared.get() instanceof JsonNull) {
      return Set.of();
    }
    if (declared.get() instanceof JsonObject object) {
      return object.members().keySet();
    }
    throw new TemplateException(
        declared.get().position(),
        "\"Properties\" must be an object, found " + declared.get().kind());
  }

  /** A resource's name, its ARN and what {@code Ref} returns, as far as known. */
  Identity identity(String logicalId) throws TemplateException {
    Identity known = identities.get(logicalId);
    if (known != null) {
      return known;
    }
    Identity identity = newIdentity(logicalId);
    identities.put(logicalId, identity);
    return identity;
  }

  private Identity newIdentity(String logicalId) throws TemplateException {
    Optional<ResourceTypeEntry> entry = catalog.resourceType(type(logicalId));
    if (entry.isEmpty()) {
      return new Identity(Text.UNKNOWN, Text.UNKNOWN, Optional.empty());
    }
    ResourceTypeEntry type = entry.get();
    Text name = name(logicalId, type);
    Optional<Text> arn =
        type.arn().isEmpty()
            ? Optional.empty()
            : Optional.of(expand(logicalId, type, type.arn().get().template()));
    Text ref = type.ref().isEmpty() ? Text.UNKNOWN : named(logicalId, type, type.ref().get(), name);
    return new Identity(ref, name, arn);
  }

  private Text name(String logicalId, ResourceTypeEntry type) throws TemplateException {
    if (type.naming().isEmpty()) {
      return Text.UNKNOWN;
    }
    Naming naming = type.naming().get();
    Optional<Value> given = property(logicalId, naming.property());
    return given.isPresent()
        ? given.get().text()
        : naming.generated(scope.stackName(), scope.names().apply(logicalId));
  }

  /** The text of an attribute or property that a reference returns. */
  private Text named(String logicalId, ResourceTypeEntry type, String attribute, Text name)
      throws TemplateException {
    if (isName(type, attribute)) {
      return name;
    }
    ArnTemplate template = type.attributes().get(attribute);
    if (template != null) {
      return expand(logicalId, type, template);
    }
    Optional<Value> declared =
        type.readOnly().contains(attribute) ? Optional.empty() : property(logicalId, attribute);
    return declared.isPresent() ? declared.get().text() : Text.UNKNOWN;
  }

  /** What {@code Fn::GetAtt} returns, except for an output of a nested stack. */
  Value attribute(String logicalId, String attribute) throws TemplateException {
    Optional<ResourceTypeEntry> type = catalog.resourceType(type(logicalId));
    return type.isEmpty()
        ? new Value.Unknown()
        : new Value.Scalar(named(logicalId, type.get(), attribute, identity(logicalId).name()));
  }

  private Text expand(String logicalId, ResourceTypeEntry type, ArnTemplate template)
      throws TemplateException {
    Map<String, List<Text>> values = new HashMap<>();
    for (String variable : template.variables()) {
      values.put(variable, texts(logicalId, type, variable));
    }
    List<Text> arns = template.expand(variable -> values.getOrDefault(variable, List.of()));
    return arns.size() == 1 ? arns.get(0) : template.expand(this::environment).get(0);
  }

  private List<Text> texts(String logicalId, ResourceTypeEntry type, String variable)
      throws TemplateException {
    List<Text> environment = environment(variable);
    if (!environment.isEmpty()) {
      return environment;
    }
    if (isName(type, variable)) {
      return List.of(name(logicalId, type));
    }
    int dot = variable.indexOf('.');
    Optional<Value> value = property(logicalId, dot < 0 ? variable : variable.substring(0, dot));
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get().mayBeAbsent()) {
      // Without the property, the ARN has another text or none here.
      return List.of(Text.UNKNOWN);
    }
    return value.get().texts(dot < 0 ? "" : variable.substring(dot + 1));
  }

  private static boolean isName(ResourceTypeEntry type, String property) {
    return type.naming().isPresent() && type.naming().get().property().equals(property);
  }

  private List<Text> environment(String variable) {
    return environment.getOrDefault(variable, List.of());
  }
}
