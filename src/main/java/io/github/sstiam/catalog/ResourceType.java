package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * The name of a resource type.
 *
 * @param notation who names it
 * @param provider {@code AWS} in {@code AWS::Lambda::Function}, {@code aws} in {@code
 *     aws.lambda.Function}
 * @param service {@code Lambda} in {@code AWS::Lambda::Function}; for Pulumi the rest of the
 *     module, blank in {@code aws.Provider}
 * @param name {@code Function} in both
 */
public record ResourceType(Notation notation, String provider, String service, String name) {
  /** A custom resource of whatever name calls what this type calls. */
  private static final ResourceType CUSTOM =
      new ResourceType(Notation.CLOUDFORMATION, "AWS", "CloudFormation", "CustomResource");

  /** Who names a type. */
  public enum Notation {
    /** {@code AWS::Lambda::Function}. */
    CLOUDFORMATION,
    /** {@code aws.lambda.Function}. */
    PULUMI
  }

  public ResourceType {
    requireNonNull(notation, "notation is null");
    requireNonNull(provider, "provider is null");
    requireNonNull(service, "service is null");
    requireNonNull(name, "name is null");
  }

  /**
   * Reads the name of a type. Every {@code Custom::} type is read as {@code
   * AWS::CloudFormation::CustomResource}.
   *
   * @param text the name, as a template or a table has it
   * @return the type, or empty where the text is no name of a type
   */
  public static Optional<ResourceType> of(String text) {
    if (text.startsWith("Custom::")) {
      return Optional.of(CUSTOM);
    }
    int first = text.indexOf("::");
    if (first < 0) {
      return ofPulumi(text);
    }
    int second = text.indexOf("::", first + 2);
    boolean three = second > 0 && text.indexOf("::", second + 2) < 0;
    return three
        ? Optional.of(
            new ResourceType(
                Notation.CLOUDFORMATION,
                text.substring(0, first),
                text.substring(first + 2, second),
                text.substring(second + 2)))
        : Optional.empty();
  }

  private static Optional<ResourceType> ofPulumi(String text) {
    int first = text.indexOf('.');
    int last = text.lastIndexOf('.');
    return first <= 0
        ? Optional.empty()
        : Optional.of(
            new ResourceType(
                Notation.PULUMI,
                text.substring(0, first),
                first == last ? "" : text.substring(first + 1, last),
                text.substring(last + 1)));
  }

  /** Whether AWS made the type, so that its handlers run with the rights of the deployment. */
  public boolean isOfAws() {
    return notation == Notation.CLOUDFORMATION && provider.equals("AWS");
  }

  /** The module of a type of Pulumi: {@code aws.lambda}. */
  private String module() {
    return service.isEmpty() ? provider : provider + "." + service;
  }

  /**
   * The name of the table with the facts about the service's types: a file of {@code pulumi}
   * without its ending, or a service of the catalogue's index.
   */
  String factFile() {
    return notation == Notation.PULUMI ? module().replace('.', '-') : cloudFormationFile();
  }

  private String cloudFormationFile() {
    return (provider + "-" + service).toLowerCase(Locale.ROOT);
  }

  /** The name of the file with the reviewed rules of the service's types, without its ending. */
  public String ruleFile() {
    if (notation == Notation.PULUMI) {
      return module();
    }
    return isOfAws() ? service.toLowerCase(Locale.ROOT) : cloudFormationFile();
  }

  @Override
  public String toString() {
    return notation == Notation.PULUMI
        ? module() + "." + name
        : provider + "::" + service + "::" + name;
  }
}
