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
}
