package io.github.sstiam.goal.access;

import io.github.sstiam.app.Environment;
import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.CallerQueries;
import io.github.sstiam.aws.account.PrincipalPolicies;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The present policies of the deploying identity: from files, or from IAM.
 *
 * @param environment where the app is deployed
 * @param files the files
 * @param principalArn the ARN of the identity; the caller if empty
 * @param access how AWS is reached
 * @param log takes warnings
 * @param catalog the permission catalogue
 */
public record HeldPolicies(
    Environment environment,
    List<Path> files,
    Optional<String> principalArn,
    AwsAccess access,
    GoalLog log,
    Catalog catalog) {
  /**
   * Reads the policies.
   *
   * @throws GoalException if a file is wrong, or IAM cannot be queried
   */
  public PolicySet read() throws GoalException {
    if (!files.isEmpty()) {
      return PolicySet.ofIdentity(
          new PolicyFiles(log, catalog).read("policies", files, PolicyKind.IDENTITY));
    }
    if (access.offline()) {
      throw new GoalException(
          "Maven works offline (-o), so IAM is not queried for the present policies. Give them as"
              + " files with -Dsst-iam.policies=FILE, or leave -o out.");
    }
    try {
      return access.ask(environment, this::policies);
    } catch (SimulationUnavailableException e) {
      throw new GoalException(e.getMessage(), e);
    }
  }

  /** The policies that IAM has. */
  PolicySet policies(AwsConnection aws) throws SimulationUnavailableException {
    return PrincipalPolicies.read(aws, CallerQueries.of(aws).caller(), principal(aws));
  }

  /** The ARN of the identity. */
  String principal(AwsConnection aws) throws SimulationUnavailableException {
    CallerQueries queries = CallerQueries.of(aws);
    return principalArn.isPresent()
        ? queries.caller().policySource(principalArn.get())
        : queries.policySource();
  }
}
