package io.github.sstiam.catalog;

import java.util.Optional;

/** Which actions IAM has, as the Service Authorization Reference lists them. */
public interface ActionReference {
  /**
   * How an action is spelled.
   *
   * @param service the service's prefix in any case
   * @param name the action's name in any case
   * @return the action as {@code service:Name}, or empty where it is not listed
   */
  Optional<String> spelling(String service, String name);

  /** Whether there is a service of that prefix, in lower case. */
  boolean hasService(String service);

  /**
   * Whether a service has an action that a pattern matches.
   *
   * @param service the service's prefix in lower case
   * @param name a name with {@code *} for any characters; case does not count
   */
  boolean hasAction(String service, String name);
}
