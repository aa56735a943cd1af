package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Text;
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

/** Parts of a template. */
final class Json {
  /** The parameter of the templates whose value nobody knows. */
  static final String OPEN_PARAMETER = "ValueThatIsNotKnown";

  private static final Position POSITION = new Position(1, 1);

  /** A value that is not known. */
  static final JsonObject OPEN = object(Map.of("Ref", string(OPEN_PARAMETER)));

  private Json() {}

  static JsonString string(String value) {
    return new JsonString(value, POSITION);
  }

  static JsonArray array(List<JsonValue> elements) {
    return new JsonArray(elements, POSITION);
  }

  static JsonObject object(Map<String, ? extends JsonValue> members) {
    Map<String, Member> all = new LinkedHashMap<>();
    members.forEach((name, value) -> all.put(name, new Member(POSITION, value)));
    return new JsonObject(all, POSITION);
  }

  /** The members of an object. */
  static Map<String, JsonValue> members(JsonObject object) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    object.members().forEach((name, member) -> members.put(name, member.value()));
    return members;
  }

  /** A text, whose unknown parts are joined in. */
  static JsonValue text(Text text) {
    if (text.isKnown()) {
      return string(text.literals().get(0));
    }
    List<JsonValue> parts = new ArrayList<>();
    for (String literal : text.literals()) {
      if (!parts.isEmpty()) {
        parts.add(OPEN);
      }
      parts.add(string(literal));
    }
    return object(Map.of("Fn::Join", array(List.of(string(""), array(parts)))));
  }

  /** Two values as one: objects and arrays are joined, of all else the second counts. */
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

  /** Of two policies for deletion the one that deletes counts: it takes more permissions. */
  private static BinaryOperator<JsonValue> merger(String name) {
    return name.startsWith("$")
        ? (one, other) ->
            one instanceof JsonString policy && policy.value().equals("Delete") ? one : other
        : Json::merged;
  }

  private static boolean isFunction(JsonObject object) {
    return object.members().size() == 1
        && object.members().keySet().stream()
            .anyMatch(
                name -> name.equals("Ref") || name.startsWith("Fn::") || name.equals("$open"));
  }
}
