package io.github.sstiam.goal.verification;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.RoleArn;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.Caller;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.OrganizationLevels;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.evaluation.PrincipalContext;
import io.github.sstiam.evaluation.account.AuthorizationDetails;
import io.github.sstiam.evaluation.account.AuthorizationDetailsException;
import io.github.sstiam.goal.access.PolicyFiles;
import io.github.sstiam.goal.deployment.DeploymentRequest.Bootstrap;
import io.github.sstiam.goal.deployment.DeploymentRequirements;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.simulation.AssumptionSimulator;
import io.github.sstiam.simulation.BuiltInSimulator;
import io.github.sstiam.simulation.PermissionSimulator;
import io.github.sstiam.simulation.PrincipalSimulators;
import io.github.sstiam.simulation.PrincipalSimulators.SimulatorOrReason;
import io.github.sstiam.simulation.RoleTrust;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.Verifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verification by the built-in evaluator: it reads the policies of the deploying principals
 * from files and needs no AWS account.
 *
 * @param arn the ARN of the deploying identity, where it is known
 * @param principal the files with its policies
 * @param files reads policies
 * @param catalog the permission catalogue
 */
public record OfflineVerification(
    Optional<String> arn, PrincipalFiles principal, PolicyFiles files, Catalog catalog) {
  public OfflineVerification {
    requireNonNull(arn, "arn is null");
    requireNonNull(principal, "principal is null");
    requireNonNull(files, "files is null");
    requireNonNull(catalog, "catalog is null");
  }

  /**
   * Verifies the requirements of a deployment.
   *
   * @param app the app
   * @param requirements what the deployment requires
   * @throws GoalException if a file is missing or wrong
   * @throws SimulationUnavailableException if the evaluator cannot decide
   */
  public Verification verify(SstApp app, DeploymentRequirements requirements)
      throws GoalException, SimulationUnavailableException {
    Optional<AuthorizationDetails> account = account();
    boolean exists = bootstrapExists(app, requirements, account);
    return new Verifier(simulators(account, !exists))
        .verify(exists ? requirements.bootstrapExists() : requirements.bootstrapMissing());
  }

  /**
   * CDK's bootstrap stack exists if the account holds the execution roles that the assembly names.
   * Without a description of the roles, it is assumed to be missing, with a warning.
   */
  private boolean bootstrapExists(
      SstApp app, DeploymentRequirements requirements, Optional<AuthorizationDetails> account) {
    if (requirements.bootstrap() != Bootstrap.AUTO) {
      return requirements.bootstrap() == Bootstrap.EXCLUDE;
    }
    boolean answered = false;
    boolean exists = true;
    for (Stack stack : app.stacks()) {
      Optional<RoleArn> role = stack.roles().executionRole();
      if (account.isPresent() && role.isPresent() && isOfCallersAccount(role.get())) {
        answered = true;
        exists &= account.get().holdsRole(role.get().text());
      }
    }
    if (!answered && requirements.needsAssumption()) {
      files.log().warn(DeploymentRequirements.ASSUMPTION);
    }
    return answered && exists;
  }

  private boolean isOfCallersAccount(RoleArn role) {
    return !role.hasAccount()
        || (arn.isPresent() && arn.get().contains(":" + role.account() + ":"));
  }

  /**
   * Chooses what decides for each principal: for the caller its files; for a role the account that
   * holds it, or the files of the execution role.
   */
  private PrincipalSimulators simulators(
      Optional<AuthorizationDetails> account, boolean bootstrapMissing) throws GoalException {
    requireArn(account);
    PolicySet organization = organization();
    Optional<RoleTrust> trust =
        account.isPresent()
            ? Optional.of(trust(account.get(), bootstrapMissing))
            : Optional.empty();
    Map<DeployingPrincipal.Kind, PermissionSimulator> known =
        new EnumMap<>(DeployingPrincipal.Kind.class);
    known.put(DeployingPrincipal.Kind.CALLER, caller(account, organization, trust));
    if (!principal.execution().isEmpty()) {
      known.put(
          DeployingPrincipal.Kind.EXECUTION_ROLE,
          new BuiltInSimulator(
              "execution role",
              Optional.empty(),
              organization.withIdentity(
                  files.read("executionPolicies", principal.execution(), PolicyKind.IDENTITY)),
              catalog));
    }
    return role -> {
      PermissionSimulator simulator = known.get(role.kind());
      return simulator == null
          ? ofAccount(account, role, organization, trust)
          : SimulatorOrReason.of(simulator);
    };
  }

  private RoleTrust trust(AuthorizationDetails account, boolean bootstrapMissing)
      throws GoalException {
    try {
      String number = Caller.of(arn.orElseThrow()).account().orElse("");
      return new AccountTrust(account, number, bootstrapMissing);
    } catch (IllegalArgumentException e) {
      throw notAPrincipal(e);
    }
  }

  private static GoalException notAPrincipal(IllegalArgumentException e) {
    return new GoalException("<principalArn> (-Dsst-iam.principalArn): " + e.getMessage() + ".", e);
  }

  private SimulatorOrReason ofAccount(
      Optional<AuthorizationDetails> account,
      DeployingPrincipal role,
      PolicySet organization,
      Optional<RoleTrust> trust) {
    if (!role.isIdentity()) {
      return trust.isEmpty()
          ? SimulatorOrReason.none(
              "the trust policies of roles decide what a service may use, and they are not given")
          : SimulatorOrReason.of(
              new AssumptionSimulator(
                  role.arn(),
                  PrincipalContext.of(Caller.of(role.arn())),
                  PolicySet.ofIdentity(List.of())
                      .withResourceControl(organization.resourceControl()),
                  catalog,
                  trust.get()));
    }
    if (account.isEmpty() || role.arn().isEmpty()) {
      return SimulatorOrReason.none(
          "its policies are not given (by default, cdk bootstrap grants the role what it needs; -Dsst-iam.executionPolicies=FILE verifies the execution role, -Dsst-iam.authorizationDetails=FILE all roles of an account, -Dsst-iam.roles=caller a caller that uses no role)");
    }
    try {
      return SimulatorOrReason.of(
          new BuiltInSimulator(
              role.toString(),
              account.get().contextOf(role.arn()),
              account
                  .get()
                  .policiesOf(role.arn())
                  .withServiceControl(organization.serviceControl())
                  .withResourceControl(organization.resourceControl()),
              catalog));
    } catch (AuthorizationDetailsException e) {
      return SimulatorOrReason.none(e.getMessage());
    }
  }

  /** The policies that the organization attaches to the account, which bind its roles, too. */
  private PolicySet organization() throws GoalException {
    return PolicySet.ofIdentity(List.of())
        .withServiceControl(
            new OrganizationLevels(
                files.levels(
                    "serviceControlPolicies",
                    principal.serviceControl(),
                    PolicyKind.SERVICE_CONTROL)))
        .withResourceControl(
            new OrganizationLevels(
                files.levels(
                    "resourceControlPolicies",
                    principal.resourceControl(),
                    PolicyKind.RESOURCE_CONTROL)));
  }

  private PermissionSimulator caller(
      Optional<AuthorizationDetails> account, PolicySet organization, Optional<RoleTrust> trust)
      throws GoalException {
    PolicySet held = held(account);
    List<CompiledPolicy> identity = new ArrayList<>(held.identity());
    List<Path> policies = new ArrayList<>(principal.policies());
    if (account.isPresent() && principal.authorizationDetails().isEmpty()) {
      policies.remove(accountAmongPolicies().orElseThrow());
    }
    identity.addAll(files.read("policies", policies, PolicyKind.IDENTITY));
    Optional<CompiledPolicy> ownBoundary =
        policy("permissionsBoundary", principal.boundary(), PolicyKind.BOUNDARY);
    PolicySet all =
        new PolicySet(
            identity,
            ownBoundary.isPresent() ? ownBoundary : held.boundary(),
            policy("sessionPolicy", principal.session(), PolicyKind.IDENTITY),
            Optional.empty(),
            organization.serviceControl(),
            organization.resourceControl());
    String name = (arn.isPresent() ? arn.get() : names(identity)) + " (built-in evaluator)";
    try {
      return trust.isPresent()
          ? new AssumptionSimulator(
              name, account.orElseThrow().contextOf(arn.orElseThrow()), all, catalog, trust.get())
          : new BuiltInSimulator(name, arn, all, catalog);
    } catch (IllegalArgumentException e) {
      throw notAPrincipal(e);
    }
  }

  private Optional<CompiledPolicy> policy(String parameter, Optional<Path> file, PolicyKind kind)
      throws GoalException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    List<CompiledPolicy> policies = files.read(parameter, List.of(file.get()), kind);
    if (policies.size() > 1) {
      throw new GoalException(
          file.get()
              + " holds "
              + policies.size()
              + " policies ("
              + names(policies)
              + "), but only one can be given. Name its file with -Dsst-iam."
              + parameter
              + ".");
    }
    return Optional.of(policies.get(0));
  }

  private static String names(List<CompiledPolicy> policies) {
    List<String> names = new ArrayList<>();
    for (CompiledPolicy policy : policies) {
      names.add(policy.name());
    }
    return String.join(", ", names);
  }

  private void requireArn(Optional<AuthorizationDetails> account) throws GoalException {
    if (account.isPresent() && arn.isEmpty()) {
      throw new GoalException(
          "-Dsst-iam.authorizationDetails describes a whole account. Name the deploying identity with -Dsst-iam.principalArn=ARN.");
    }
  }

  private PolicySet held(Optional<AuthorizationDetails> account) throws GoalException {
    if (account.isEmpty()) {
      return PolicySet.ofIdentity(List.of());
    }
    try {
      return account.get().policiesOf(arn.get());
    } catch (AuthorizationDetailsException e) {
      throw new GoalException(e.getMessage(), e);
    }
  }

  private Optional<AuthorizationDetails> account() throws GoalException {
    Optional<Path> file = principal.authorizationDetails();
    if (file.isEmpty()) {
      file = accountAmongPolicies();
      if (file.isEmpty()) {
        return Optional.empty();
      }
      files
          .log()
          .warn(
              file.get()
                  + " is output of aws iam get-account-authorization-details, not a policy: it is"
                  + " read as if given with -Dsst-iam.authorizationDetails.");
    }
    try {
      return Optional.of(
          AuthorizationDetails.read(
              PolicyFiles.text("authorizationDetails", file.get()), file.get().toString()));
    } catch (AuthorizationDetailsException e) {
      throw new GoalException(e.getMessage(), e);
    }
  }

  /** The description of an account that was given as a policy. */
  private Optional<Path> accountAmongPolicies() throws GoalException {
    for (Path file : principal.policies()) {
      if (Files.isRegularFile(file)
          && AuthorizationDetails.isOutput(PolicyFiles.text("policies", file))) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
