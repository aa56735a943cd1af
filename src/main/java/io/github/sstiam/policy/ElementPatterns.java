package io.github.sstiam.policy;

import java.util.List;

/**
 * The value of {@code Action} or {@code NotAction}, {@code Resource} or {@code NotResource}.
 *
 * @param negated whether the element is the {@code Not...} form: everything but the patterns
 * @param patterns the patterns as written
 */
public record ElementPatterns(boolean negated, List<String> patterns) {
  public ElementPatterns {
    patterns = List.copyOf(patterns);
  }

  /** The plain form: what the patterns match. */
  public static ElementPatterns of(List<String> patterns) {
    return new ElementPatterns(false, patterns);
  }

  /** The {@code Not...} form: what no pattern matches. */
  public static ElementPatterns not(List<String> patterns) {
    return new ElementPatterns(true, patterns);
  }
}
