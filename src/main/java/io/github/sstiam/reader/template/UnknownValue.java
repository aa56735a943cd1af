package io.github.sstiam.reader.template;

import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JSON of a statically unknown value in a template that is made from an app's sources: a {@code
 * Ref} to a parameter of our own, {@value #NAME}, which evaluates to {@link Text#UNKNOWN}. No
 * CloudFormation template contains this name, since names of parameters and resources are
 * alphanumeric.
 */
public final class UnknownValue {
  /** The name of the parameter. */
  static final String NAME = "SstIam::Unknown";

  /** The JSON of an unknown value. */
  public static final JsonObject JSON =
      new JsonObject(
          Map.of("Ref", new Member(Position.NONE, new JsonString(NAME, Position.NONE))),
          Position.NONE);

  private UnknownValue() {}

  /**
   * The JSON of a text that may be unknown in part.
   *
   * @return a string, or the parts of the text joined by {@code Fn::Join}
   */
  public static JsonValue of(Text text) {
    if (text.isKnown()) {
      return new JsonString(text.literals().get(0), Position.NONE);
    }
    List<JsonValue> parts = new ArrayList<>();
    for (String literal : text.literals()) {
      if (!parts.isEmpty()) {
        parts.add(JSON);
      }
      parts.add(new JsonString(literal, Position.NONE));
    }
    JsonArray arguments =
        new JsonArray(
            List.of(new JsonString("", Position.NONE), new JsonArray(parts, Position.NONE)),
            Position.NONE);
    return new JsonObject(Map.of("Fn::Join", new Member(Position.NONE, arguments)), Position.NONE);
  }
}
