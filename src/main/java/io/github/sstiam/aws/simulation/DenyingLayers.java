package io.github.sstiam.aws.simulation;

import static software.amazon.awssdk.services.iam.model.PolicyIdentifierPolicyType.RCP;
import static software.amazon.awssdk.services.iam.model.PolicyIdentifierPolicyType.SCP;

import io.github.sstiam.evaluation.PolicyLayer;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.model.PolicyIdentifierPolicyType;

/**
 * Finds the denials that the organization causes, by simulating them again without the
 * organization's policies ({@code PolicyExclusionList},
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html). The
 * permissions boundary needs no second simulation, since IAM's response tells its decision.
 */
record DenyingLayers(SimulationRequests requests) {
  /** The permissions, the verdicts of denied ones with the layer that denies. */
  List<SimulatedPermission> named(List<SimulatedPermission> permissions) {
    NavigableSet<SimulationQuery> denied = new TreeSet<>();
    for (SimulatedPermission permission : permissions) {
      if (isOpen(permission.verdict())) {
        denied.add(permission.query());
      }
    }
    Collection<SimulationQuery> byOrganization = allowedWithout(denied, SCP, RCP);
    Collection<SimulationQuery> byServiceControl = allowedWithout(byOrganization, SCP);
    List<SimulatedPermission> named = new ArrayList<>(permissions.size());
    for (SimulatedPermission permission : permissions) {
      SimulationQuery query = permission.query();
      named.add(
          byOrganization.contains(query)
              ? permission.withVerdict(
                  byOrganization(permission.verdict(), byServiceControl.contains(query)))
              : permission);
    }
    return named;
  }

  /** Whether IAM's response leaves open which layer denies. */
  private static boolean isOpen(Verdict verdict) {
    return switch (verdict.outcome()) {
      case EXPLICITLY_DENIED, IMPLICITLY_DENIED -> verdict.layer().isEmpty();
      case DENIED_BY_ORGANIZATION -> true;
      case ALLOWED, UNKNOWN -> false;
    };
  }

  private static Verdict byOrganization(Verdict verdict, boolean byServiceControl) {
    return Verdict.deniedBy(
        byServiceControl ? PolicyLayer.SERVICE_CONTROL_POLICY : PolicyLayer.RESOURCE_CONTROL_POLICY,
        verdict.outcome() == Outcome.EXPLICITLY_DENIED,
        verdict.statements(),
        verdict.missingContext());
  }

  private Collection<SimulationQuery> allowedWithout(
      Collection<SimulationQuery> queries, PolicyIdentifierPolicyType... leftOut) {
    if (queries.isEmpty()) {
      return List.of();
    }
    try {
      Map<SimulationQuery, Verdict> verdicts = requests.simulate(queries, leftOut);
      return queries.stream()
          .filter(query -> verdicts.get(query).outcome() == Outcome.ALLOWED)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (SimulationUnavailableException e) {
      // The permissions are denied in any case; only the denying layer stays unknown.
      return List.of();
    }
  }
}
