package io.github.sstiam.aws.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.AwsFaults;
import io.github.sstiam.aws.CallerIdentity;
import io.github.sstiam.aws.CallerPolicy;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.PermissionSimulator;
import io.github.sstiam.simulation.SimulationResult;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Simulates with {@code iam:SimulatePrincipalPolicy}
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html).
 *
 * <p>First, all permissions are simulated with the condition keys that all requests carry, which
 * takes few requests. Those that are not plainly allowed are simulated again: with all their
 * condition keys, with the principal's tags if a policy depends on them, and without some of the
 * policies to find the layer that denies.
 */
public final class IamPermissionSimulator implements PermissionSimulator {
  private static final String PRINCIPAL_TAG = "aws:principaltag/";

  private final AwsConnection aws;
  private final String policySource;
  private final Catalog catalog;
  private final SimulationRequests requests;

  /**
   * @param aws the connection
   * @param caller the identity behind the credentials
   * @param policySource the ARN of the user or role that is simulated
   * @param catalog the catalogue of the run, for trust policies
   */
  public IamPermissionSimulator(
      AwsConnection aws, CallerIdentity caller, String policySource, Catalog catalog) {
    this.aws = requireNonNull(aws, "aws is null");
    this.policySource = requireNonNull(policySource, "policySource is null");
    this.catalog = requireNonNull(catalog, "catalog is null");
    this.requests =
        new SimulationRequests(
            aws,
            new AwsFaults(Optional.of(caller), Optional.of(CallerPolicy.simulating(policySource))),
            policySource);
  }

  @Override
  public SimulationResult simulate(List<PermissionRequirement> requirements)
      throws SimulationUnavailableException {
    List<SimulatedPermission> permissions = simulate(requirements, List.of());
    if (permissions.stream().anyMatch(IamPermissionSimulator::dependsOnTags)) {
      List<ContextEntry> tags = PrincipalTags.of(aws, policySource);
      if (!tags.isEmpty()) {
        permissions = simulate(requirements, tags);
      }
    }
    List<SimulatedPermission> named = new DenyingLayers(requests).named(permissions);
    return new SimulationResult(
        policySource,
        new TrustPolicies(aws, policySource, catalog)
            .checked(named).stream().map(SimulatedPermission::verified).toList());
  }

  private List<SimulatedPermission> simulate(
      List<PermissionRequirement> requirements, List<ContextEntry> tags)
      throws SimulationUnavailableException {
    NavigableSet<SimulationQuery> common = new TreeSet<>();
    for (PermissionRequirement requirement : requirements) {
      common.add(query(requirement, tags).withCommonKeys());
    }
    Map<SimulationQuery, Verdict> verdicts = new HashMap<>(requests.simulate(common));
    NavigableSet<SimulationQuery> rest = new TreeSet<>();
    for (PermissionRequirement requirement : requirements) {
      SimulationQuery query = query(requirement, tags);
      if (verdicts.get(query.withCommonKeys()).outcome() != Outcome.ALLOWED
          && !verdicts.containsKey(query)) {
        rest.add(query);
      }
    }
    verdicts.putAll(requests.simulate(rest));
    List<SimulatedPermission> permissions = new ArrayList<>(requirements.size());
    for (PermissionRequirement requirement : requirements) {
      SimulationQuery query = query(requirement, tags);
      Verdict verdict =
          verdicts.containsKey(query) ? verdicts.get(query) : verdicts.get(query.withCommonKeys());
      permissions.add(new SimulatedPermission(requirement, query, verdict));
    }
    return permissions;
  }

  private static SimulationQuery query(PermissionRequirement requirement, List<ContextEntry> tags) {
    return SimulationQuery.of(tags.isEmpty() ? requirement : requirement.with(tags));
  }

  private static boolean dependsOnTags(SimulatedPermission permission) {
    return permission.verdict().missingContext().stream()
        .anyMatch(key -> key.toLowerCase(Locale.ROOT).startsWith(PRINCIPAL_TAG));
  }
}
