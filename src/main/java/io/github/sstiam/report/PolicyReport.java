package io.github.sstiam.report;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.audit.ActivityComparison;
import io.github.sstiam.audit.Escalations;
import io.github.sstiam.audit.Excess;
import io.github.sstiam.audit.PolicyFinding;
import io.github.sstiam.composition.fitting.FittedPolicy;
import io.github.sstiam.composition.fitting.PolicyQuota;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.List;
import java.util.Optional;

/**
 * The content of a report on policies that were written.
 *
 * @param strategy the strategy's name
 * @param policies the policies, one for each identity
 * @param excess what the identity's present policies grant beyond the requirements; empty if no
 *     present policies are given
 * @param activity the actions that the identity used, is granted and needs; empty if no activity is
 *     given
 */
public record PolicyReport(
    String strategy,
    List<EmittedPolicy> policies,
    Optional<Excess> excess,
    Optional<ActivityComparison> activity) {
  public PolicyReport {
    requireNonNull(strategy, "strategy is null");
    policies = List.copyOf(policies);
    requireNonNull(excess, "excess is null");
    requireNonNull(activity, "activity is null");
  }

  /**
   * The policy of one identity.
   *
   * @param principal the identity
   * @param requirements the permission requirements that it grants
   * @param policy the policy
   * @param quota the quota that each document fits into
   * @param files the names of its files
   * @param escalations the privilege escalations that it allows
   * @param findings the findings of IAM Access Analyzer
   */
  public record EmittedPolicy(
      DeployingPrincipal principal,
      List<PermissionRequirement> requirements,
      FittedPolicy policy,
      PolicyQuota quota,
      List<String> files,
      Escalations escalations,
      List<PolicyFinding> findings) {
    public EmittedPolicy {
      requireNonNull(principal, "principal is null");
      requirements = List.copyOf(requirements);
      requireNonNull(policy, "policy is null");
      requireNonNull(quota, "quota is null");
      files = List.copyOf(files);
      requireNonNull(escalations, "escalations is null");
      findings = List.copyOf(findings);
    }
  }
}
