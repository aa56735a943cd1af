package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * The name of a condition key, such as {@code aws:RequestedRegion}. Two names that differ only in
 * case are the same key
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html).
 */
public final class ConditionKey {
  private final String name;
  private final String lowerCase;

  /**
   * @param name the name, in the case in which it is to be shown
   */
  public ConditionKey(String name) {
    this.name = requireNonNull(name, "name is null");
    this.lowerCase = name.toLowerCase(Locale.ROOT);
  }

  /** The name, in the case in which it was given. */
  public String name() {
    return name;
  }

  /** Whether the name starts with a text, such as {@code aws:RequestTag/}, ignoring case. */
  public boolean startsWith(String prefix) {
    return name.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConditionKey that && lowerCase.equals(that.lowerCase);
  }

  @Override
  public int hashCode() {
    return lowerCase.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
