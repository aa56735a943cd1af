package io.github.sstiam.json;

/** A text that is not the JSON it should be; the message names the place, never the file. */
public final class JsonSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Position position;
  private final String problem;

  /**
   * @param position where the text goes wrong
   * @param problem what is wrong, as the second half of a sentence that starts with the place
   */
  public JsonSyntaxException(Position position, String problem) {
    super("line " + position.line() + ", column " + position.column() + ": " + problem);
    this.position = position;
    this.problem = problem;
  }

  /** Where the text goes wrong. */
  public Position position() {
    return position;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }
}
