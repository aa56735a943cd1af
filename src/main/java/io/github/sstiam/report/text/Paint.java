package io.github.sstiam.report.text;

/** Shows parts of a text for people in the way that their console does. */
@FunctionalInterface
public interface Paint {
  /** Shows a text as it is. */
  Paint NONE = (style, text) -> text;

  /** What parts of a text are for. */
  enum Style {
    /** A name that the eye should find. */
    STRONG,
    /** Something is as it should be. */
    SUCCESS,
    /** Something needs attention. */
    WARNING,
    /** Something is wrong. */
    FAILURE
  }

  /**
   * Shows a part.
   *
   * @param style what it is for
   * @param text the part, without line breaks
   */
  String of(Style style, String text);
}
