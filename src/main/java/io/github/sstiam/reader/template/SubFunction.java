package io.github.sstiam.reader.template;

import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.Position;
import java.util.Optional;

/**
 * {@code Fn::Sub}, with and without a map of variables
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html).
 */
final class SubFunction {
  private static final String FUNCTION = "Fn::Sub";

  private final TemplateResolver resolver;

  SubFunction(TemplateResolver resolver) {
    this.resolver = resolver;
  }

  Value call(JsonValue argument) throws TemplateException {
    if (!(argument instanceof JsonArray)) {
      String text = IntrinsicFunctions.string(FUNCTION, argument);
      return new Value.Scalar(
          resolver.opened(substituted(text, Optional.empty(), argument.position())));
    }
    JsonValue text = IntrinsicFunctions.list(FUNCTION, argument, 2).get(0);
    JsonValue variables = IntrinsicFunctions.list(FUNCTION, argument, 2).get(1);
    if (!(variables instanceof JsonObject map)) {
      throw new TemplateException(
          variables.position(),
          "the variables of Fn::Sub are an object, found " + variables.kind());
    }
    String written = IntrinsicFunctions.string(FUNCTION, text);
    return new Value.Scalar(
        resolver.opened(substituted(written, Optional.of(map), text.position())));
  }

  private Text substituted(String text, Optional<JsonObject> variables, Position position)
      throws TemplateException {
    TextParts result = new TextParts(position);
    int from = 0;
    int start = text.indexOf("${");
    while (start >= 0) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        break;
      }
      result.add(Text.of(text.substring(from, start)));
      String name = text.substring(start + 2, end).strip();
      result.add(
          name.startsWith("!")
              ? Text.of("${" + name.substring(1) + "}")
              : variable(name, variables, position));
      from = end + 1;
      start = text.indexOf("${", from);
    }
    result.add(Text.of(text.substring(from)));
    return result.text();
  }

  private Text variable(String name, Optional<JsonObject> variables, Position position)
      throws TemplateException {
    Optional<JsonValue> mapped =
        variables.isPresent() ? variables.get().get(name) : Optional.empty();
    if (mapped.isPresent()) {
      return Values.text(resolver.value(mapped.get()));
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? Values.text(resolver.ref(name, position))
        : Values.text(
            resolver.attribute(name.substring(0, dot), name.substring(dot + 1), position));
  }
}
