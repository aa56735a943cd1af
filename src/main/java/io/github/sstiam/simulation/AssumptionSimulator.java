package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicyLayer;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.evaluation.PrincipalContext;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verdict.Uncertainty;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulates with given policies, and evaluates the trust policies of the roles that the principal
 * is to assume
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html).
 */
public final class AssumptionSimulator implements PermissionSimulator {
  private static final String ASSUME_ROLE = "sts:AssumeRole";

  private final String principal;
  private final PrincipalContext context;
  private final PolicySet policies;
  private final Catalog catalog;
  private final RoleTrust trust;

  /**
   * @param principal the name of the principal in reports
   * @param context the principal, and what is known of it
   * @param policies the policies that apply to the principal
   * @param catalog tells which actions have resource types
   * @param trust knows the trust policies
   */
  public AssumptionSimulator(
      String principal,
      PrincipalContext context,
      PolicySet policies,
      Catalog catalog,
      RoleTrust trust) {
    this.principal = requireNonNull(principal, "principal is null");
    this.context = requireNonNull(context, "context is null");
    this.policies = requireNonNull(policies, "policies is null");
    this.catalog = requireNonNull(catalog, "catalog is null");
    this.trust = requireNonNull(trust, "trust is null");
  }

  @Override
  public SimulationResult simulate(List<PermissionRequirement> requirements) {
    SimulationResult own = simulate(policies, requirements);
    List<VerifiedPermission> permissions = new ArrayList<>(own.permissions().size());
    for (VerifiedPermission permission : own.permissions()) {
      boolean assumption = permission.requirement().action().toString().equals(ASSUME_ROLE);
      permissions.add(
          assumption
              ? new VerifiedPermission(permission.requirement(), assumption(permission))
              : permission);
    }
    return new SimulationResult(own.principal(), permissions);
  }

  private SimulationResult simulate(PolicySet set, List<PermissionRequirement> requirements) {
    return new BuiltInSimulator(principal, context, set, catalog).simulate(requirements);
  }

  /** Several roles that a pattern stands for must agree. */
  private Verdict assumption(VerifiedPermission own) {
    List<CompiledPolicy> trusts = trust.of(own.requirement().resource().text());
    List<Verdict> verdicts = new ArrayList<>(trusts.size());
    for (CompiledPolicy policy : trusts) {
      verdicts.add(verdict(own, policy));
    }
    boolean agree = !verdicts.isEmpty();
    for (Verdict verdict : verdicts) {
      agree &= verdict.outcome() == verdicts.get(0).outcome();
    }
    return agree ? verdicts.get(0) : untrusted(own.verdict());
  }

  /** What only the trust policy can decide is unknown without it: all of a service's requests. */
  private static Verdict untrusted(Verdict own) {
    return own.outcome() == Outcome.ALLOWED || isByResource(own)
        ? Verdict.unknown(Uncertainty.UNKNOWN_TRUST_POLICY, own.statements(), List.of())
        : own;
  }

  private static boolean isByResource(Verdict verdict) {
    return verdict.layer().filter(PolicyLayer.RESOURCE_POLICY::equals).isPresent();
  }

  private Verdict verdict(VerifiedPermission own, CompiledPolicy policy) {
    Verdict verdict =
        simulate(policies.withResource(policy), List.of(own.requirement()))
            .permissions()
            .get(0)
            .verdict();
    return isByTrust(own.verdict(), verdict)
        ? Verdict.deniedBy(
            PolicyLayer.TRUST_POLICY,
            verdict.outcome() == Outcome.EXPLICITLY_DENIED,
            verdict.statements(),
            verdict.missingContext())
        : verdict;
  }

  /** Whether the trust policy denies what the principal's own policies do not. */
  private static boolean isByTrust(Verdict own, Verdict withTrust) {
    boolean denied =
        withTrust.outcome() == Outcome.EXPLICITLY_DENIED
            || withTrust.outcome() == Outcome.IMPLICITLY_DENIED;
    return denied && (isByResource(withTrust) || own.outcome() == Outcome.ALLOWED);
  }
}
