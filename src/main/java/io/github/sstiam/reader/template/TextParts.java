package io.github.sstiam.reader.template;

import io.github.sstiam.app.Text;
import io.github.sstiam.json.Position;
import java.util.ArrayList;
import java.util.List;

/** A text that a function puts together; one that repeats others again and again is refused. */
final class TextParts {
  /** CloudFormation takes templates of up to 1 MB. */
  private static final int MAX_LENGTH = 1_048_576;

  private final Position position;
  private final List<Text> parts = new ArrayList<>();
  private long length;

  /**
   * @param position where the function stands, for messages
   */
  TextParts(Position position) {
    this.position = position;
  }

  /**
   * Adds a part.
   *
   * @throws TemplateException if the text is then longer than any template
   */
  void add(Text part) throws TemplateException {
    length += part.length();
    if (length > MAX_LENGTH) {
      throw new TemplateException(
          position, "this text is longer than " + MAX_LENGTH + " characters");
    }
    parts.add(part);
  }

  /** All parts as one. */
  Text text() {
    return Text.joined(parts);
  }
}
