package io.github.sstiam.app.source.template;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;

/** Reads the text of a template, JSON or YAML, into one form. */
public final class TemplateText {
  private TemplateText() {}

  /**
   * Reads a template.
   *
   * @param text the text; JSON if it starts with a brace, else YAML
   * @return the template, short forms of intrinsic functions written out
   * @throws TemplateException if the text is neither, or holds no resources
   */
  public static JsonObject read(String text) throws TemplateException {
    JsonValue value = isJson(text) ? json(text) : YamlText.read(text);
    if (!(value instanceof JsonObject template)) {
      throw new TemplateException(
          value.position(), "a template is an object, found " + value.kind());
    }
    if (template.object("Resources").isEmpty()) {
      throw new TemplateException(
          template.position(),
          "the template has no \"Resources\"; is this a CloudFormation template?");
    }
    return template;
  }

  private static boolean isJson(String text) {
    String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return start.isBlank() || start.stripLeading().startsWith("{");
  }

  private static JsonValue json(String text) throws TemplateException {
    try {
      return JsonReader.read(text);
    } catch (JsonSyntaxException e) {
      throw new TemplateException(e.position(), e.problem());
    }
  }
}
