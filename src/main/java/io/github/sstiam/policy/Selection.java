package io.github.sstiam.policy;

import java.util.List;

/**
 * The value of {@code Action} or {@code NotAction}, {@code Resource} or {@code NotResource}.
 *
 * @param negated whether the element is the {@code Not...} form: everything but the patterns
 * @param patterns the patterns as written
 */
public record Selection(boolean negated, List<String> patterns) {
  public Selection {
    patterns = List.copyOf(patterns);
  }

  /** The plain form: what the patterns match. */
  public static Selection of(List<String> patterns) {
    return new Selection(false, patterns);
  }

  /** The {@code Not...} form: what no pattern matches. */
  public static Selection not(List<String> patterns) {
    return new Selection(true, patterns);
  }
}
