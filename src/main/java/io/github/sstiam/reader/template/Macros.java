package io.github.sstiam.reader.template;

import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The macros and loops of a template. CloudFormation runs macros at the deployment, and they may
 * change the template in any way
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros.html).
 */
final class Macros {
  /** The functions that this one adds are evaluated, or refused by name. */
  static final String LANGUAGE_EXTENSIONS = "AWS::LanguageExtensions";

  /** What the name of a loop begins with; the rest is the loop's own name. */
  static final String LOOP = "Fn::ForEach::";

  /**
   * The problem of a template with loops or macros in it that must be expanded before it is read.
   */
  static final String UNEXPANDED =
      "the template must be expanded first: give the one that \"aws cloudformation get-template"
          + " --template-stage Processed\" returns, or write the loop or macro out";

  private Macros() {}

  /** The macros that {@code Transform} runs over the whole template, in their order. */
  static List<String> of(JsonObject template) {
    Optional<JsonValue> declared = template.get("Transform");
    if (declared.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (JsonValue macro :
        declared.get() instanceof JsonArray array ? array.elements() : List.of(declared.get())) {
      Optional<String> name = name(macro);
      if (name.isPresent()) {
        names.add(name.get());
      }
    }
    return names;
  }

  /** The name in the declaration or call of a macro; empty if it is not a literal. */
  static Optional<String> name(JsonValue macro) {
    if (macro instanceof JsonString string) {
      return Optional.of(string.value());
    }
    return macro instanceof JsonObject object ? object.string("Name") : Optional.empty();
  }

  /** The remark about a macro. */
  static String remark(String name) {
    return "the macro \""
        + name
        + "\" runs at the deployment; what it adds or changes is not read. Read the template that"
        + " \"aws cloudformation get-template --template-stage Processed\" returns instead.";
  }
}
