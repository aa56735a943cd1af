package io.github.sstiam.reader.template;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Change;
import io.github.sstiam.app.Construct;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.DeclaredResource.Identity;
import io.github.sstiam.app.DynamicReference;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Resolves one template. Values are resolved when they are asked for, so that the order of the
 * resources does not matter; a value that needs itself is an error.
 */
public final class TemplateResolver {
  private final TemplateScope scope;
  private final TemplateParameters parameters;
  private final TemplateConditions conditions;
  private final TemplateValues values;
  private final ResourceReferences references;
  private final TemplateOutputs outputs;
  private final DynamicReferences fetched = new DynamicReferences();
  private final Set<String> remarks = new TreeSet<>();

  /**
   * @param template a template as {@link TemplateText} reads it
   * @param scope what its values depend on
   * @param catalog knows what {@code Ref} and {@code Fn::GetAtt} return
   */
  public TemplateResolver(JsonObject template, TemplateScope scope, Catalog catalog) {
    requireNonNull(template, "template is null");
    this.scope = requireNonNull(scope, "scope is null");
    this.parameters = new TemplateParameters(template, scope, fetched);
    this.conditions = new TemplateConditions(this, template);
    this.references = new ResourceReferences(this, template, scope, catalog);
    this.values = new TemplateValues(new IntrinsicFunctions(this, template, scope), fetched);
    this.outputs = new TemplateOutputs(this, template);
    for (String macro : Macros.of(template)) {
      remark(Macros.remark(macro));
    }
  }

  /**
   * The declared resources in the order of the template; one whose condition is false is none.
   *
   * @param owners the construct that owns a resource, by logical ID
   * @throws TemplateException if the template is wrong; it names the faults of all resources
   */
  public List<DeclaredResource> resources(Function<String, Optional<Construct>> owners)
      throws TemplateException {
    List<DeclaredResource> resources = new ArrayList<>();
    List<TemplateException> faults = new ArrayList<>();
    for (Map.Entry<String, Member> entry : references.declarations().entrySet()) {
      try {
        JsonObject declaration = declaration(entry.getKey(), entry.getValue());
        if (isDeclared(entry.getKey(), declaration)) {
          resources.add(resource(entry.getKey(), declaration, owners));
        }
      } catch (TemplateException e) {
        faults.add(e);
      }
    }
    if (!faults.isEmpty()) {
      throw TemplateException.all(faults);
    }
    return List.copyOf(resources);
  }

  private DeclaredResource resource(
      String logicalId, JsonObject declaration, Function<String, Optional<Construct>> owners)
      throws TemplateException {
    try {
      Map<String, Value> properties = new LinkedHashMap<>();
      for (String name : references.properties(logicalId)) {
        Optional<Value> value = references.property(logicalId, name);
        if (value.isPresent()) {
          properties.put(name, value.get());
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
          declaration.string("UpdateReplacePolicy"),
          Change.ANY);
    } catch (TemplateException e) {
      throw e.in(logicalId).inFile(scope.file());
    }
  }

  /**
   * The types of the declared resources, by logical ID in the order of the template. No value of a
   * resource is resolved for it.
   *
   * @throws TemplateException if a declaration or a condition is wrong
   */
  public Map<String, String> types() throws TemplateException {
    Map<String, String> types = new LinkedHashMap<>();
    for (Map.Entry<String, Member> entry : references.declarations().entrySet()) {
      JsonObject declaration = declaration(entry.getKey(), entry.getValue());
      if (isDeclared(entry.getKey(), declaration)) {
        types.put(entry.getKey(), references.type(entry.getKey()));
      }
    }
    return types;
  }

  /** The resolvers of the nested stacks whose templates are at hand, by logical ID. */
  public Map<String, TemplateResolver> nestedStacks() throws TemplateException {
    Map<String, TemplateResolver> nested = new LinkedHashMap<>();
    for (Map.Entry<String, Member> entry : references.declarations().entrySet()) {
      JsonObject declaration = declaration(entry.getKey(), entry.getValue());
      if (declaration.string("Type").orElse("").equals("AWS::CloudFormation::Stack")
          && isDeclared(entry.getKey(), declaration)) {
        Optional<TemplateResolver> resolver = references.nestedStack(entry.getKey());
        if (resolver.isPresent()) {
          nested.put(entry.getKey(), resolver.get());
        }
      }
    }
    return nested;
  }

  /** The names of the template's parameters. */
  public Set<String> parameterNames() {
    return parameters.names();
  }

  /**
   * What CloudFormation fetches while it deploys; complete once the resources are resolved.
   *
   * @throws TemplateException if a parameter is wrong
   */
  public NavigableSet<DynamicReference> dynamicReferences() throws TemplateException {
    parameters.noteFetched();
    return fetched.found();
  }

  /** The text with an unknown part in the place of every dynamic reference. */
  Text opened(Text text) {
    return fetched.opened(text);
  }

  /** What could not be known, for the report; complete once the resources are resolved. */
  public Set<String> remarks() {
    return Collections.unmodifiableSet(remarks);
  }

  /** Notes what cannot be known. */
  void remark(String remark) {
    remarks.add(remark);
  }

  /** The stack's name. */
  public Text stackName() {
    return scope.stackName();
  }

  /** The template's file if it is nested. */
  public Optional<String> file() {
    return scope.file().isEmpty() ? Optional.empty() : Optional.of(scope.file());
  }

  /** The line at which the declaration of a resource starts. */
  public int line(String logicalId) {
    return references.declarations().get(logicalId).namePosition().line();
  }

  /** The construct paths that the template's metadata gives, by logical ID. */
  public Map<String, String> constructPaths() throws TemplateException {
    Map<String, String> paths = new HashMap<>();
    for (Map.Entry<String, Member> entry : references.declarations().entrySet()) {
      JsonObject declaration = declaration(entry.getKey(), entry.getValue());
      Optional<String> path = declaration.string("Metadata", "aws:cdk:path");
      if (path.isPresent()) {
        paths.put(entry.getKey(), path.get());
      }
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
    return values.of(json);
  }

  /** Counts a step into a value. */
  void descend(Position position) throws TemplateException {
    values.descend(position);
  }

  /** Takes back a step into a value. */
  void ascend() {
    values.ascend();
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
