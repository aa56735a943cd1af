package io.github.sstiam.reader.template;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Change;
import io.github.sstiam.app.Construct;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.DeclaredResource.Identity;
import io.github.sstiam.app.DynamicReference;
import io.github.sstiam.app.DynamicReference.Store;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Resolves one template. Values are evaluated on first use, so that the order of the resources does
 * not matter; a value that depends on itself is an error.
 */
public final class TemplateResolver {
  private final TemplateScope scope;
  private final TemplateParameters parameters;
  private final TemplateConditions conditions;
  private final TemplateResources resources;
  private final NestedStacks nestedStacks;
  private final ExpressionEvaluator expressions;
  private final Map<String, Member> outputs;
  private final DynamicReferences dynamicReferences = new DynamicReferences();
  private final Set<String> remarks = new TreeSet<>();

  /**
   * @param template a template as {@link TemplateText} reads it
   * @param scope what its values depend on besides the template
   * @param catalog knows what {@code Ref} and {@code Fn::GetAtt} return
   */
  public TemplateResolver(JsonObject template, TemplateScope scope, Catalog catalog) {
    requireNonNull(template, "template is null");
    this.scope = requireNonNull(scope, "scope is null");
    EvaluationBudget budget = new EvaluationBudget();
    this.expressions =
        new ExpressionEvaluator(
            new TemplateNames(), template, scope.exports(), dynamicReferences, remarks, budget);
    this.parameters = new TemplateParameters(template, scope, dynamicReferences);
    this.conditions = new TemplateConditions(template, expressions, budget);
    this.resources = new TemplateResources(template, scope, catalog, expressions);
    this.nestedStacks = new NestedStacks(resources, scope, catalog, remarks);
    this.outputs = template.members("Outputs");
    for (String macro : Macros.of(template)) {
      dynamicReferences.add(new DynamicReference(Store.MACRO, Text.of(macro)));
      if (!macro.equals(Macros.LANGUAGE_EXTENSIONS)) {
        remarks.add(Macros.remark(macro));
      }
    }
  }

  /**
   * The declared resources in the order of the template, without those whose condition is false.
   *
   * @param owners the construct that owns a resource, by logical ID
   * @throws TemplateException if the template is wrong; it lists the faults of all resources
   */
  public List<DeclaredResource> resources(Function<String, Optional<Construct>> owners)
      throws TemplateException {
    List<DeclaredResource> declared = new ArrayList<>();
    List<TemplateException> faults = new ArrayList<>();
    for (String logicalId : resources.logicalIds()) {
      try {
        if (isDeclared(logicalId)) {
          declared.add(resource(logicalId, owners));
        }
      } catch (TemplateException e) {
        faults.add(e);
      }
    }
    if (!faults.isEmpty()) {
      throw TemplateException.all(faults);
    }
    return List.copyOf(declared);
  }

