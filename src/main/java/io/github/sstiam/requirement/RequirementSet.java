package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
    return requirements.stream()
        .map(PermissionRequirement::principal)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What one of them needs. */
  public List<PermissionRequirement> of(DeployingPrincipal principal) {
    return requirements.stream()
        .filter(requirement -> requirement.principal().equals(principal))
        .toList();
  }

  /**
   * The same needs with more context.
   *
   * @param entries condition keys that every request of the deployment carries, too
   */
  public RequirementSet with(List<ContextEntry> entries) {
    return map(requirement -> requirement.with(entries));
  }

  /** The same needs, each in another form. */
  public RequirementSet map(UnaryOperator<PermissionRequirement> form) {
    return new RequirementSet(requirements.stream().map(form).toList(), coverage);
  }
}
