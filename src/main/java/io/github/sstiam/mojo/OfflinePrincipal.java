package io.github.sstiam.mojo;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.evaluation.account.AuthorizationDetails;
import io.github.sstiam.evaluation.account.AuthorizationDetailsException;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.simulation.BuiltInSimulator;
import io.github.sstiam.simulation.PermissionSimulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * A deploying identity whose policies are files, so that the built-in evaluator answers.
 *
 * @param arn the identity's ARN
 * @param policies its identity-based policies
 * @param authorizationDetails the account that holds it
 * @param boundary its permissions boundary
 * @param session its session policy
 * @param serviceControl the service control policies of its account
 * @param resourceControl the resource control policies of its account
 */
record OfflinePrincipal(
    Optional<String> arn,
    List<Path> policies,
    Optional<Path> authorizationDetails,
    Optional<Path> boundary,
    Optional<Path> session,
    List<Path> serviceControl,
    List<Path> resourceControl) {
  OfflinePrincipal {
    requireNonNull(arn, "arn is null");
    policies = List.copyOf(policies);
    requireNonNull(authorizationDetails, "authorizationDetails is null");
    requireNonNull(boundary, "boundary is null");
    requireNonNull(session, "session is null");
    serviceControl = List.copyOf(serviceControl);
    resourceControl = List.copyOf(resourceControl);
  }

  /** Whether anything says what the identity may do. */
  boolean isGiven() {
    return !policies.isEmpty() || authorizationDetails.isPresent();
  }

  /** The built-in evaluator over the identity's policies. */
  PermissionSimulator simulator(PolicyFiles files) throws MojoExecutionException {
    PolicySet held = held();
    List<CompiledPolicy> identity = new ArrayList<>(held.identity());
    identity.addAll(files.read("policies", policies, PolicyKind.IDENTITY));
    Optional<CompiledPolicy> ownBoundary =
        files.read("permissionsBoundary", boundary.stream().toList(), PolicyKind.IDENTITY).stream()
            .findFirst()
            .or(held::boundary);
    PolicySet all =
        new PolicySet(
            identity,
            ownBoundary,
            files.read("sessionPolicy", session.stream().toList(), PolicyKind.IDENTITY).stream()
                .findFirst(),
            Optional.empty(),
            files.levels("serviceControlPolicies", serviceControl, PolicyKind.IDENTITY),
            files.levels("resourceControlPolicies", resourceControl, PolicyKind.RESOURCE_CONTROL));
    String names = identity.stream().map(CompiledPolicy::name).collect(Collectors.joining(", "));
    try {
      return new BuiltInSimulator(
          arn.orElse(names) + " (built-in evaluator)", arn, all, Catalog.embedded());
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(
          "<principalArn> (-Dsst-iam.principalArn): " + e.getMessage() + ".", e);
    }
  }

  private PolicySet held() throws MojoExecutionException {
    if (authorizationDetails.isEmpty()) {
      return PolicySet.ofIdentity(List.of());
    }
    Path file = authorizationDetails.get();
    if (arn.isEmpty()) {
      throw new MojoExecutionException(
          "-Dsst-iam.authorizationDetails describes a whole account. Say who deploys with"
              + " -Dsst-iam.principalArn=ARN.");
    }
    try {
      return AuthorizationDetails.read(
              PolicyFiles.text("authorizationDetails", file), file.toString())
          .policiesOf(arn.get());
    } catch (AuthorizationDetailsException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }
}
