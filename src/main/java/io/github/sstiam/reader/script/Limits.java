package io.github.sstiam.reader.script;

/**
 * How much code the interpreter evaluates before it gives up, so that no app can make it run or
 * grow without end. Each limit is far above what apps that people write need.
 *
 * @param steps how many expressions and statements are evaluated; a large app needs about 10,000
 * @param nesting how deeply evaluations are nested, over all calls
 * @param calls how many calls are within each other
 * @param iterations how often a loop is repeated whose condition is known
 * @param syntaxDepth how deeply the syntax of a file is nested
 * @param fileSize how many bytes a file has; a larger one is a bundle
 * @param imports how many imports are within each other; a large app has about 10
 * @param elements how many elements an array has
 * @param candidates how many candidates an unknown value keeps
 * @param textLength how many characters a string has
 */
public record Limits(
    int steps,
    int nesting,
    int calls,
    int iterations,
    int syntaxDepth,
    int fileSize,
    int imports,
    int elements,
    int candidates,
    int textLength) {
  /** The limits of the product. Those of values hold for every value, whoever makes it. */
  public static final Limits STANDARD =
      new Limits(3_000_000, 600, 60, 1000, 400, 1_000_000, 150, 100_000, 1000, 1_000_000);
}