  private DeclaredResource resource(String logicalId, Function<String, Optional<Construct>> owners)
      throws TemplateException {
    JsonObject declaration = resources.declaration(logicalId);
    try {
      Map<String, Value> properties = new LinkedHashMap<>();
      for (String name : resources.properties(logicalId)) {
        Optional<Value> value = resources.property(logicalId, name);
        if (value.isPresent()) {
          properties.put(name, value.get());
        }
      }
      Identity identity = resources.identity(logicalId);
      return new DeclaredResource(
          resources.type(logicalId),
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
    for (String logicalId : resources.logicalIds()) {
      if (isDeclared(logicalId)) {
        types.put(logicalId, resources.type(logicalId));
      }
    }
    return types;
  }

  /** The resolvers of the nested stacks whose templates are among the app's files, by ID. */
  public Map<String, TemplateResolver> nestedStacks() throws TemplateException {
    Map<String, TemplateResolver> nested = new LinkedHashMap<>();
    for (String logicalId : resources.logicalIds()) {
      Optional<String> type = resources.declaration(logicalId).string("Type");
      if (type.orElse("").equals("AWS::CloudFormation::Stack") && isDeclared(logicalId)) {
        Optional<TemplateResolver> resolver = nestedStacks.of(logicalId);
        if (resolver.isPresent()) {
          nested.put(logicalId, resolver.get());
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
    return dynamicReferences.found();
  }

  /** What could not be evaluated, for the report; complete once the resources are resolved. */
  public Set<String> remarks() {
    return Collections.unmodifiableSet(remarks);
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
    return resources.position(logicalId).line();
  }

  /** The construct paths that the template's metadata gives, by logical ID. */
  public Map<String, String> constructPaths() throws TemplateException {
    Map<String, String> paths = new HashMap<>();
    for (String logicalId : resources.logicalIds()) {
      Optional<String> path = resources.declaration(logicalId).string("Metadata", "aws:cdk:path");
      if (path.isPresent()) {
        paths.put(logicalId, path.get());
      }
    }
    return paths;
  }

  /** What the stack exports, by export name, without exports whose name is unknown. */
  public Map<String, Value> exports() throws TemplateException {
    try {
      Map<String, Value> exports = new TreeMap<>();
      for (String output : outputs.keySet()) {
        Optional<JsonValue> name = outputMember(output, "Export", "Name");
        if (name.isPresent()) {
          Text exportName = expressions.text(name.get());
          if (exportName.isKnown()) {
            exports.put(exportName.pattern(), outputValue(output));
          }
        }
      }
      return exports;
    } catch (TemplateException e) {
      throw e.inFile(scope.file());
    }
  }

  /** The value of an output; unknown if the template has no such output. */
  Value output(String name) throws TemplateException {
    try {
      return outputValue(name);
    } catch (TemplateException e) {
      throw e.inFile(scope.file());
    }
  }

  private Value outputValue(String output) throws TemplateException {
    Optional<JsonValue> json = outputMember(output, "Value");
    Optional<Value> value = json.isEmpty() ? Optional.empty() : expressions.value(json.get());
    return value.isEmpty() ? new Value.Unknown() : value.get();
  }

  private Optional<JsonValue> outputMember(String output, String first, String... path) {
    Member declared = outputs.get(output);
    return declared != null && declared.value() instanceof JsonObject object
        ? object.get(first, path)
        : Optional.empty();
  }

  /** Whether a resource's condition holds or may hold. */
  private boolean isDeclared(String logicalId) throws TemplateException {
    Optional<JsonValue> condition = resources.declaration(logicalId).get("Condition");
    if (condition.isEmpty()) {
      return true;
    }
    try {
      String name = ExpressionEvaluator.string("Condition", condition.get());
      return conditions.holds(name, condition.get().position()).orElse(true);
    } catch (TemplateException e) {
      throw e.in(logicalId).inFile(scope.file());
    }
  }

  /** Finds what a name in an expression stands for among the parts of this template. */
  private final class TemplateNames implements ExpressionEvaluator.Names {
    private static final String OUTPUT = "Outputs.";

    @Override
    public Optional<Value> ref(String name, Position position) throws TemplateException {
      if (PseudoParameters.isName(name)) {
        return PseudoParameters.of(name, scope, position);
      }
      if (parameters.isDeclared(name)) {
        return Optional.of(parameters.value(name));
      }
      if (resources.isDeclared(name)) {
        return Optional.of(new Value.Scalar(resources.identity(name).ref()));
      }
      throw new TemplateException(
          position, "Ref \"" + name + "\" names no parameter and no resource of the template");
    }

    @Override
    public Value attribute(String logicalId, String attribute, Position position)
        throws TemplateException {
      if (!resources.isDeclared(logicalId)) {
        throw new TemplateException(
            position, "Fn::GetAtt \"" + logicalId + "\" names no resource of the template");
      }
      if (!attribute.startsWith(OUTPUT)) {
        return resources.attribute(logicalId, attribute);
      }
      Optional<TemplateResolver> nested = nestedStacks.of(logicalId);
      return nested.isPresent()
          ? nested.get().output(attribute.substring(OUTPUT.length()))
          : new Value.Unknown();
    }

    @Override
    public Optional<Boolean> condition(String name, Position position) throws TemplateException {
      return conditions.holds(name, position);
    }
  }
}
