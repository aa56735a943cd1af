package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

/**
 * An identity that takes part in a deployment.
 *
 * @param kind its part in the deployment
 * @param arn the role's ARN, or the service's name; empty for an identity that is known only by its
 *     credentials
 */
public record DeployingPrincipal(Kind kind, String arn) implements Comparable<DeployingPrincipal> {
  /** The identity that runs the deploying tool. */
  public static final DeployingPrincipal CALLER = new DeployingPrincipal(Kind.CALLER, "");

  /** The identity that assumes the role that runs the deploying tool. */
  public static final DeployingPrincipal BASE_IDENTITY =
      new DeployingPrincipal(Kind.BASE_IDENTITY, "");

  /** The identities of a deployment. */
  public enum Kind {
    /** The identity that runs the deploying tool. */
    CALLER("caller"),
    /**
     * The identity that assumes the role that runs the deploying tool ({@code --role} of SST 2).
     */
    BASE_IDENTITY("base identity"),
    /** The role of the bootstrap stack that deploys stacks. */
    DEPLOY_ROLE("deploy role"),
    /** The role of the bootstrap stack that uploads files. */
    FILE_PUBLISHING_ROLE("file publishing role"),
    /** The role of the bootstrap stack that uploads images. */
    IMAGE_PUBLISHING_ROLE("image publishing role"),
    /** The role that CloudFormation uses: of the bootstrap stack, or a service role. */
    EXECUTION_ROLE("execution role"),
    /** The role that the handlers of a third-party resource type run with. */
    TYPE_ROLE("role of a resource type"),
    /** CloudFormation itself, which the execution role must trust. */
    SERVICE("service");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The words for it. */
    public String words() {
      return words;
    }
  }

  public DeployingPrincipal {
    requireNonNull(kind, "kind is null");
    requireNonNull(arn, "arn is null");
    boolean byCredentials = kind == Kind.CALLER || kind == Kind.BASE_IDENTITY;
    if (byCredentials != arn.isEmpty()) {
      throw new IllegalArgumentException(
          "a role has an ARN, and an identity known by its credentials has none");
    }
  }

  /** CloudFormation itself. */
  public static final DeployingPrincipal CLOUDFORMATION =
      new DeployingPrincipal(Kind.SERVICE, "cloudformation.amazonaws.com");

  /** A role. */
  public static DeployingPrincipal role(Kind kind, String arn) {
    return new DeployingPrincipal(kind, arn);
  }

  /** Whether it is an identity that policies can be attached to. */
  public boolean isIdentity() {
    return kind != Kind.SERVICE;
  }

  /** Whether this is the identity that runs the deploying tool. */
  public boolean isCaller() {
    return kind == Kind.CALLER;
  }

  // As a record's own, which is slow to make in a cold JVM.
  @Override
  public boolean equals(Object other) {
    return other instanceof DeployingPrincipal that && kind == that.kind && arn.equals(that.arn);
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + arn.hashCode();
  }

  @Override
  public int compareTo(DeployingPrincipal other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : arn.compareTo(other.arn);
  }

  @Override
  public String toString() {
    return arn.isEmpty() ? kind.words() : kind.words() + " " + arn;
  }
}
