package io.github.sstiam.app.source.template;

import io.github.sstiam.json.Position;

/** A template that cannot be resolved; the message names the place, the caller adds the file. */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param position where in the file
   * @param problem what is wrong and, where it is not plain, what to do
   */
  public TemplateException(Position position, String problem) {
    super("line " + position.line() + ", column " + position.column() + ": " + problem);
  }
}
