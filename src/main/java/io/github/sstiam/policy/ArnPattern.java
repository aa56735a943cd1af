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
  private static final int PARTS = 6;

  /** Every resource: the only pattern for actions without resource-level permissions. */
  public static final ArnPattern ANY = new ArnPattern("*");

  public ArnPattern {
    requireNonNull(text, "text is null");
    if (!text.equals("*") && !isArn(text)) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not an ARN pattern: expected * or arn: and six parts");
    }
  }

  /** Whether a text is {@code arn:} and six parts. */
  public static boolean isArn(String text) {
    int colon = 0;
    for (int part = 1; part < PARTS && colon >= 0; part++) {
      colon = text.indexOf(':', part == 1 ? 0 : colon + 1);
    }
    return colon >= 0 && text.startsWith("arn:");
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
    String[] own = text.split(":", PARTS);
    String[] its = other.text.split(":", PARTS);
    for (int part = 0; part < own.length; part++) {
      if (Wildcard.matches(Wildcard.compile(own[part]), Wildcard.compile(its[part]))) {
        own[part] = its[part];
      }
    }
    return Optional.of(new ArnPattern(String.join(":", own)));
  }

  private boolean pairwise(ArnPattern other, BiPredicate<String, String> relation) {
    if (areOfDifferentServices(other)) {
      return false;
    }
    String own = Wildcard.compile(text);
    String its = Wildcard.compile(other.text);
    int from = 0;
    int itsFrom = 0;
    for (int part = 1; part < PARTS; part++) {
      int to = own.indexOf(':', from);
      int itsTo = its.indexOf(':', itsFrom);
      if (!relation.test(own.substring(from, to), its.substring(itsFrom, itsTo))) {
        return false;
      }
      from = to + 1;
      itsFrom = itsTo + 1;
    }
    return relation.test(own.substring(from), its.substring(itsFrom));
  }

  /** The cheap answer to most questions. */
  private boolean areOfDifferentServices(ArnPattern other) {
    int own = service();
    int its = other.service();
    int ownEnd = text.indexOf(':', own);
    int itsEnd = other.text.indexOf(':', its);
    boolean same =
        ownEnd - own == itsEnd - its && text.regionMatches(own, other.text, its, ownEnd - own);
    return !same && isPlain(text, own, ownEnd) && isPlain(other.text, its, itsEnd);
  }

  /** Where the service stands in the text. */
  private int service() {
    return text.indexOf(':', "arn:".length()) + 1;
  }

  private static boolean isPlain(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '*' || text.charAt(i) == '?') {
        return false;
      }
    }
    return true;
  }

  // As a record's own, which is slow to make in a cold JVM.
  @Override
  public boolean equals(Object other) {
    return other instanceof ArnPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
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
