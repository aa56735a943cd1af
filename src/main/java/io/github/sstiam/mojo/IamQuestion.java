package io.github.sstiam.mojo;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.AwsSettings;
import io.github.sstiam.aws.CallerIdentity;
import io.github.sstiam.aws.CallerRegion;
import io.github.sstiam.aws.HttpProxy;
import io.github.sstiam.aws.IamPermissionSimulator;
import io.github.sstiam.aws.MfaCode;
import io.github.sstiam.aws.PrincipalPolicies;
import io.github.sstiam.aws.TrustSimulator;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.mojo.DeploymentNeeds.Bootstrap;
import io.github.sstiam.simulation.BuiltInSimulator;
import io.github.sstiam.simulation.FallbackSimulator;
import io.github.sstiam.simulation.PermissionSimulator;
import io.github.sstiam.simulation.PrincipalSimulators.Answerer;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.Verifier;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A verification that IAM answers. A class of its own, so that the AWS SDK is only loaded where it
 * is used.
 *
 * @param app the app
 * @param principalArn who is asked about; the caller if empty
 * @param assumedRole the role that the deploying tool runs as
 * @param profile the profile of the AWS configuration files
 * @param endpoint the address that is asked in place of AWS
 * @param fallback what to do where the caller may not simulate
 * @param timeout how long asking may take
 * @param proxy the proxy of Maven's settings
 * @param mfa who gives the code of a multi-factor authentication device
 */
record IamQuestion(
    SstApp app,
    Optional<String> principalArn,
    Optional<String> assumedRole,
    Optional<String> profile,
    Optional<URI> endpoint,
    Fallback fallback,
    Duration timeout,
    Optional<HttpProxy> proxy,
    MfaCode mfa) {
  /** What to do where the caller may not simulate. */
  enum Fallback {
    NONE,
    POLICIES
  }

  /** What tells one question from another, the requirements apart. */
  Object identity() {
    return List.of(environments(), principalArn, assumedRole, profile, endpoint, fallback);
  }

  /**
   * Asks, for no longer than the time limit. Asking runs on a thread that ends with Maven, so that
   * Ctrl-C ends it at once.
   */
  Verification ask(DeploymentNeeds needs) throws SimulationUnavailableException {
    FutureTask<Verification> task = new FutureTask<>(() -> answer(needs));
    Thread thread = new Thread(task, "sst-iam-question");
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    try {
      return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SimulationUnavailableException(
          "AWS has not answered within "
              + timeout.toSeconds()
              + " seconds. Check the network and the proxy, or give it longer with"
              + " -Dsst-iam.timeout=SECONDS.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SimulationUnavailableException("Asking AWS was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SimulationUnavailableException unavailable) {
        throw unavailable;
      }
      throw new IllegalStateException("asking AWS failed", e.getCause());
    } finally {
      task.cancel(true);
    }
  }

  private Verification answer(DeploymentNeeds needs) throws SimulationUnavailableException {
    checkRegion();
    Environment environment = app.stacks().get(0).environment();
    AwsSettings settings =
        new AwsSettings(
            endpoint, environment.region(), environment.partition(), profile, proxy, mfa);
    try (AwsConnection aws = AwsConnection.open(settings)) {
      CallerIdentity caller = CallerIdentity.of(aws);
      checkAccount(caller);
      String principal =
          principalArn.isPresent()
              ? caller.policySource(principalArn.get())
              : caller.policySource(aws);
      return new Verifier(
              asked ->
                  switch (asked.kind()) {
                    case BASE_IDENTITY -> Answerer.of(simulator(aws, caller, principal));
                    case CALLER ->
                        Answerer.of(simulator(aws, caller, assumedRole.orElse(principal)));
                    case SERVICE -> Answerer.of(new TrustSimulator(aws, asked.arn()));
                    default -> role(aws, caller, asked.arn());
                  })
          .verify(isBootstrapped(aws, caller, needs) ? needs.bootstrapped() : needs.fromScratch());
    }
  }

  /** CDK's bootstrap stack is there if the roles of it that the assembly names are. */
  private boolean isBootstrapped(AwsConnection aws, CallerIdentity caller, DeploymentNeeds needs)
      throws SimulationUnavailableException {
    if (needs.bootstrap() != Bootstrap.AUTO) {
      return needs.bootstrap() == Bootstrap.EXCLUDE;
    }
    for (Stack stack : app.stacks()) {
      Optional<String> role = stack.roles().executionRole();
      boolean own = role.filter(arn -> arn.contains(":" + caller.account() + ":")).isPresent();
      if (own && caller.isMissing(aws, role.get())) {
        return false;
      }
    }
    return true;
  }

  /** A role is asked about where IAM can be: in the caller's account, and if it is there. */
  private Answerer role(AwsConnection aws, CallerIdentity caller, String arn)
      throws SimulationUnavailableException {
    Optional<String> whyNot = caller.whyNotSimulatable(aws, arn);
    return whyNot.isPresent()
        ? Answerer.none(whyNot.get())
        : Answerer.of(simulator(aws, caller, arn));
  }

  private PermissionSimulator simulator(AwsConnection aws, CallerIdentity caller, String arn) {
    IamPermissionSimulator iam = new IamPermissionSimulator(aws, caller, arn);
    if (fallback == Fallback.NONE) {
      return iam;
    }
    return new FallbackSimulator(
        iam,
        () ->
            new BuiltInSimulator(
                arn,
                Optional.of(arn),
                PrincipalPolicies.read(aws, caller, arn),
                Catalog.embedded()));
  }

  private List<Environment> environments() {
    return app.stacks().stream().map(Stack::environment).distinct().toList();
  }

  private void checkRegion() throws SimulationUnavailableException {
    TreeSet<String> regions = new TreeSet<>();
    environments().forEach(environment -> environment.region().ifPresent(regions::add));
    Optional<CallerRegion> own = CallerRegion.of(profile);
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
