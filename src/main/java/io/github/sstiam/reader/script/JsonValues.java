package io.github.sstiam.reader.script;

import io.github.sstiam.json.JsonValue;
import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.Bool;
import io.github.sstiam.reader.script.ScriptValue.Nothing;
import io.github.sstiam.reader.script.ScriptValue.Num;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;

/** JSON as values of a script. */
public final class JsonValues {
  private JsonValues() {}

  /** The value that a script gets when it imports the JSON. */
  public static ScriptValue of(JsonValue json) {
    if (json instanceof JsonValue.JsonString string) {
      return Str.of(string.value());
    }
    if (json instanceof JsonValue.JsonNumber number) {
      return new Num(Double.parseDouble(number.text()));
    }
    if (json instanceof JsonValue.JsonBoolean bool) {
      return new Bool(bool.value());
    }
    if (json instanceof JsonValue.JsonArray array) {
      return Arr.of(array.elements().stream().map(JsonValues::of).toList());
    }
    if (json instanceof JsonValue.JsonObject object) {
      Obj result = new Obj();
      object.members().forEach((name, member) -> result.members().put(name, of(member.value())));
      return result;
    }
    return new Nothing("null");
  }
}
