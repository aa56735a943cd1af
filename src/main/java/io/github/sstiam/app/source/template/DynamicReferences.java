package io.github.sstiam.app.source.template;

import io.github.sstiam.app.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Dynamic references, whose values CloudFormation fetches while it deploys
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html).
 */
final class DynamicReferences {
  private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:[^{}]*}}");

  private DynamicReferences() {}

  /** The text with an unknown part in the place of every dynamic reference. */
  static Text opened(String text) {
    if (!text.contains("{{resolve:")) {
      return Text.of(text);
    }
    List<String> literals = new ArrayList<>(List.of(REFERENCE.split(text, -1)));
    return new Text(literals);
  }
}
