package io.github.sstiam.evaluation.condition;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Glob;
import java.util.Optional;

/**
 * A text of a policy with the values that a request gives its variables.
 *
 * @param text the text; empty if a variable has no value, or several
 * @param missing the key of the variable that the request does not carry
 */
public record ResolvedText(Optional<Glob> text, MissingKeys missing) {
  static final ResolvedText UNRESOLVED = new ResolvedText(Optional.empty(), MissingKeys.NONE);

  public ResolvedText {
    requireNonNull(text, "text is null");
    requireNonNull(missing, "missing is null");
  }

  static ResolvedText of(Glob text) {
    return new ResolvedText(Optional.of(text), MissingKeys.NONE);
  }

  static ResolvedText missing(String key) {
    return new ResolvedText(Optional.empty(), MissingKeys.of(key));
  }
}
