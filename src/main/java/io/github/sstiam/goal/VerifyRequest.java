package io.github.sstiam.goal;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.goal.output.ReportFormat;
import io.github.sstiam.goal.verification.OnlineVerification.Fallback;
import io.github.sstiam.goal.verification.PrincipalFiles;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.simulation.gate.BuildGate.Response;
import io.github.sstiam.simulation.gate.SuppressionDeclaration;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The request to verify the permissions of the deploying principals.
 *
 * @param goal the part that all goals share
 * @param principalArn the ARN of the deploying identity; by default that of the AWS credentials
 * @param principal files with its policies; without them, IAM is queried
 * @param fallback what to do if the caller may not simulate
 * @param contextEntries values of condition keys that the requests of the deployment carry
 * @param gate what the build fails for
 * @param suppressions permissions that are known to be denied or undecided
 * @param suppressionFile a JSON file with more of them
 * @param today the day on which suppressions must still be valid, in UTC
 * @param reports the formats of the report
 */
public record VerifyRequest(
    GoalRequest goal,
    Optional<String> principalArn,
    PrincipalFiles principal,
    Fallback fallback,
    List<ContextEntry> contextEntries,
    Gate gate,
    List<SuppressionDeclaration> suppressions,
    Optional<Path> suppressionFile,
    LocalDate today,
    Set<ReportFormat> reports) {
  public VerifyRequest {
    requireNonNull(goal, "goal is null");
    requireNonNull(principalArn, "principalArn is null");
    requireNonNull(principal, "principal is null");
    requireNonNull(fallback, "fallback is null");
    contextEntries = List.copyOf(contextEntries);
    requireNonNull(gate, "gate is null");
    suppressions = List.copyOf(suppressions);
    requireNonNull(suppressionFile, "suppressionFile is null");
    requireNonNull(today, "today is null");
    reports = Set.copyOf(reports);
  }

  /**
   * What the build fails for.
   *
   * @param failOn the least necessity of a missing permission for which it fails
   * @param onUnknown how it responds if it cannot be decided whether a permission is granted
   * @param onOrganizationDenial how it responds if only a policy of the organization denies
   * @param onUnavailable how it responds if IAM cannot be queried
   */
  public record Gate(
      Necessity failOn, Response onUnknown, Response onOrganizationDenial, Response onUnavailable) {
    public Gate {
      requireNonNull(failOn, "failOn is null");
      requireNonNull(onUnknown, "onUnknown is null");
      requireNonNull(onOrganizationDenial, "onOrganizationDenial is null");
      requireNonNull(onUnavailable, "onUnavailable is null");
    }
  }
}
