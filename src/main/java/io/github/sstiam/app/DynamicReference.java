package io.github.sstiam.app;

import static java.util.Objects.requireNonNull;

/**
 * A value that CloudFormation fetches while it deploys, or a macro that it runs
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html).
 *
 * @param store where it is kept
 * @param name the parameter's name, the secret's name or ARN, or the macro's name
 */
public record DynamicReference(Store store, Text name) implements Comparable<DynamicReference> {
  /** Where values are kept. */
  public enum Store {
    /** A parameter of Systems Manager that a resource's property names. */
    SSM,
    /** The same, encrypted. */
    SSM_SECURE,
    /** A secret of Secrets Manager. */
    SECRETS_MANAGER,
    /** A parameter of Systems Manager that a parameter of the template names by its type. */
    TEMPLATE_PARAMETER,
    /** A macro of CloudFormation, named by a {@code Transform}. */
    MACRO
  }

  public DynamicReference {
    requireNonNull(store, "store is null");
    requireNonNull(name, "name is null");
  }

  @Override
  public int compareTo(DynamicReference other) {
    int byStore = store.compareTo(other.store);
    return byStore != 0 ? byStore : name.compareTo(other.name);
  }
}
