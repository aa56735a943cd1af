package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * All that a deployment needs.
 *
 * @param requirements the permission requirements, sorted, each (action, resource, context) once
 * @param coverage how much of the app they account for
 */
public record RequirementSet(List<PermissionRequirement> requirements, Coverage coverage) {
  public RequirementSet {
    requirements = List.copyOf(requirements);
    requireNonNull(coverage, "coverage is null");
  }

  /** Who needs something: the caller first, then roles. */
  public NavigableSet<DeployingPrincipal> principals() {
    NavigableSet<DeployingPrincipal> principals = new TreeSet<>();
    for (PermissionRequirement requirement : requirements) {
      principals.add(requirement.principal());
    }
    return principals;
  }

  /** What one of them needs. */
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
   * The same needs with more context.
   *
   * @param entries condition keys that every request of the deployment carries, too
   */
  public RequirementSet with(List<ContextEntry> entries) {
    return entries.isEmpty() ? this : map(requirement -> requirement.with(entries));
  }

  /** The same needs, each in another form. */
  public RequirementSet map(UnaryOperator<PermissionRequirement> form) {
    return new RequirementSet(requirements.stream().map(form).toList(), coverage);
  }
}
