package io.github.sstiam.reader.template;

import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code Fn::FindInMap}, with {@code DefaultValue}
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html).
 */
final class FindInMapFunction {
  private final TemplateResolver resolver;
  private final JsonObject template;

  FindInMapFunction(TemplateResolver resolver, JsonObject template) {
    this.resolver = resolver;
    this.template = template;
  }

  Optional<Value> call(JsonValue argument) throws TemplateException {
    if (!(argument instanceof JsonArray array) || array.elements().size() < 3) {
      throw new TemplateException(
          argument.position(), "Fn::FindInMap takes [map, top-level key, second-level key]");
    }
    List<Text> keys = new ArrayList<>();
    for (JsonValue key : array.elements().subList(0, 3)) {
      keys.add(Values.text(resolver.value(key)));
    }
    if (!keys.stream().allMatch(Text::isKnown)) {
      return Optional.of(new Value.Unknown());
    }
    Optional<JsonValue> found =
        template.get(
            "Mappings", keys.get(0).pattern(), keys.get(1).pattern(), keys.get(2).pattern());
    if (found.isPresent()) {
      return resolver.value(found.get());
    }
    if (array.elements().size() > 3
        && array.elements().get(3) instanceof JsonObject options
        && options.get("DefaultValue").isPresent()) {
      return resolver.value(options.get("DefaultValue").get());
    }
    // The keys may be the values of parameters, so the message does not repeat them.
    throw new TemplateException(
        argument.position(),
        "Fn::FindInMap finds no value under its keys; add the keys to \"Mappings\"");
  }
}
