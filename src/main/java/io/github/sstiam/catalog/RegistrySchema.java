package io.github.sstiam.catalog;

import static java.util.stream.Collectors.toCollection;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonBoolean;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The schema of a resource type in the CloudFormation registry
 * (https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html).
 *
 * @param json the schema; missing members count as empty
 */
public record RegistrySchema(JsonObject json) {
  private static final String PROPERTIES = "/properties/";

  /** A chain of references longer than this is a circle. */
  private static final int MAX_REFERENCES = 10;

  public RegistrySchema {
    if (json.string("typeName").isEmpty()) {
      throw new IllegalArgumentException("a schema has a typeName");
    }
  }

  /**
   * Reads a schema.
   *
   * @param text the schema in JSON
   * @throws RegistrySchemaException if it is not a schema of a resource type
   */
  public static RegistrySchema read(String text) throws RegistrySchemaException {
    try {
      if (JsonReader.read(text) instanceof JsonObject json && json.string("typeName").isPresent()) {
        return new RegistrySchema(json);
      }
      throw new RegistrySchemaException("it is no JSON object with a \"typeName\"", null);
    } catch (JsonSyntaxException e) {
      throw new RegistrySchemaException(e.getMessage(), e);
    }
  }

  /** The resource type, such as {@code AWS::S3::Bucket}. */
  public String type() {
    return json.string("typeName").orElseThrow();
  }

  /** Whether the registry says anything of the type's handlers. */
  public boolean hasHandlers() {
    return json.object("handlers").isPresent();
  }

  /** Whether there is a handler, such as {@code update}. */
  public boolean hasHandler(String name) {
    return json.object("handlers").flatMap(handlers -> handlers.object(name)).isPresent();
  }

  /** Each action that a handler names, as it is spelled there, with the handlers that name it. */
  public Map<String, Set<Operation>> permissions() {
    Map<String, Set<Operation>> found = new TreeMap<>();
    Map<Operation, Optional<JsonObject>> owners = new EnumMap<>(Operation.class);
    for (Operation operation : EnumSet.complementOf(EnumSet.of(Operation.TAG))) {
      String handler = operation.name().toLowerCase(Locale.ROOT);
      owners.put(operation, json.object("handlers").flatMap(all -> all.object(handler)));
    }
    owners.put(Operation.TAG, hasHandlers() ? json.object("tagging") : Optional.empty());
    owners.forEach(
        (operation, owner) ->
            owner.map(o -> strings(o, "permissions")).orElse(List.of()).stream()
                .forEach(
                    action ->
                        found
                            .computeIfAbsent(action, name -> EnumSet.noneOf(Operation.class))
                            .add(operation)));
    return found;
  }

  /** Whether tags of the stack reach such resources. */
  public boolean taggable() {
    Optional<JsonValue> tagging = json.object("tagging").flatMap(o -> o.get("taggable"));
    return tagging
        .or(() -> json.get("taggable"))
        .filter(JsonBoolean.class::isInstance)
        .map(flag -> ((JsonBoolean) flag).value())
        .orElse(false);
  }

  /** The paths of the properties that identify a resource, such as {@code Name}. */
  public List<String> primaryIdentifier() {
    return paths("primaryIdentifier");
  }

  /** The paths of the properties that AWS assigns. */
  public Set<String> readOnly() {
    return new TreeSet<>(paths("readOnlyProperties"));
  }

  /** The paths of the properties whose change replaces a resource, or may. */
  public Set<String> createOnly() {
    Set<String> paths = new TreeSet<>(paths("createOnlyProperties"));
    paths.addAll(paths("conditionalCreateOnlyProperties"));
    return paths;
  }

  /** The names of the properties, those that AWS assigns among them. */
  public Set<String> properties() {
    return json.object("properties")
        .map(properties -> properties.members().keySet())
        .map(names -> names.stream().collect(toCollection(TreeSet::new)))
        .orElseGet(TreeSet::new);
  }

  /** Whether a path such as {@code Code.S3Bucket} leads to a property, through lists too. */
  public boolean hasPath(String path) {
    Optional<JsonObject> at = Optional.of(json);
    for (String step : path.split("\\.", -1)) {
      if (at.isPresent() && isFreeForm(at.get())) {
        return true;
      }
      at = at.flatMap(o -> o.object("properties")).flatMap(o -> o.object(step)).map(this::target);
    }
    return at.isPresent();
  }

  private static boolean isFreeForm(JsonObject schema) {
    return schema.get("properties").isEmpty();
  }

  private JsonObject target(JsonObject schema) {
    JsonObject at = schema;
    for (int i = 0; i < MAX_REFERENCES; i++) {
      Optional<JsonObject> next = at.string("$ref").flatMap(this::definition);
      next = next.isPresent() ? next : at.object("items");
      if (next.isEmpty()) {
        return at;
      }
      at = next.get();
    }
    return at;
  }

  private Optional<JsonObject> definition(String reference) {
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    return json.object("definitions").flatMap(definitions -> definitions.object(name));
  }

  private List<String> paths(String member) {
    return strings(json, member).stream()
        .filter(path -> path.startsWith(PROPERTIES))
        .map(path -> path.substring(PROPERTIES.length()).replace('/', '.'))
        .toList();
  }

  private static List<String> strings(JsonObject owner, String member) {
    return owner.array(member).map(JsonArray::elements).orElse(List.of()).stream()
        .filter(JsonString.class::isInstance)
        .map(element -> ((JsonString) element).value())
        .toList();
  }
}
