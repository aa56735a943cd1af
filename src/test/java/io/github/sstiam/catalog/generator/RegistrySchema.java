package io.github.sstiam.catalog.generator;

import static java.util.stream.Collectors.toCollection;

import io.github.sstiam.catalog.Operation;
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

/** One schema of the CloudFormation registry. */
record RegistrySchema(JsonObject json) {
  private static final String PROPERTIES = "/properties/";

  /** A chain of references longer than this is a circle. */
  private static final int MAX_REFERENCES = 10;

  String type() {
    return json.string("typeName").orElseThrow();
  }

  boolean hasHandlers() {
    return json.object("handlers").isPresent();
  }

  boolean hasHandler(String name) {
    return json.object("handlers").flatMap(handlers -> handlers.object(name)).isPresent();
  }

  /** Each action that a handler names, as it is spelled there, with the handlers that name it. */
  Map<String, Set<Operation>> permissions() {
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

  boolean taggable() {
    Optional<JsonValue> tagging = json.object("tagging").flatMap(o -> o.get("taggable"));
    return tagging
        .or(() -> json.get("taggable"))
        .filter(JsonBoolean.class::isInstance)
        .map(flag -> ((JsonBoolean) flag).value())
        .orElse(false);
  }

  List<String> primaryIdentifier() {
    return paths("primaryIdentifier");
  }

  Set<String> readOnly() {
    return new TreeSet<>(paths("readOnlyProperties"));
  }

  Set<String> createOnly() {
    return new TreeSet<>(paths("createOnlyProperties"));
  }

  /** The names of the properties, those that AWS assigns among them. */
  Set<String> properties() {
    return json.object("properties")
        .map(properties -> properties.members().keySet())
        .map(names -> names.stream().collect(toCollection(TreeSet::new)))
        .orElseGet(TreeSet::new);
  }

  /** Whether a path such as {@code Code.S3Bucket} leads to a property, through lists too. */
  boolean hasPath(String path) {
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
        .map(element -> ((JsonString) element).value())
        .toList();
  }
}
