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
  // several threads, and only a volatile field shows them a list with all that is in it.
  private volatile List<Glob> parts;

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
    List<Glob> own = parts();
    List<Glob> its = other.parts();
    for (int part : IN_ORDER) {
      if (!own.get(part).covers(its.get(part))) {
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
    List<Glob> own = parts();
    List<Glob> its = other.parts();
    for (int part : IN_ORDER) {
      if (!own.get(part).intersects(its.get(part))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The resources that both patterns stand for. If neither of two parts covers the other, the part
   * of this pattern is used, so that the answer may be too wide but never too narrow.
   *
   * @return empty if no resource matches both
   */
  public Optional<ArnPattern> intersect(ArnPattern other) {
    if (other.isAny()) {
      return Optional.of(this);
    }
    if (isAny()) {
      return Optional.of(other);
    }
    if (!overlaps(other)) {
      return Optional.empty();
    }
    StringBuilder common = new StringBuilder();
    for (int part = 0; part < PARTS; part++) {
      Glob own = parts().get(part);
      Glob its = other.parts().get(part);
      common.append(part == 0 ? "" : ":").append((own.covers(its) ? its : own).text());
    }
    return Optional.of(new ArnPattern(common.toString()));
  }

  private List<Glob> parts() {
    List<Glob> known = parts;
    if (known == null) {
      known = Glob.of(text).split(':', PARTS);
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
