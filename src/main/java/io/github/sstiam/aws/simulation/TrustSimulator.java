package io.github.sstiam.aws.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.PermissionSimulator;
import io.github.sstiam.simulation.SimulationResult;
import io.github.sstiam.simulation.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulates whether a service may assume roles, which depends only on their trust policies
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html).
 */
public final class TrustSimulator implements PermissionSimulator {
  private final AwsConnection aws;
  private final String service;
  private final Catalog catalog;

  /**
   * @param aws the connection
   * @param service the service's name, such as {@code cloudformation.amazonaws.com}
   * @param catalog the catalogue of the run
   */
  public TrustSimulator(AwsConnection aws, String service, Catalog catalog) {
    this.aws = requireNonNull(aws, "aws is null");
    this.service = requireNonNull(service, "service is null");
    this.catalog = requireNonNull(catalog, "catalog is null");
  }

  @Override
  public SimulationResult simulate(List<PermissionRequirement> requirements) {
    List<SimulatedPermission> allowed = new ArrayList<>(requirements.size());
    for (PermissionRequirement requirement : requirements) {
      allowed.add(
          new SimulatedPermission(
              requirement, SimulationQuery.of(requirement), Verdict.allowed(List.of())));
    }
    return new SimulationResult(
        service,
        new TrustPolicies(aws, service, catalog)
            .checked(allowed).stream().map(SimulatedPermission::verified).toList());
  }
}
