package io.github.sstiam.policy;

import static java.util.Objects.requireNonNull;

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

  @Override
  public int compareTo(ArnPattern other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
