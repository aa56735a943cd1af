package io.github.sstiam.goal.verification;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that hold the policies of a deploying identity.
 *
 * @param policies its identity-based policies: files, or folders of them
 * @param authorizationDetails the account that holds it, as {@code aws iam
 *     get-account-authorization-details} prints it
 * @param boundary its permissions boundary
 * @param session its session policy
 * @param serviceControl the service control policies of its account
 * @param resourceControl the resource control policies of its account
 * @param execution the policies of the role that CloudFormation uses
 */
public record PrincipalFiles(
    List<Path> policies,
    Optional<Path> authorizationDetails,
    Optional<Path> boundary,
    Optional<Path> session,
    List<Path> serviceControl,
    List<Path> resourceControl,
    List<Path> execution) {
  public PrincipalFiles {
    policies = List.copyOf(policies);
    requireNonNull(authorizationDetails, "authorizationDetails is null");
    requireNonNull(boundary, "boundary is null");
    requireNonNull(session, "session is null");
    serviceControl = List.copyOf(serviceControl);
    resourceControl = List.copyOf(resourceControl);
    execution = List.copyOf(execution);
  }

  /** Whether they say what the identity may do, so that the built-in evaluator can decide. */
  public boolean sufficeToDecide() {
    return !policies.isEmpty() || authorizationDetails.isPresent();
  }
}
