package io.github.sstiam.requirement.resolution;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.requirement.Deployment;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which of a resource's handlers a deployment calls. */
final class CalledHandlers {
  private static final Optional<String> RETAIN = Optional.of("Retain");

  private CalledHandlers() {}

  /**
   * Which handlers a deployment calls for a resource. A retained resource is never deleted
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html).
   */
  static Set<Operation> of(Deployment deployment, DeclaredResource resource) {
    Set<Operation> operations = of(deployment);
    switch (resource.change()) {
      // A creation that fails is rolled back.
      case ADDED -> operations.remove(Operation.UPDATE);
      case UPDATED -> operations.removeAll(EnumSet.of(Operation.CREATE, Operation.DELETE));
      case REMOVED -> operations.retainAll(EnumSet.of(Operation.READ, Operation.DELETE));
      case ANY, CHANGED -> {
        // It may be updated, or replaced by creating a new one and deleting it.
      }
    }
    boolean retained =
        resource.deletionPolicy().equals(RETAIN) && resource.updateReplacePolicy().equals(RETAIN);
    if (retained) {
      operations.remove(Operation.DELETE);
    }
    return operations;
  }

  /** Which handlers CloudFormation calls. A first deployment that fails is rolled back. */
  private static Set<Operation> of(Deployment deployment) {
    return switch (deployment.command()) {
      case DIFF -> EnumSet.noneOf(Operation.class);
      case REMOVE -> EnumSet.of(Operation.READ, Operation.DELETE);
      case DEPLOY, START, BOOTSTRAP ->
          deployment.stacks() == Deployment.Stacks.NEW
              ? EnumSet.of(Operation.CREATE, Operation.READ, Operation.DELETE, Operation.TAG)
              : EnumSet.of(
                  Operation.CREATE,
                  Operation.READ,
                  Operation.UPDATE,
                  Operation.DELETE,
                  Operation.TAG);
    };
  }
}
