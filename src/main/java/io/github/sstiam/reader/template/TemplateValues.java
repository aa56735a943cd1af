package io.github.sstiam.reader.template;

import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonBoolean;
import io.github.sstiam.json.JsonValue.JsonNull;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves the values of a template, down to their last function call. */
final class TemplateValues {
  /**
   * Values inside values, references followed: more than a real template has, less than the stack.
   */
  private static final int MAX_DEPTH = 250;

  /** More than a template of 1 MB comes to when each of its values is resolved once. */
  private static final int MAX_STEPS = 2_000_000;

  /** More than the texts of a template of 1 MB, every reference with its ARN. */
  private static final long MAX_CHARACTERS = 64L * 1024 * 1024;

  private final IntrinsicFunctions functions;
  private final DynamicReferences references;
  private int depth;
  private int steps;
  private long characters;

  TemplateValues(IntrinsicFunctions functions, DynamicReferences references) {
    this.functions = functions;
    this.references = references;
  }

  /**
   * Resolves a value.
   *
   * @return the value; empty where it is {@code AWS::NoValue}
   */
  Optional<Value> of(JsonValue json) throws TemplateException {
    descend(json.position());
    try {
      return anyValue(json);
    } finally {
      ascend();
    }
  }

  /** Counts a step into a value. */
  void descend(Position position) throws TemplateException {
    if (depth >= MAX_DEPTH) {
      throw new TemplateException(
          position, "values lie more than " + MAX_DEPTH + " deep here; is there a loop?");
    }
    steps++;
    if (steps > MAX_STEPS) {
      throw new TemplateException(
          position,
          "the values of the template spell out too much; do mappings repeat each other?");
    }
    depth++;
  }

  /** Takes back a step into a value. */
  void ascend() {
    depth--;
  }

  private void count(Text text, Position position) throws TemplateException {
    characters += text.length();
    if (characters > MAX_CHARACTERS) {
      throw new TemplateException(
          position, "the texts of the template spell out too much; do names repeat each other?");
    }
  }

  private Optional<Value> anyValue(JsonValue json) throws TemplateException {
    if (json instanceof JsonString string) {
      return Optional.of(new Value.Scalar(references.opened(string.value())));
    }
    if (json instanceof JsonNumber number) {
      return Optional.of(Value.of(number.text()));
    }
    if (json instanceof JsonBoolean bool) {
      return Optional.of(Value.of(Boolean.toString(bool.value())));
    }
    if (json instanceof JsonNull) {
      return Optional.empty();
    }
    if (json instanceof JsonArray array) {
      return Optional.of(items(array));
    }
    return object((JsonObject) json);
  }

  private Value items(JsonArray array) throws TemplateException {
    List<Value> values = new ArrayList<>(array.elements().size());
    for (JsonValue element : array.elements()) {
      Optional<Value> value = of(element);
      if (value.isPresent()) {
        values.add(value.get());
      }
    }
    return new Value.Items(values);
  }

  private Optional<Value> object(JsonObject object) throws TemplateException {
    if (object.members().size() == 1) {
      Map.Entry<String, Member> only = object.members().entrySet().iterator().next();
      if (IntrinsicFunctions.isFunction(only.getKey())) {
        Optional<Value> result =
            functions.call(only.getKey(), only.getValue().value(), object.position());
        count(Values.text(result), object.position());
        return result;
      }
    }
    Map<String, Value> members = new LinkedHashMap<>();
    for (Map.Entry<String, Member> entry : object.members().entrySet()) {
      if (entry.getKey().startsWith(IntrinsicFunctions.FOR_EACH)) {
        throw new TemplateException(entry.getValue().namePosition(), IntrinsicFunctions.UNEXPANDED);
      }
      Optional<Value> value = of(entry.getValue().value());
      if (value.isPresent()) {
        members.put(entry.getKey(), value.get());
      }
    }
    return Optional.of(new Value.Members(members));
  }
}
