package io.github.sstiam.goal.verification;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.RoleArn;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.CallerIdentity;
import io.github.sstiam.aws.CallerQueries;
import io.github.sstiam.aws.CallerRegion;
import io.github.sstiam.aws.account.PrincipalPolicies;
import io.github.sstiam.aws.simulation.IamPermissionSimulator;
import io.github.sstiam.aws.simulation.TrustSimulator;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.goal.access.AwsAccess;
import io.github.sstiam.goal.deployment.DeploymentRequest.Bootstrap;
import io.github.sstiam.goal.deployment.DeploymentRequirements;
import io.github.sstiam.goal.port.BuildCache;
import io.github.sstiam.simulation.BuiltInSimulator;
import io.github.sstiam.simulation.FallbackSimulator;
import io.github.sstiam.simulation.PermissionSimulator;
import io.github.sstiam.simulation.PrincipalSimulators.SimulatorOrReason;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.Verifier;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;

/**
 * The verification by IAM's own simulation, with the AWS credentials at hand. A class of its own,
 * so that the AWS SDK is only loaded where it is used.
 *
 * @param app the app
 * @param principalArn the principal that is simulated; the caller if empty
 * @param assumedRole the role that the deploying tool assumes
 * @param fallback what to do if the caller may not simulate
 * @param access how AWS is reached
 * @param catalog the permission catalogue
 */
public record OnlineVerification(
    SstApp app,
    Optional<String> principalArn,
    Optional<String> assumedRole,
    Fallback fallback,
    AwsAccess access,
    Catalog catalog) {
  /** What to do if the caller may not simulate. */
  public enum Fallback {
    /** The verification is not possible. */
    NONE,
    /** Read the principal's policies and let the built-in evaluator decide. */
    POLICIES
  }

  /** All that the answer depends on. */
  private record Key(
      List<Environment> environments,
      Optional<String> principalArn,
      Optional<String> assumedRole,
      Optional<String> profile,
      Optional<URI> endpoint,
      Fallback fallback,
      DeploymentRequirements requirements) {}

  /**
   * Verifies the requirements of a deployment. Modules of one build that ask the same about the
   * same identity share one answer.
   *
   * @param requirements what the deployment requires
   * @param cache holds the answers of the build
   * @throws SimulationUnavailableException if IAM cannot be queried
   */
  public Verification verify(DeploymentRequirements requirements, BuildCache cache)
      throws SimulationUnavailableException {
    Key key =
        new Key(
            environments(),
            principalArn,
            assumedRole,
            access.options().profile(),
            access.options().endpoint(),
            fallback,
            requirements);
    try {
      return cache.get(key, Verification.class, () -> query(requirements));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SimulationUnavailableException("Waiting for IAM was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SimulationUnavailableException unavailable) {
        throw unavailable;
      }
      throw new IllegalStateException("querying IAM failed", e.getCause());
    }
  }

  private Verification query(DeploymentRequirements requirements)
      throws SimulationUnavailableException {
    if (access.offline()) {
      throw new SimulationUnavailableException(
          "Maven works offline (-o), so IAM is not queried. Give -Dsst-iam.policies=FILE to verify"
              + " policy files with the built-in evaluator, or leave -o out.");
    }
    checkRegion();
    return access.ask(app.stacks().get(0).environment(), aws -> answer(aws, requirements));
  }

  private Verification answer(AwsConnection aws, DeploymentRequirements requirements)
      throws SimulationUnavailableException {
    CallerQueries queries = CallerQueries.of(aws);
    CallerIdentity caller = queries.caller();
    checkAccount(caller);
    String principal =
        principalArn.isPresent() ? caller.policySource(principalArn.get()) : queries.policySource();
    return new Verifier(
            asked ->
                switch (asked.kind()) {
                  case BASE_IDENTITY -> SimulatorOrReason.of(simulator(aws, caller, principal));
                  case CALLER ->
                      SimulatorOrReason.of(simulator(aws, caller, assumedRole.orElse(principal)));
                  case SERVICE ->
                      SimulatorOrReason.of(new TrustSimulator(aws, asked.arn(), catalog));
                  default -> role(queries, asked.arn());
                })
        .verify(
            bootstrapExists(queries, requirements)
                ? requirements.bootstrapExists()
                : requirements.bootstrapMissing());
  }

  /** CDK's bootstrap stack exists if the roles of it that the assembly names exist. */
  private boolean bootstrapExists(CallerQueries queries, DeploymentRequirements requirements)
      throws SimulationUnavailableException {
    if (requirements.bootstrap() != Bootstrap.AUTO) {
      return requirements.bootstrap() == Bootstrap.EXCLUDE;
    }
    List<String> roles =
        app.stacks().stream()
            .flatMap(stack -> stack.roles().executionRole().stream())
            .map(RoleArn::text)
            .filter(role -> role.contains(":" + queries.caller().account() + ":"))
            .distinct()
            .toList();
    for (String role : roles) {
      if (queries.isMissing(role)) {
        return false;
      }
    }
    return true;
  }

  /** IAM can simulate a role if it exists in the caller's account. */
  private SimulatorOrReason role(CallerQueries queries, String arn)
      throws SimulationUnavailableException {
    Optional<String> reason = queries.reasonNotSimulatable(arn);
    return reason.isPresent()
        ? SimulatorOrReason.none(reason.get())
        : SimulatorOrReason.of(simulator(queries.aws(), queries.caller(), arn));
  }

  private PermissionSimulator simulator(AwsConnection aws, CallerIdentity caller, String arn) {
    IamPermissionSimulator iam = new IamPermissionSimulator(aws, caller, arn, catalog);
    if (fallback == Fallback.NONE) {
      return iam;
    }
    return new FallbackSimulator(
        iam,
        () ->
            new BuiltInSimulator(
                arn, Optional.of(arn), PrincipalPolicies.read(aws, caller, arn), catalog));
  }

  private List<Environment> environments() {
    return app.stacks().stream().map(Stack::environment).distinct().toList();
  }

  private void checkRegion() throws SimulationUnavailableException {
    TreeSet<String> regions = new TreeSet<>();
    environments().forEach(environment -> environment.region().ifPresent(regions::add));
    Optional<CallerRegion> own = CallerRegion.of(access.options().profile());
    if (!regions.isEmpty() && own.isPresent() && !regions.contains(own.get().name())) {
      throw new SimulationUnavailableException(
          "The app is to be deployed to region "
              + String.join(", ", regions)
              + " (its cloud assembly, or -Dsst-iam.region), but "
              + own.get().source()
              + " names region "
              + own.get().name()
              + ". Set it to the app's region, or synthesise the app for the other.");
    }
  }

  private void checkAccount(CallerIdentity caller) throws SimulationUnavailableException {
    TreeSet<String> accounts = new TreeSet<>();
    environments().forEach(environment -> environment.account().ifPresent(accounts::add));
    if (!accounts.isEmpty() && !accounts.contains(caller.account())) {
      throw new SimulationUnavailableException(
          "The app is to be deployed to account "
              + String.join(", ", accounts)
              + " (its cloud assembly, or -Dsst-iam.account), but the AWS credentials belong to"
              + " account "
              + caller.account()
              + " ("
              + caller.arn()
              + "). Use credentials of the app's account, or synthesise the app for the other.");
    }
  }
}
