package io.github.sstiam.policy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The ARN of a resource, in which {@code *} stands for what is not known before the deployment.
 * {@code *} alone stands for every resource. Patterns of the same text are equal.
 */
public final class ArnPattern implements Comparable<ArnPattern> {
  private static final int PARTS = 6;

  /** Service, type and name first: most patterns differ there. */
  private static final int[] IN_ORDER = {2, 5, 0, 1, 3, 4};

  /** Every resource: the only pattern for actions without resource-level permissions. */
  public static final ArnPattern ANY = new ArnPattern("*");

  private final String text;

  // Compiled when it is first compared, since most patterns never are. Reports are written by
  // several threads, and only a volatile field shows them an array with all that is in it.
  private volatile String[] parts;

  /**
   * Reads a pattern.
   *
   * @param text {@code *}, or {@code arn:} and six parts
   * @throws IllegalArgumentException if it is neither
   */
  public ArnPattern(String text) {
    this.text = requireNonNull(text, "text is null");
    if (!text.equals("*") && !isArn(text)) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not an ARN pattern: expected * or arn: and six parts");
    }
  }

  /** The pattern as it is written. */
  public String text() {
    return text;
  }

  /** Whether a text is {@code arn:} and six parts. */
  public static boolean isArn(String text) {
    int colon = 0;
    for (int part = 1; part < PARTS && colon >= 0; part++) {
      colon = text.indexOf(':', part == 1 ? 0 : colon + 1);
    }
    return colon >= 0 && text.startsWith("arn:");
  }

  /** The texts of patterns, in their order. */
  public static List<String> texts(Collection<ArnPattern> patterns) {
    List<String> texts = new ArrayList<>(patterns.size());
    for (ArnPattern pattern : patterns) {
      texts.add(pattern.text);
    }
    return texts;
  }

  /** Whether the pattern stands for every resource. */
  public boolean isAny() {
    return text.equals("*");
  }

  /** Whether this pattern stands for every resource that the other stands for. */
  public boolean covers(ArnPattern other) {
    if (isAny() || other.isAny()) {
      return isAny();
    }
    String[] own = parts();
    String[] its = other.parts();
    for (int part : IN_ORDER) {
      if (!Wildcard.matches(own[part], its[part])) {
        return false;
      }
    }
    return true;
  }

  /** Whether there may be a resource that both patterns stand for. */
  public boolean overlaps(ArnPattern other) {
    if (isAny() || other.isAny()) {
      return true;
    }
    String[] own = parts();
    String[] its = other.parts();
    for (int part : IN_ORDER) {
      if (!Wildcard.overlap(own[part], its[part])) {
        return false;
      }
    }
    return true;
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
    for (int part = 0; part < PARTS; part++) {
      if (Wildcard.matches(parts()[part], other.parts()[part])) {
        own[part] = its[part];
      }
    }
    return Optional.of(new ArnPattern(String.join(":", own)));
  }

  private String[] parts() {
    String[] known = parts;
    if (known == null) {
      known = Wildcard.compile(text).split(":", PARTS);
      parts = known;
    }
    return known;
  }

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
