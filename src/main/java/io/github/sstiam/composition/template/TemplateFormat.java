package io.github.sstiam.composition.template;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sstiam.json.JsonWriter;
import io.github.sstiam.text.Sanitizer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

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
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html: no
      // aliases, and parts of a policy may be the same object.
      options.setDereferenceAliases(true);
      // What does not show is between double quotes, where YAML has the escapes of JSON.
      return Sanitizer.lines(new Yaml(new Quoting(options), options).dump(template));
    }
  };

  /**
   * Texts without quotes only where every version of YAML reads a text: an account's twelve digits
   * may be an octal number for one parser and a decimal one for another.
   */
  private static final class Quoting extends Representer {
    private static final Pattern WORDS =
        Pattern.compile("[A-Za-z/][\\w./@:=+*-]*(?<!:)(?: [A-Za-z0-9][\\w./@=+-]*,?)*");

    /**
     * Patterns match whole characters, so that they do not match the halves of a surrogate pair.
     */
    private static final Pattern HALF = Pattern.compile("[\\x{d800}-\\x{dfff}]");

    private static final Pattern OTHER_THAN_TEXT =
        Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    private Quoting(DumperOptions options) {
      super(options);
      representers.put(
          String.class,
          text -> {
            // SnakeYAML makes one character of half of one and the next. No file holds halves.
            String whole = HALF.matcher((String) text).replaceAll("\ufffd");
            return representScalar(Tag.STR, whole, style(whole));
          });
    }

    private static ScalarStyle style(String value) {
      if (!Sanitizer.lines(value).equals(value)) {
        return ScalarStyle.DOUBLE_QUOTED;
      }
      boolean plain = WORDS.matcher(value).matches() && !OTHER_THAN_TEXT.matcher(value).matches();
      return plain ? ScalarStyle.PLAIN : ScalarStyle.SINGLE_QUOTED;
    }
  }

  /** The text of a template, with a newline at its end. */
  abstract String write(Map<String, Object> template);

  /** The text without white space, in which IAM counts a policy's characters. */
  static String compact(Map<String, Object> tree) {
    return JsonWriter.compact(json -> value(json, tree));
  }

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
