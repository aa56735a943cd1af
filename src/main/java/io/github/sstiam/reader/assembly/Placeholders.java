package io.github.sstiam.reader.assembly;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;

/** The placeholders that a cloud assembly leaves for the environment. */
final class Placeholders {
  private Placeholders() {}

  /** A text with {@code ${AWS::Partition}} and its like filled in. */
  static Text filled(String text, Environment environment) {
    Text filled = Text.of("");
    int from = 0;
    int start = text.indexOf("${AWS::");
    while (start >= 0) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        break;
      }
      filled = filled.then(Text.of(text.substring(from, start)));
      filled =
          filled.then(
              switch (text.substring(start + 2, end)) {
                case "AWS::Partition" -> Text.of(environment.partition());
                case "AWS::AccountId" -> environment.accountText();
                case "AWS::Region" -> environment.regionText();
                default -> Text.UNKNOWN;
              });
      from = end + 1;
      start = text.indexOf("${AWS::", from);
    }
    return filled.then(Text.of(text.substring(from)));
  }
}
