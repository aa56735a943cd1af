package io.github.sstiam.reader.template;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonNull;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.Member;
import java.util.List;
import java.util.Map;

/** Reads the text of a template, JSON or YAML, into one form. */
public final class TemplateText {
  private static final List<String> SECTIONS =
      List.of("Resources", "Parameters", "Mappings", "Conditions", "Outputs");

  private TemplateText() {}

  /**
   * Reads a template.
   *
   * @param text the text; JSON if it starts with a brace, else YAML
   * @return the template, short forms of intrinsic functions written out
   * @throws TemplateException if the text is neither, holds no resources, or is to be expanded
   */
  public static JsonObject read(String text) throws TemplateException {
    JsonValue value = isJson(text) ? json(text) : YamlText.read(text);
    if (!(value instanceof JsonObject template)) {
      throw new TemplateException(
          value.position(), "a template is an object, found " + value.kind());
    }
    if (template.get("Resources").isEmpty()) {
      throw new TemplateException(
          template.position(),
          "the template has no \"Resources\"; is this a CloudFormation template?");
    }
    for (String section : SECTIONS) {
      if (template.get(section).isPresent()) {
        check(section, template.get(section).get());
      }
    }
    return template;
  }

  /** The same for a template of its own file, which the messages of its errors name. */
  public static JsonObject read(String text, String file) throws TemplateException {
    try {
      return read(text);
    } catch (TemplateException e) {
      throw e.inFile(file);
    }
  }

  private static void check(String name, JsonValue section) throws TemplateException {
    if (section instanceof JsonNull && !name.equals("Resources")) {
      return;
    }
    if (!(section instanceof JsonObject object)) {
      throw new TemplateException(
          section.position(), "\"" + name + "\" must be an object, found " + section.kind());
    }
    for (Map.Entry<String, Member> member : object.members().entrySet()) {
      if (member.getKey().startsWith("Fn::")) {
        throw new TemplateException(
            member.getValue().namePosition(),
            "\"" + member.getKey() + "\" in " + name + ": " + Macros.UNEXPANDED);
      }
    }
  }

  private static boolean isJson(String text) {
    String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return start.isBlank() || start.stripLeading().startsWith("{");
  }

  private static JsonValue json(String text) throws TemplateException {
    try {
      return JsonReader.read(text);
    } catch (JsonSyntaxException e) {
      // Jackson repeats the word that it cannot read, which may be the value of a parameter.
      throw new TemplateException(
          e.position(), e.problem().replaceFirst("token '.*': was expecting", "word, expected"));
    }
  }
}
