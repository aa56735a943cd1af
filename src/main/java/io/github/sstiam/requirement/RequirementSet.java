package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import java.util.List;

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

  /**
   * The same needs with more context.
   *
   * @param entries condition keys that every request of the deployment carries, too
   */
  public RequirementSet with(List<ContextEntry> entries) {
    return new RequirementSet(
        requirements.stream().map(requirement -> requirement.with(entries)).toList(), coverage);
  }
}
