package io.github.sstiam.catalog.generator;

import io.github.sstiam.json.JsonValue.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of {@code properties/*.tsv}: the properties of each type, by which rules are checked.
 */
final class PropertyRows {
  static final String HEADING =
      """
      # type, its properties, those below them in brackets
      """;

  /** Below this nothing is told; no rule goes deeper. */
  private static final int MAX_DEPTH = 4;

  private static final int MAX_REFERENCES = 10;

  private final JsonObject schema;

  private PropertyRows(JsonObject schema) {
    this.schema = schema;
  }

  /** The properties of a type: {@code Code(S3Bucket,S3Key),Role}. */
  static String of(JsonObject schema) {
    return new PropertyRows(schema).members(schema, MAX_DEPTH, Set.of());
  }

  private String members(JsonObject owner, int depth, Set<String> above) {
    StringBuilder text = new StringBuilder();
    Optional<JsonObject> properties = owner.object("properties");
    if (properties.isEmpty()) {
      return "";
    }
    for (String name : new TreeSet<>(properties.get().members().keySet())) {
      text.append(text.isEmpty() ? "" : ",").append(name);
      Optional<JsonObject> property = properties.get().object(name);
      String below = property.isPresent() ? below(property.get(), depth, above) : "";
      text.append(below.isEmpty() ? "" : "(" + below + ")");
    }
    return text.toString();
  }

  /** The properties of what a property holds, through lists too; empty where it recurs. */
  private String below(JsonObject property, int depth, Set<String> above) {
    Set<String> seen = new HashSet<>(above);
    JsonObject at = property;
    for (int i = 0; i < MAX_REFERENCES; i++) {
      Optional<JsonObject> next = Optional.empty();
      Optional<String> reference = at.string("$ref");
      if (reference.isPresent()) {
        if (!seen.add(reference.get())) {
          return "";
        }
        next = definition(reference.get());
      }
      next = next.isPresent() ? next : at.object("items");
      if (next.isEmpty()) {
        break;
      }
      at = next.get();
    }
    return depth == 1 ? "" : members(at, depth - 1, seen);
  }

  private Optional<JsonObject> definition(String reference) {
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    return schema.object("definitions").flatMap(definitions -> definitions.object(name));
  }
}
