package io.github.sstiam.reader.construct;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.Bool;
import io.github.sstiam.reader.script.ScriptValue.Nothing;
import io.github.sstiam.reader.script.ScriptValue.Num;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The properties of a resource that an app declares as CloudFormation has it ({@code CfnX}). */
final class CfnProperties {
  /** More objects within objects than CloudFormation takes. */
  private static final int MAX_DEPTH = 60;

  private final Map<String, String> spellings = new HashMap<>();

  CfnProperties() {
    for (List<String> row : Tables.columns("cfn-properties.tsv")) {
      spellings.put(row.get(0) + " " + row.get(1), row.get(2));
    }
  }

  /** The properties of a resource of a type in a template. */
  JsonObject of(String type, ScriptValue props) {
    return value(type, props) instanceof JsonObject object && props instanceof Obj
        ? object
        : Json.object(Map.of());
  }

  /** The properties of another resource, whose names a template has as they are. */
  static JsonObject plain(ScriptValue props) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (props instanceof Obj object) {
      object.members().forEach((name, member) -> members.put(name, scalar(member)));
    }
    return Json.object(members);
  }

  private JsonValue value(String type, ScriptValue value) {
    return value(type, value, 0);
  }

  private JsonValue value(String type, ScriptValue value, int depth) {
    if (depth > MAX_DEPTH) {
      // An object that holds itself.
      return Json.OPEN;
    }
    if (value instanceof Obj object) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      object
          .members()
          .forEach(
              (name, member) -> {
                if (!(member instanceof Nothing)) {
                  members.put(spelling(type, name), value(type, member, depth + 1));
                }
              });
      return Json.object(members);
    }
    if (value instanceof Arr array) {
      return Json.array(
          array.elements().stream().map(each -> value(type, each, depth + 1)).toList());
    }
    return scalar(value);
  }

  private static JsonValue scalar(ScriptValue value) {
    if (value instanceof Str string) {
      return Json.text(string.text());
    }
    if (value instanceof Num || value instanceof Bool) {
      try {
        return JsonReader.read(
            value instanceof Num number ? number.text() : Boolean.toString(((Bool) value).value()));
      } catch (JsonSyntaxException e) {
        return Json.OPEN;
      }
    }
    return Json.OPEN;
  }

  /** CloudFormation's name for a property, which mostly differs in its first letter alone. */
  private String spelling(String type, String name) {
    String known = spellings.getOrDefault(name + " " + type, spellings.get(name + " *"));
    if (known != null || name.isEmpty()) {
      return known == null ? name : known;
    }
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
