package io.github.sstiam.evaluation;

import io.github.sstiam.evaluation.condition.MissingKeys;

/**
 * How the resources of a statement, or one pattern of them, match the resource of a request.
 *
 * @param coverage how much of the request's resource they match
 * @param missing the keys of policy variables that the request does not carry
 */
record ResourceMatch(Coverage coverage, MissingKeys missing) {
  /** How much of what the request's resource stands for is matched. */
  enum Coverage {
    NONE,
    /** Some of the resources that the request's pattern stands for. */
    PART,
    ALL
  }

  private static final ResourceMatch NONE = new ResourceMatch(Coverage.NONE, MissingKeys.NONE);
  private static final ResourceMatch PART = new ResourceMatch(Coverage.PART, MissingKeys.NONE);
  private static final ResourceMatch ALL = new ResourceMatch(Coverage.ALL, MissingKeys.NONE);

  /** A match in which no key is missing. */
  static ResourceMatch of(Coverage coverage) {
    return switch (coverage) {
      case NONE -> NONE;
      case PART -> PART;
      case ALL -> ALL;
    };
  }

  static ResourceMatch of(Coverage coverage, MissingKeys missing) {
    return missing.isEmpty() ? of(coverage) : new ResourceMatch(coverage, missing);
  }
}
