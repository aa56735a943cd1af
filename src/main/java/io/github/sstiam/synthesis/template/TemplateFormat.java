package io.github.sstiam.synthesis.template;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sstiam.json.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** How a template is written. Its tree holds maps, lists, texts and whole numbers. */
public enum TemplateFormat {
  JSON {
    @Override
    String write(Map<String, Object> template) {
      return JsonWriter.indented(json -> value(json, template));
    }
  },
  YAML {
    @Override
    String write(Map<String, Object> template) {
      DumperOptions options = new DumperOptions();
      options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
      options.setLineBreak(DumperOptions.LineBreak.UNIX);
      options.setIndicatorIndent(2);
      options.setIndentWithIndicator(true);
      // A long text on several lines is read as one, but is hard to compare.
      options.setSplitLines(false);
      return new Yaml(options).dump(template);
    }
  };

  /** The text of a template, with a newline at its end. */
  abstract String write(Map<String, Object> template);

  private static void value(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        value(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        value(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else {
      json.writeString((String) value);
    }
  }
}
