package io.github.sstiam.reader.construct;

import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Makes and merges the JSON of a template. */
final class TemplateJson {
  private TemplateJson() {}

  static JsonString string(String value) {
    return new JsonString(value, Position.NONE);
  }

  static JsonArray array(List<JsonValue> elements) {
    return new JsonArray(elements, Position.NONE);
  }

  static JsonObject object(Map<String, ? extends JsonValue> members) {
    Map<String, Member> all = new LinkedHashMap<>();
    members.forEach((name, value) -> all.put(name, new Member(Position.NONE, value)));
    return new JsonObject(all, Position.NONE);
  }

  /** The members of an object. */
  static Map<String, JsonValue> members(JsonObject object) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    object.members().forEach((name, member) -> members.put(name, member.value()));
    return members;
  }

  /** Merges two values: objects and arrays are joined, of all other values the second counts. */
  static JsonValue merged(JsonValue one, JsonValue other) {
    if (one instanceof JsonObject first && other instanceof JsonObject second) {
      if (isFunction(first) || isFunction(second)) {
        return other;
      }
      Map<String, JsonValue> all = members(first);
      members(second).forEach((name, value) -> all.merge(name, value, merger(name)));
      return object(all);
    }
    if (one instanceof JsonArray first && other instanceof JsonArray second) {
      List<JsonValue> all = new ArrayList<>(first.elements());
      second.elements().stream().filter(element -> !all.contains(element)).forEach(all::add);
      return array(all);
    }
    return other;
  }

  /** Of two deletion policies the one that deletes counts, since it needs more permissions. */
  private static BinaryOperator<JsonValue> merger(String name) {
    return name.startsWith("$")
        ? (one, other) ->
            one instanceof JsonString policy && policy.value().equals("Delete") ? one : other
        : TemplateJson::merged;
  }

  private static boolean isFunction(JsonObject object) {
    return object.members().size() == 1
        && object.members().keySet().stream()
            .anyMatch(name -> name.equals("Ref") || name.startsWith("Fn::"));
  }
}
