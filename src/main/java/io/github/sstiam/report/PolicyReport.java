package io.github.sstiam.report;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.audit.ActivityComparison;
import io.github.sstiam.audit.Escalations;
import io.github.sstiam.audit.Excess;
import io.github.sstiam.audit.PolicyFinding;
import io.github.sstiam.composition.fitting.FittedPolicy;
import io.github.sstiam.composition.fitting.PolicyQuota;
import io.github.sstiam.requirement.DeployingPrincipal;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say of policies that were written.
 *
 * @param strategy the strategy's name
 * @param policies the policies, one an identity
 * @param excess what the identity's present policies grant beyond what it needs
 * @param activity what the identity did, may do and needs
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
   * @param permissions how many permissions it is made from
   * @param policy the policy
   * @param quota what each document fits into
   * @param files the names of its files
   * @param escalations what of it leads to administrator rights
   * @param findings what IAM Access Analyzer finds in it
   */
  public record EmittedPolicy(
      DeployingPrincipal principal,
      int permissions,
      FittedPolicy policy,
      PolicyQuota quota,
      List<String> files,
      Escalations escalations,
      List<PolicyFinding> findings) {
    public EmittedPolicy {
      requireNonNull(principal, "principal is null");
      requireNonNull(policy, "policy is null");
      requireNonNull(quota, "quota is null");
      files = List.copyOf(files);
      requireNonNull(escalations, "escalations is null");
      findings = List.copyOf(findings);
    }
  }
}
