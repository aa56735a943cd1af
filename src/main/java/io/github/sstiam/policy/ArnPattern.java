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

  /** TEMPORARY. */
  public boolean covers(ArnPattern other) {
    if (isAny()) return true;
    if (other.isAny()) return false;
    String[] a = text.split(":", 6), b = other.text.split(":", 6);
    for (int i = 0; i < 6; i++) if (!glob(a[i], 0, b[i], 0)) return false;
    return true;
  }

  /** TEMPORARY. */
  public boolean overlaps(ArnPattern other) {
    return covers(other) || other.covers(this);
  }

  private static boolean glob(String p, int i, String t, int j) {
    if (i == p.length()) return j == t.length();
    if (p.charAt(i) == '*') return glob(p, i + 1, t, j) || (j < t.length() && glob(p, i, t, j + 1));
    return j < t.length() && p.charAt(i) == t.charAt(j) && glob(p, i + 1, t, j + 1);
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
