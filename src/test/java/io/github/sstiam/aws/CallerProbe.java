package io.github.sstiam.aws;

import io.github.sstiam.aws.simulation.IamPermissionSimulator;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Prints who the caller is, in a JVM whose environment a test has set. */
final class CallerProbe {
  private CallerProbe() {}

  /**
   * Asks.
   *
   * @param arguments the endpoint; the profile or {@code -}; the code of the MFA device or {@code
   *     -}; whether to simulate, too
   */
  public static void main(String[] arguments) {
    AwsSettings settings =
        new AwsSettings(
            Optional.of(URI.create(arguments[0])),
            Optional.empty(),
            "aws",
            Optional.of(arguments[1]).filter(profile -> !profile.equals("-")),
            Optional.empty(),
            serial -> {
              if (arguments[2].equals("-")) {
                throw new SimulationUnavailableException("no code for " + serial);
              }
              return arguments[2];
            });
    CallerRegion.of(settings.profile())
        .ifPresent(
            region -> System.out.println("region " + region.name() + " of " + region.source()));
    try (AwsConnection aws = AwsConnection.open(settings)) {
      CallerQueries queries = CallerQueries.of(aws);
      CallerIdentity caller = queries.caller();
      System.out.println("caller " + caller.arn());
      String source = queries.policySource();
      System.out.println("source " + source);
      if (arguments.length > 3) {
        new IamPermissionSimulator(aws, caller, source, Catalog.embedded())
            .simulate(List.of(SimulationFixture.need("s3:GetObject", "*")));
      }
    } catch (SimulationUnavailableException e) {
      System.out.println("unavailable " + e.getMessage());
    }
  }
}
