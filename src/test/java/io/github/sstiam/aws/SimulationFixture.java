package io.github.sstiam.aws;

import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import io.github.sstiam.aws.simulation.IamPermissionSimulator;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origins;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.SimulationResult;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.VerifiedPermission;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Questions to a loopback endpoint. */
public final class SimulationFixture {
  public static final String ALL =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
      """;
  public static final String SECRET = "wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY";

  private SimulationFixture() {}

  public static List<Verdict> simulate(LoopbackAccount account, PermissionRequirement... needs)
      throws SimulationUnavailableException {
    try (LoopbackAws aws = LoopbackAws.start(account)) {
      return simulate(aws, LoopbackAccount.USER, List.of(needs));
    }
  }

  public static List<Verdict> simulate(
      LoopbackAws aws, String principal, List<PermissionRequirement> needs)
      throws SimulationUnavailableException {
    try (AwsConnection connection = connect(aws)) {
      return verdicts(simulator(connection, principal).simulate(needs));
    }
  }

  public static IamPermissionSimulator simulator(AwsConnection connection, String principal) {
    return new IamPermissionSimulator(connection, caller(), principal, Catalog.embedded());
  }

  /** The verdicts of a result, in the order of the requirements. */
  public static List<Verdict> verdicts(SimulationResult result) {
    return result.permissions().stream().map(VerifiedPermission::verdict).toList();
  }

  public static AwsConnection connect(LoopbackAws aws) {
    return AwsConnection.open(
        settings(aws),
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", SECRET)));
  }

  public static AwsConnection connect(LoopbackAws aws, AwsCredentialsProvider credentials) {
    return AwsConnection.open(settings(aws), credentials);
  }

  public static AwsSettings settings(LoopbackAws aws) {
    return new AwsSettings(
        Optional.of(aws.address()),
        Optional.of("eu-west-1"),
        "aws",
        Optional.empty(),
        Optional.empty(),
        serial -> "123456");
  }

  public static CallerIdentity caller() {
    return new CallerIdentity("123456789012", LoopbackAccount.USER, false);
  }

  public static PermissionRequirement need(
      String action, String resource, ContextEntry... context) {
    return new PermissionRequirement(
            DeployingPrincipal.CALLER,
            Action.of(action),
            new ArnPattern(resource),
            List.of(ContextEntry.string("aws:RequestedRegion", "eu-west-1")),
            Necessity.REQUIRED,
            List.of(Origins.call("prod-shop", "test")))
        .with(List.of(context));
  }
}
