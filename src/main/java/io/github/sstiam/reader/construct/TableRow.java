package io.github.sstiam.reader.construct;

import io.github.sstiam.app.PropertyPath;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a construct table: what a construct creates, uploads or looks up, and under which
 * conditions. The format of the tables is described in src/constructs/README.md.
 *
 * @param construct the construct, such as {@code Api} or {@code aws_s3.Bucket}; {@code *} for any
 * @param when the conditions, which all have to hold
 * @param json the row, with its other members
 */
record TableRow(String construct, List<RowCondition> when, JsonObject json) {
  private static final JsonObject NOTHING = new JsonObject(Map.of(), new Position(1, 1));

  static TableRow of(JsonObject json) {
    List<RowCondition> when =
        json.array("when").map(JsonArray::elements).orElse(List.of()).stream()
            .map(JsonString.class::cast)
            .map(condition -> RowCondition.of(condition.value()))
            .toList();
    return new TableRow(json.string("construct").orElse(""), when, json);
  }

  /** The construct path of a resource or of a construct within this one. */
  String at() {
    return json.string("at").orElse("");
  }

  /** The type of the resource that it creates. */
  Optional<String> type() {
    return json.string("type");
  }

  /** The properties of the resource. */
  JsonObject properties() {
    return json.object("properties").orElse(NOTHING);
  }

  /** The construct that it creates. */
  Optional<String> uses() {
    return json.string("uses");
  }

  /** Where the properties of the construct that it creates are. */
  Optional<PropertyPath> props() {
    return json.string("props").map(PropertyPath::of);
  }

  /** Where the defaults of these properties are. */
  Optional<PropertyPath> defaults() {
    return json.string("defaults").map(PropertyPath::of);
  }

  /** The lookup of synthesis, by CDK's name of its provider. */
  Optional<String> lookup() {
    return json.string("lookup");
  }

  /** The kind of asset that is uploaded: {@code file} or {@code image}. */
  Optional<String> asset() {
    return json.string("asset");
  }

  /** The static method that it is about. */
  Optional<String> factory() {
    return json.string("static");
  }

  /** The method that it is about. */
  Optional<String> method() {
    return json.string("method");
  }

  /** Which argument of the method counts, from 0. */
  int argument() {
    JsonValue value = json.get("argument").orElse(null);
    return value instanceof JsonNumber number ? Integer.parseInt(number.text()) : 0;
  }

  /** The property that a call of the method adds to. */
  Optional<String> into() {
    return json.string("into");
  }

  /** The property to which a call of the method appends an entry of its arguments. */
  Optional<String> append() {
    return json.string("append");
  }

  /** The names of the arguments of such a call; {@code ...} is merged into the entry. */
  List<String> arguments() {
    return json.array("arguments").map(JsonArray::elements).orElse(List.of()).stream()
        .map(name -> ((JsonString) name).value())
        .toList();
  }

  /** The property that a call of the method gives to the construct in its argument. */
  Optional<String> givesToArgument() {
    return json.string("marks");
  }

  /** The longest of its paths with entries of collections; empty if it has none. */
  Optional<PropertyPath> entries() {
    return when.stream()
        .map(RowCondition::path)
        .filter(PropertyPath::hasEntries)
        .map(PropertyPath::toLastEntry)
        .max((one, other) -> Integer.compare(one.steps().size(), other.steps().size()))
        .or(() -> props().filter(PropertyPath::hasEntries).map(PropertyPath::toLastEntry));
  }
}
