package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.Origin.ResourceOrigin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The permission requirements of a deployment.
 *
 * @param requirements the permission requirements, sorted, each (action, resource, context) once
 * @param exclusions the actions that handlers name but do not call for what is declared, in the
 *     order of the app
 * @param coverage how much of the app the requirements account for
 */
public record RequirementSet(
    List<PermissionRequirement> requirements, List<Exclusion> exclusions, Coverage coverage) {
  public RequirementSet {
    requirements = List.copyOf(requirements);
    exclusions = List.copyOf(exclusions);
    requireNonNull(coverage, "coverage is null");
  }

  /** The principals that need a permission: the caller first, then roles. */
  public NavigableSet<DeployingPrincipal> principals() {
    NavigableSet<DeployingPrincipal> principals = new TreeSet<>();
    for (PermissionRequirement requirement : requirements) {
      principals.add(requirement.principal());
    }
    return principals;
  }

  /** The requirements of one principal. */
  public List<PermissionRequirement> of(DeployingPrincipal principal) {
    List<PermissionRequirement> needs = new ArrayList<>();
    for (PermissionRequirement requirement : requirements) {
      if (requirement.principal().equals(principal)) {
        needs.add(requirement);
      }
    }
    return List.copyOf(needs);
  }

  /**
   * The same requirements with more context.
   *
   * @param entries further condition keys that every request of the deployment carries
   */
  public RequirementSet with(List<ContextEntry> entries) {
    return entries.isEmpty() ? this : map(requirement -> requirement.with(entries));
  }

  /** The same set with each requirement transformed. */
  public RequirementSet map(UnaryOperator<PermissionRequirement> form) {
    return new RequirementSet(requirements.stream().map(form).toList(), exclusions, coverage);
  }

  /** The sources of all decisions about handlers' actions, of those that exclude an action, too. */
  public Set<String> sources() {
    // Thousands of resources share a few instances of reasons.
    Set<OperationReasons> all = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PermissionRequirement requirement : requirements) {
      for (Origin origin : requirement.origins()) {
        if (origin instanceof ResourceOrigin resource) {
          all.add(resource.reasons());
        }
      }
    }
    for (Exclusion exclusion : exclusions) {
      all.add(exclusion.reasons());
    }
    Set<String> sources = new TreeSet<>();
    for (OperationReasons reasons : all) {
      for (Reason reason : reasons.byOperation().values()) {
        sources.add(reason.source());
      }
    }
    return sources;
  }
}
