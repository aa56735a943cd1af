package io.github.sstiam.app.source.template;

import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The outputs of a template, for the stack that nests it and for the stacks that import them. */
final class TemplateOutputs {
  private final TemplateResolver resolver;
  private final Optional<JsonObject> outputs;

  TemplateOutputs(TemplateResolver resolver, JsonObject template) {
    this.resolver = resolver;
    this.outputs = template.object("Outputs");
  }

  /** What the stack exports, by export name; exports whose name is not known are left out. */
  Map<String, Value> exports() throws TemplateException {
    Map<String, Value> exports = new TreeMap<>();
    if (outputs.isEmpty()) {
      return exports;
    }
    for (String output : outputs.get().members().keySet()) {
      Optional<JsonObject> declared = outputs.get().object(output);
      Optional<JsonObject> export =
          declared.isPresent() ? declared.get().object("Export") : Optional.empty();
      Optional<JsonValue> name = export.isPresent() ? export.get().get("Name") : Optional.empty();
      if (name.isPresent()) {
        Text exportName = Values.text(resolver.value(name.get()));
        if (exportName.isKnown()) {
          exports.put(exportName.pattern(), value(output));
        }
      }
    }
    return exports;
  }

  /** The value of an output, or nothing known where the template has no such output. */
  Value value(String name) throws TemplateException {
    Optional<JsonValue> value =
        outputs.flatMap(all -> all.object(name)).flatMap(output -> output.get("Value"));
    return value.isEmpty()
        ? new Value.Unknown()
        : resolver.value(value.get()).orElseGet(Value.Unknown::new);
  }
}
