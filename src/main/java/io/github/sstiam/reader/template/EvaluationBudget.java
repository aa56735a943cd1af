package io.github.sstiam.reader.template;

import io.github.sstiam.app.Text;
import io.github.sstiam.json.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * Limits the work of evaluating one template, so that a hostile template is refused before it
 * exhausts the stack, the heap or the build's time. All limits of the evaluation are here.
 */
final class EvaluationBudget {
  /** Nesting of values, references followed. A real template needs less; the stack has room. */
  private static final int MAX_DEPTH = 250;

  /** More values than a template of 1 MB has if each is evaluated once. */
  private static final int MAX_STEPS = 2_000_000;

  /** More characters than the texts of a template of 1 MB with all ARNs spelled out. */
  private static final long MAX_CHARACTERS = 64L * 1024 * 1024;

  /** The longest single text: CloudFormation accepts templates of up to 1 MB. */
  private static final int MAX_TEXT = 1_048_576;

  /** The longest list that a function may produce. */
  static final int MAX_LIST = 1_000;

  /** The deepest nesting of stacks. */
  static final int MAX_NESTED_STACKS = 10;

  private int depth;
  private int steps;
  private long characters;

  /**
   * Counts one step into a value; {@link #leave} must follow.
   *
   * @param position the value's position, for the error
   * @throws TemplateException if the value is nested too deeply or too many values were evaluated
   */
  void enter(Position position) throws TemplateException {
    if (depth >= MAX_DEPTH) {
      throw new TemplateException(
          position, "values are nested more than " + MAX_DEPTH + " deep here; is there a loop?");
    }
    steps++;
    if (steps > MAX_STEPS) {
      throw new TemplateException(
          position,
          "the values of the template expand to too much; do mappings refer to each other?");
    }
    depth++;
  }

  /** Ends the step that {@link #enter} began. */
  void leave() {
    depth--;
  }

  /**
   * Counts the characters that a function produced.
   *
   * @throws TemplateException if all functions together produced too many
   */
  void produced(Text text, Position position) throws TemplateException {
    characters += text.length();
    if (characters > MAX_CHARACTERS) {
      throw new TemplateException(
          position, "the texts of the template expand to too much; do names refer to each other?");
    }
  }

  /** A text that a function joins from parts; refused once it is longer than any template. */
  static final class JoinedText {
    private final Position position;
    private final List<Text> parts = new ArrayList<>();
    private long length;

    /**
     * @param position the position of the function, for the error
     */
    JoinedText(Position position) {
      this.position = position;
    }

    /**
     * Appends a part.
     *
     * @throws TemplateException if the text is then too long
     */
    void add(Text part) throws TemplateException {
      length += part.length();
      if (length > MAX_TEXT) {
        throw new TemplateException(
            position, "this text is longer than " + MAX_TEXT + " characters");
      }
      parts.add(part);
    }

    /** All parts joined. */
    Text text() {
      return Text.joined(parts);
    }
  }
}
