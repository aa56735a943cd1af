package io.github.sstiam.reader.template;

import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.Member;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The outputs of a template, for the stack that nests it and for the stacks that import them. */
final class TemplateOutputs {
  private final TemplateResolver resolver;
  private final Map<String, Member> outputs;

  TemplateOutputs(TemplateResolver resolver, JsonObject template) {
    this.resolver = resolver;
    this.outputs = template.members("Outputs");
  }

  /** What the stack exports, by export name; exports whose name is not known are left out. */
  Map<String, Value> exports() throws TemplateException {
    Map<String, Value> exports = new TreeMap<>();
    for (String output : outputs.keySet()) {
      Optional<JsonValue> name = declared(output, "Export", "Name");
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
    Optional<JsonValue> json = declared(name, "Value");
    Optional<Value> value = json.isEmpty() ? Optional.empty() : resolver.value(json.get());
    return value.isEmpty() ? new Value.Unknown() : value.get();
  }

  private Optional<JsonValue> declared(String output, String first, String... path) {
    Member declared = outputs.get(output);
    return declared != null && declared.value() instanceof JsonObject object
        ? object.get(first, path)
        : Optional.empty();
  }
}
