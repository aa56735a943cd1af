package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What the catalogue knows of one CloudFormation resource type.
 *
 * @param type the resource type, such as {@code AWS::Lambda::Function}
 * @param source where the handlers' actions come from
 * @param actions the handlers' actions, sorted
 * @param updatable whether there is an update handler; without one every change is a replacement
 * @param taggable whether stack tags reach resources of this type
 * @param primaryIdentifier the property names (or paths) that identify a resource
 * @param readOnly the property names that AWS assigns
 * @param arn the resource's own ARN as a template over properties, such as {@code
 *     arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}}
 * @param iamResource the IAM resource type of that ARN, such as {@code lambda:function}
 * @param naming how CloudFormation names a resource whose template gives no name
 */
public record ResourceTypeEntry(
    String type,
    Source source,
    List<HandlerAction> actions,
    boolean updatable,
    boolean taggable,
    List<String> primaryIdentifier,
    List<String> readOnly,
    Optional<String> arn,
    Optional<String> iamResource,
    Optional<Naming> naming) {
  /** Where a type's actions come from. */
  public enum Source {
    /** The handlers of the type's registry schema. */
    SCHEMA,
    /** A reviewed entry of ours, with its source. */
    MANUAL,
    /** Derived from names alone; shown as such. */
    GUESS,
    /** Nothing is known of the type's handlers. */
    NONE
  }

  public ResourceTypeEntry {
    requireNonNull(type, "type is null");
    requireNonNull(source, "source is null");
    actions = List.copyOf(actions);
    primaryIdentifier = List.copyOf(primaryIdentifier);
    readOnly = List.copyOf(readOnly);
    requireNonNull(arn, "arn is null");
    requireNonNull(iamResource, "iamResource is null");
    requireNonNull(naming, "naming is null");
  }

  /**
   * The form of a generated name: {@code <stack>-<logicalId>-<suffix>}, cut and lower-cased by some
   * services
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html).
   *
   * @param property the property that gives the name where the template does
   * @param maxLength the longest name that the service accepts; longer ones are cut
   * @param lowerCase whether the generated name is lower-cased
   */
  public record Naming(String property, int maxLength, boolean lowerCase) {
    public Naming {
      requireNonNull(property, "property is null");
    }
  }
}
