package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.evaluation.condition.MissingKeys;

/**
 * How the resources of a statement, or one pattern of them, match the resource of a request.
 *
 * @param coverage how much of the request's resource they match
 * @param missing the keys of the policy variables on whose values that depends; none unless {@link
 *     Coverage#SOME}
 */
record ResourceMatch(Coverage coverage, MissingKeys missing) {
  /** How much of what the request's resource stands for is matched. */
  enum Coverage {
    NONE,
    /**
     * Perhaps some: the statement matches part of the resources that the request's pattern stands
     * for, or that depends on the values of policy variables.
     */
    SOME,
    ALL
  }

  static final ResourceMatch NONE = new ResourceMatch(Coverage.NONE, MissingKeys.NONE);
  static final ResourceMatch ALL = new ResourceMatch(Coverage.ALL, MissingKeys.NONE);

  /** Part of what the request's pattern stands for. */
  static final ResourceMatch PART = new ResourceMatch(Coverage.SOME, MissingKeys.NONE);

  ResourceMatch {
    requireNonNull(coverage, "coverage is null");
    requireNonNull(missing, "missing is null");
  }

  /** What depends on the values of policy variables. */
  static ResourceMatch unknown(MissingKeys missing) {
    return new ResourceMatch(Coverage.SOME, missing);
  }

  /** What two patterns match together. */
  ResourceMatch or(ResourceMatch other) {
    if (coverage == Coverage.ALL || other.coverage == Coverage.NONE) {
      return this;
    }
    if (other.coverage == Coverage.ALL || coverage == Coverage.NONE) {
      return other;
    }
    return missing.isEmpty() && other.missing.isEmpty()
        ? PART
        : unknown(missing.and(other.missing));
  }

  /** What is not matched. */
  ResourceMatch not() {
    return switch (coverage) {
      case NONE -> ALL;
      case SOME -> this;
      case ALL -> NONE;
    };
  }
}
