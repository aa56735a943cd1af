package io.github.sstiam.evaluation.condition;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Glob;
import java.util.Optional;

/**
 * A text of a policy with the values that a request gives its variables.
 *
 * @param text the text; empty if a variable has no value or several, or if a value is unknown
 * @param missing the keys of the variables whose values are unknown
 */
public record ResolvedText(Optional<Glob> text, MissingKeys missing) {
  /** A text with a variable that has no value, or several: it matches nothing. */
  static final ResolvedText VALUELESS = new ResolvedText(Optional.empty(), MissingKeys.NONE);

  public ResolvedText {
    requireNonNull(text, "text is null");
    requireNonNull(missing, "missing is null");
  }

  static ResolvedText of(Glob text) {
    return new ResolvedText(Optional.of(text), MissingKeys.NONE);
  }

  static ResolvedText unknown(MissingKeys missing) {
    return new ResolvedText(Optional.empty(), missing);
  }

  /** Whether the text depends on the values of keys. */
  public boolean isUnknown() {
    return !missing.isEmpty();
  }
}
