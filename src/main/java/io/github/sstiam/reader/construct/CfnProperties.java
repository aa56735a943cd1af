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
import io.github.sstiam.reader.template.UnknownValue;
import io.github.sstiam.table.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The properties of a resource that an app declares by its CloudFormation type ({@code CfnX}). */
final class CfnProperties {
  /** Deeper than CloudFormation accepts objects within objects. */
  private static final int MAX_DEPTH = 60;

  private final Map<String, String> spellings = new HashMap<>();

  CfnProperties() {
    for (Table.Row line : ConstructTables.table("cfn-properties.tsv").rows()) {
      List<String> row = line.fields(3);
      spellings.put(row.get(0) + " " + row.get(1), row.get(2));
    }
  }

  /** The properties of a resource of a type in a template. */
  JsonObject of(String type, ScriptValue props) {
    return value(type, props) instanceof JsonObject object && props instanceof Obj
        ? object
        : TemplateJson.object(Map.of());
  }

  /** The properties of a resource whose names are already spelled as in a template. */
  static JsonObject plain(ScriptValue props) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (props instanceof Obj object) {
      object.members().forEach((name, member) -> members.put(name, scalar(member)));
    }
    return TemplateJson.object(members);
  }

  private JsonValue value(String type, ScriptValue value) {
    return value(type, value, 0);
  }

  private JsonValue value(String type, ScriptValue value, int depth) {
    if (depth > MAX_DEPTH) {
      // The object contains itself.
      return UnknownValue.JSON;
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
      return TemplateJson.object(members);
    }
    if (value instanceof Arr array) {
      return TemplateJson.array(
          array.elements().stream().map(each -> value(type, each, depth + 1)).toList());
    }
    return scalar(value);
  }

  private static JsonValue scalar(ScriptValue value) {
    if (value instanceof Str string) {
      return UnknownValue.of(string.text());
    }
    if (value instanceof Num || value instanceof Bool) {
      try {
        return JsonReader.read(
            value instanceof Num number ? number.text() : Boolean.toString(((Bool) value).value()));
      } catch (JsonSyntaxException e) {
        return UnknownValue.JSON;
      }
    }
    return UnknownValue.JSON;
  }

  /** CloudFormation's name for a property, which mostly differs in its first letter only. */
  private String spelling(String type, String name) {
    String known = spellings.getOrDefault(name + " " + type, spellings.get(name + " *"));
    if (known != null || name.isEmpty()) {
      return known == null ? name : known;
    }
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
