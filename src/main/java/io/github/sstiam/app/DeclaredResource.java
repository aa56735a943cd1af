package io.github.sstiam.app;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One resource of one stack.
 *
 * @param type the CloudFormation resource type, such as {@code AWS::S3::Bucket}
 * @param logicalId the logical ID in its template
 * @param properties the resolved properties
 * @param identity what is known of its name and ARN before the deployment
 * @param construct the construct that owns it, where the assembly has one
 * @param deletionPolicy {@code Delete}, {@code Retain} and so on, as the template says
 * @param updateReplacePolicy the same for replacement
 * @param change what the deployment does to it
 * @param place where it is declared: in the app's sources where that is known, else in its template
 */
public record DeclaredResource(
    String type,
    String logicalId,
    Value.Members properties,
    Identity identity,
    Optional<Construct> construct,
    Optional<String> deletionPolicy,
    Optional<String> updateReplacePolicy,
    Change change,
    Optional<SourcePlace> place) {
  public DeclaredResource {
    requireNonNull(type, "type is null");
    requireNonNull(logicalId, "logicalId is null");
    requireNonNull(properties, "properties is null");
    requireNonNull(identity, "identity is null");
    requireNonNull(construct, "construct is null");
    requireNonNull(deletionPolicy, "deletionPolicy is null");
    requireNonNull(updateReplacePolicy, "updateReplacePolicy is null");
    requireNonNull(change, "change is null");
    requireNonNull(place, "place is null");
  }

  /** A resource whose place is not known. */
  public DeclaredResource(
      String type,
      String logicalId,
      Value.Members properties,
      Identity identity,
      Optional<Construct> construct,
      Optional<String> deletionPolicy,
      Optional<String> updateReplacePolicy,
      Change change) {
    this(
        type,
        logicalId,
        properties,
        identity,
        construct,
        deletionPolicy,
        updateReplacePolicy,
        change,
        Optional.empty());
  }

  /** The same resource, to which the deployment does something else. */
  public DeclaredResource with(Change other) {
    return copy(other, place);
  }

  /** The same resource, declared at a place. */
  public DeclaredResource at(Optional<SourcePlace> found) {
    return copy(change, found);
  }

  private DeclaredResource copy(Change otherChange, Optional<SourcePlace> otherPlace) {
    return new DeclaredResource(
        type,
        logicalId,
        properties,
        identity,
        construct,
        deletionPolicy,
        updateReplacePolicy,
        otherChange,
        otherPlace);
  }

  /**
   * What is known of a resource's identifiers.
   *
   * @param ref what {@code Ref} returns: a name, an identifier or an ARN
   * @param name its name: the one that the template gives, else the form of the generated one
   * @param arn the resource's ARN; empty for a type without one
   */
  public record Identity(Text ref, Text name, Optional<Text> arn) {
    public Identity {
      requireNonNull(ref, "ref is null");
      requireNonNull(name, "name is null");
      requireNonNull(arn, "arn is null");
    }
  }
}
