package io.github.sstiam.mojo.access;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.OrganizationLevels;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.evaluation.account.AuthorizationDetails;
import io.github.sstiam.evaluation.account.AuthorizationDetailsException;
import io.github.sstiam.mojo.parameter.PolicyFiles;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.simulation.BuiltInSimulator;
import io.github.sstiam.simulation.PermissionSimulator;
import io.github.sstiam.simulation.PrincipalSimulators;
import io.github.sstiam.simulation.PrincipalSimulators.SimulatorOrReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param execution the policies of the role that CloudFormation uses
 */
public record OfflinePrincipal(
    Optional<String> arn,
    List<Path> policies,
    Optional<Path> authorizationDetails,
    Optional<Path> boundary,
    Optional<Path> session,
    List<Path> serviceControl,
    List<Path> resourceControl,
    List<Path> execution) {
  public OfflinePrincipal {
    requireNonNull(arn, "arn is null");
    policies = List.copyOf(policies);
    requireNonNull(authorizationDetails, "authorizationDetails is null");
    requireNonNull(boundary, "boundary is null");
    requireNonNull(session, "session is null");
    serviceControl = List.copyOf(serviceControl);
    resourceControl = List.copyOf(resourceControl);
    execution = List.copyOf(execution);
  }

  /** Whether anything says what the identity may do. */
  public boolean isGiven() {
    return !policies.isEmpty() || authorizationDetails.isPresent();
  }

  /**
   * Who answers: the identity's files for the caller, for a role the account that holds it or the
   * files of the execution role.
   */
  public PrincipalSimulators simulators(PolicyFiles files, Catalog catalog)
      throws MojoExecutionException {
    Optional<AuthorizationDetails> account = account();
    Map<DeployingPrincipal.Kind, PermissionSimulator> known =
        new EnumMap<>(DeployingPrincipal.Kind.class);
    known.put(DeployingPrincipal.Kind.CALLER, simulator(files, account, catalog));
    if (!execution.isEmpty()) {
      known.put(
          DeployingPrincipal.Kind.EXECUTION_ROLE,
          new BuiltInSimulator(
              "execution role",
              Optional.empty(),
              PolicySet.ofIdentity(files.read("executionPolicies", execution, PolicyKind.IDENTITY)),
              catalog));
    }
    return principal -> {
      PermissionSimulator simulator = known.get(principal.kind());
      return simulator == null
          ? ofAccount(account, principal, catalog)
          : SimulatorOrReason.of(simulator);
    };
  }

  private static SimulatorOrReason ofAccount(
      Optional<AuthorizationDetails> account, DeployingPrincipal role, Catalog catalog) {
    if (!role.isIdentity()) {
      return SimulatorOrReason.none(
          "a service answers to the trust policies of roles, which are not given");
    }
    if (account.isEmpty()) {
      return SimulatorOrReason.none(
          "its policies are not given (cdk bootstrap gives it what it needs unless told otherwise;"
              + " -Dsst-iam.executionPolicies=FILE verifies the execution role,"
              + " -Dsst-iam.authorizationDetails=FILE all roles of an account,"
              + " -Dsst-iam.roles=caller a caller who does without them)");
    }
    try {
      return SimulatorOrReason.of(
          new BuiltInSimulator(
              role.toString(),
              Optional.of(role.arn()),
              account.get().policiesOf(role.arn()),
              catalog));
    } catch (AuthorizationDetailsException e) {
      return SimulatorOrReason.none(e.getMessage());
    }
  }

  private PermissionSimulator simulator(
      PolicyFiles files, Optional<AuthorizationDetails> account, Catalog catalog)
      throws MojoExecutionException {
    PolicySet held = held(account);
    List<CompiledPolicy> identity = new ArrayList<>(held.identity());
    identity.addAll(files.read("policies", policies, PolicyKind.IDENTITY));
    Optional<CompiledPolicy> ownBoundary = policy(files, "permissionsBoundary", boundary);
    PolicySet all =
        new PolicySet(
            identity,
            ownBoundary.isPresent() ? ownBoundary : held.boundary(),
            policy(files, "sessionPolicy", session),
            Optional.empty(),
            new OrganizationLevels(
                files.levels("serviceControlPolicies", serviceControl, PolicyKind.IDENTITY)),
            new OrganizationLevels(
                files.levels(
                    "resourceControlPolicies", resourceControl, PolicyKind.RESOURCE_CONTROL)));
    String name = arn.isPresent() ? arn.get() : names(identity);
    try {
      return new BuiltInSimulator(name + " (built-in evaluator)", arn, all, catalog);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(
          "<principalArn> (-Dsst-iam.principalArn): " + e.getMessage() + ".", e);
    }
  }

  private static Optional<CompiledPolicy> policy(
      PolicyFiles files, String parameter, Optional<Path> file) throws MojoExecutionException {
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(files.read(parameter, List.of(file.get()), PolicyKind.IDENTITY).get(0));
  }

  private static String names(List<CompiledPolicy> policies) {
    List<String> names = new ArrayList<>();
    for (CompiledPolicy policy : policies) {
      names.add(policy.name());
    }
    return String.join(", ", names);
  }

  private PolicySet held(Optional<AuthorizationDetails> account) throws MojoExecutionException {
    if (account.isEmpty()) {
      return PolicySet.ofIdentity(List.of());
    }
    if (arn.isEmpty()) {
      throw new MojoExecutionException(
          "-Dsst-iam.authorizationDetails describes a whole account. Say who deploys with"
              + " -Dsst-iam.principalArn=ARN.");
    }
    try {
      return account.get().policiesOf(arn.get());
    } catch (AuthorizationDetailsException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private Optional<AuthorizationDetails> account() throws MojoExecutionException {
    if (authorizationDetails.isEmpty()) {
      return Optional.empty();
    }
    Path file = authorizationDetails.get();
    try {
      return Optional.of(
          AuthorizationDetails.read(
              PolicyFiles.text("authorizationDetails", file), file.toString()));
    } catch (AuthorizationDetailsException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }
}
