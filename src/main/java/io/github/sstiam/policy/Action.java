package io.github.sstiam.policy;

import java.util.Locale;

/**
 * An IAM action, such as {@code s3:GetObject}. Compared without regard to case, as IAM does
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html).
 *
 * @param service the service prefix, such as {@code s3}; lower-case
 * @param name the action's name in its documented spelling, such as {@code GetObject}
 */
public record Action(String service, String name) implements Comparable<Action> {
  public Action {
    if (service.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException(
          "\"" + service + ":" + name + "\" is not an action: expected <service>:<name>");
    }
    service = service.toLowerCase(Locale.ROOT);
  }

  /**
   * Reads an action.
   *
   * @param text {@code <service>:<name>}
   * @throws IllegalArgumentException if the text has no colon, or nothing before or after it
   */
  public static Action of(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not an action: expected <service>:<name>");
    }
    return new Action(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public int compareTo(Action other) {
    int byService = service.compareTo(other.service);
    return byService != 0 ? byService : name.compareToIgnoreCase(other.name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Action that
        && service.equals(that.service)
        && name.equalsIgnoreCase(that.name);
  }

  @Override
  public int hashCode() {
    return 31 * service.hashCode() + name.toLowerCase(Locale.ROOT).hashCode();
  }

  @Override
  public String toString() {
    return service + ":" + name;
  }
}
