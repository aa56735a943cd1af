package io.github.sstiam.app.source.template;

import io.github.sstiam.app.Text;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Dynamic references, whose values CloudFormation fetches while it deploys
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html).
 */
final class DynamicReferences {
  private static final String START = "{{resolve:";
  private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:[^{}]*}}");

  /** Stands for an unknown part while a reference that holds one is looked for. */
  private static final String UNKNOWN_PART = "\0";

  private DynamicReferences() {}

  /** The text with an unknown part in the place of every dynamic reference. */
  static Text opened(String text) {
    return opened(Text.of(text));
  }

  /** The same for a text whose references may themselves hold unknown parts. */
  static Text opened(Text text) {
    String whole = String.join(UNKNOWN_PART, text.literals());
    if (!whole.contains(START)) {
      return text;
    }
    String replaced = REFERENCE.matcher(whole).replaceAll(UNKNOWN_PART);
    // Joined to nothing, neighbouring unknown parts become one.
    return Text.of("").then(new Text(List.of(replaced.split(UNKNOWN_PART, -1))));
  }
}
