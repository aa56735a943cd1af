package io.github.sstiam.catalog;

import io.github.sstiam.policy.Action;
import java.util.List;
import java.util.Optional;

/** The permission catalogue. */
public final class Catalog {
  private Catalog() {}

  /** The catalogue that the plugin brings along. */
  public static Catalog embedded() {
    return new Catalog();
  }

  /** What is known of a CloudFormation resource type, or empty where nothing is. */
  public Optional<ResourceTypeEntry> resourceType(String type) {
    return Optional.empty();
  }

  /** What is known of an action, or empty where the reference does not list it. */
  public Optional<ActionEntry> action(Action action) {
    return Optional.empty();
  }

  /** A resource type of a service, or empty where the reference has none of that name. */
  public Optional<IamResourceType> iamResource(String service, String name) {
    return Optional.empty();
  }

  /** The listed actions that a pattern such as {@code dynamodb:Describe*} matches, sorted. */
  public List<Action> matching(String pattern) {
    return List.of();
  }
}
