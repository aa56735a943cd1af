package io.github.sstiam.catalog.generator;

import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What {@code @aws-cdk/aws-service-spec} adds to the schemas: ARN templates and references. */
final class ServiceSpec {
  private final Map<String, JsonObject> types = new TreeMap<>();

  private ServiceSpec() {}

  /** Reads the package's {@code db.json.gz}, a database of entities by table. */
  static ServiceSpec read(Path database) {
    ServiceSpec spec = new ServiceSpec();
    JsonArray entities =
        Inputs.json(database)
            .object("schema")
            .flatMap(schema -> schema.object("resource"))
            .flatMap(table -> table.array("entities"))
            .orElseThrow();
    for (var entity : entities.elements()) {
      JsonObject type = (JsonObject) entity;
      spec.types.put(type.string("cloudFormationType").orElseThrow(), type);
    }
    return spec;
  }

  Optional<String> arnTemplate(String type) {
    return Optional.ofNullable(types.get(type)).flatMap(json -> json.string("arnTemplate"));
  }

  /**
   * The property or attribute that {@code Ref} returns; empty where it is made of several, because
   * the types do not agree on how the parts are joined.
   */
  Optional<String> ref(String type, List<String> primaryIdentifier) {
    List<String> parts =
        Optional.ofNullable(types.get(type))
            .flatMap(json -> json.array("cfnRefIdentifier"))
            .map(ServiceSpec::strings)
            .orElse(primaryIdentifier);
    return parts.size() == 1 ? Optional.of(parts.get(0)) : Optional.empty();
  }

  /** The names that {@code Fn::GetAtt} takes. */
  Set<String> attributes(String type) {
    return Optional.ofNullable(types.get(type))
        .flatMap(json -> json.object("attributes"))
        .map(attributes -> attributes.members().keySet())
        .orElse(Set.of());
  }

  private static List<String> strings(JsonArray array) {
    return array.elements().stream().map(element -> ((JsonString) element).value()).toList();
  }
}
