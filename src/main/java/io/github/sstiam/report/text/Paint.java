package io.github.sstiam.report.text;

/** Styles parts of a text for the console. */
@FunctionalInterface
public interface Paint {
  /** Leaves a text unchanged. */
  Paint NONE = (style, text) -> text;

  /** The purpose of a part of a text. */
  enum Style {
    /** A name to emphasize. */
    STRONG,
    /** A good result. */
    SUCCESS,
    /** A result that needs attention. */
    WARNING,
    /** A bad result. */
    FAILURE
  }

  /**
   * Styles a part.
   *
   * @param style its purpose
   * @param text the part, without line breaks
   */
  String of(Style style, String text);
}
