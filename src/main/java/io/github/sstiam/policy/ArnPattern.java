package io.github.sstiam.policy;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The ARN of a resource, in which {@code *} stands for what is not known before the deployment.
 * {@code *} alone stands for every resource.
 *
 * @param text the pattern: {@code *}, or {@code arn:} and six parts
 */
public record ArnPattern(String text) implements Comparable<ArnPattern> {
  /** Every resource: the only pattern for actions without resource-level permissions. */
  public static final ArnPattern ANY = new ArnPattern("*");

  public ArnPattern {
    requireNonNull(text, "text is null");
    if (!text.equals("*") && (!text.startsWith("arn:") || text.split(":", 6).length < 6)) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not an ARN pattern: expected * or arn: and six parts");
    }
  }

  /** Whether the pattern stands for every resource. */
  public boolean isAny() {
    return text.equals("*");
  }

  /** Whether this pattern stands for every resource that the other stands for. */
  public boolean covers(ArnPattern other) {
    return isAny() || (!other.isAny() && pairwise(other, (own, its) -> Wildcard.matches(own, its)));
  }

  /** Whether there may be a resource that both patterns stand for. */
  public boolean overlaps(ArnPattern other) {
    return isAny() || other.isAny() || pairwise(other, Wildcard::overlap);
  }

  /**
   * The resources that both patterns stand for. Where neither of two parts covers the other, the
   * part of this pattern stands, so that the answer is never too narrow.
   *
   * @return empty where no resource is meant by both
   */
  public Optional<ArnPattern> narrowedBy(ArnPattern other) {
    if (other.isAny()) {
      return Optional.of(this);
    }
    if (isAny()) {
      return Optional.of(other);
    }
    if (!overlaps(other)) {
      return Optional.empty();
    }
    String[] own = text.split(":", 6);
    String[] its = other.text.split(":", 6);
    for (int part = 0; part < own.length; part++) {
      if (Wildcard.matches(Wildcard.compile(own[part]), Wildcard.compile(its[part]))) {
        own[part] = its[part];
      }
    }
    return Optional.of(new ArnPattern(String.join(":", own)));
  }

  private boolean pairwise(ArnPattern other, BiPredicate<String, String> relation) {
    String[] own = Wildcard.compile(text).split(":", 6);
    String[] its = Wildcard.compile(other.text).split(":", 6);
    for (int part = 0; part < own.length; part++) {
      if (!relation.test(own[part], its[part])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(ArnPattern other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
