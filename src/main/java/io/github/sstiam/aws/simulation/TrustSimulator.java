package io.github.sstiam.aws.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.PermissionSimulator;
import io.github.sstiam.simulation.Verdict;
import java.util.List;

/**
 * Answers whether a service may assume roles, which their trust policies alone decide
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html).
 */
public final class TrustSimulator implements PermissionSimulator {
  private final AwsConnection aws;
  private final String service;

  /**
   * @param aws the connection that is asked
   * @param service the service's name, such as {@code cloudformation.amazonaws.com}
   */
  public TrustSimulator(AwsConnection aws, String service) {
    this.aws = requireNonNull(aws, "aws is null");
    this.service = requireNonNull(service, "service is null");
  }

  @Override
  public String principal() {
    return service;
  }

  @Override
  public List<Verdict> simulate(List<PermissionRequirement> requirements) {
    List<Verdict> allowed =
        requirements.stream().map(requirement -> Verdict.allowed(List.of())).toList();
    return new TrustPolicies(aws, service).checked(requirements, allowed);
  }
}
