package io.github.sstiam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegistrySchemaTest {
  private static final String SCHEMA =
      """
      {"typeName": "A::B::C",
       "properties": {
         "Name": {"type": "string"},
         "Code": {"$ref": "#/definitions/Code"},
         "Rules": {"type": "array", "items": {"$ref": "#/definitions/Code"}},
         "Free": {"type": "object"}},
       "definitions": {"Code": {"type": "object", "properties": {"Bucket": {"type": "string"}}}},
       "primaryIdentifier": ["/properties/Name"],
       "readOnlyProperties": ["/properties/Code/Bucket"],
       "tagging": {"taggable": true, "permissions": ["b:Tag"]},
       "handlers": {
         "create": {"permissions": ["b:Make", "b:Tag"]},
         "delete": {"permissions": ["b:Drop"]}}}
      """;

  private final RegistrySchema schema = schema(SCHEMA);

  @Test
  void tellsWhichHandlersNameAnAction() {
    assertThat(schema.permissions())
        .containsEntry("b:Make", Set.of(Operation.CREATE))
        .containsEntry("b:Tag", Set.of(Operation.CREATE, Operation.TAG))
        .containsEntry("b:Drop", Set.of(Operation.DELETE));
    assertThat(schema.hasHandler("update")).isFalse();
    assertThat(schema.taggable()).isTrue();
  }

  @Test
  void followsPathsThroughReferencesListsAndFreeForms() {
    assertThat(schema.hasPath("Name")).isTrue();
    assertThat(schema.hasPath("Code.Bucket")).isTrue();
    assertThat(schema.hasPath("Rules.Bucket")).isTrue();
    assertThat(schema.hasPath("Free.Anything")).isTrue();
    assertThat(schema.hasPath("NoSuch")).isFalse();
    assertThat(schema.hasPath("Code.NoSuch")).isFalse();
  }

  @Test
  void writesPathsWithDots() {
    assertThat(schema.primaryIdentifier()).containsExactly("Name");
    assertThat(schema.readOnly()).containsExactly("Code.Bucket");
  }

  private static RegistrySchema schema(String text) {
    try {
      return new RegistrySchema((JsonObject) JsonReader.read(text));
    } catch (JsonSyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
