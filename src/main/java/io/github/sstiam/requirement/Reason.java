package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.catalog.NeedRule.Strength;

/**
 * Why an operation needs an action, or why it does not. All resources about which a rule decides
 * share one instance.
 *
 * @param strength what was decided
 * @param text why, in a few words that continue a sentence
 * @param evidence what the decision rests on
 * @param source the page, the report or the source file that says so
 */
public record Reason(Strength strength, String text, Evidence evidence, String source) {
  public Reason {
    requireNonNull(strength, "strength is null");
    requireNonNull(text, "text is null");
    requireNonNull(evidence, "evidence is null");
    requireNonNull(source, "source is null");
  }

  /** Whether the operation may need the action at all. */
  public boolean isNeeded() {
    return strength != Strength.EXCLUDED;
  }

  // As a record's own, which is slow to make in a cold JVM.
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Reason that
            && strength == that.strength
            && evidence == that.evidence
            && text.equals(that.text)
            && source.equals(that.source));
  }

  @Override
  public int hashCode() {
    return 31 * text.hashCode() + strength.name().hashCode();
  }

  @Override
  public String toString() {
    return strength + ": " + text + " [" + evidence + ", " + source + "]";
  }
}
