package io.github.sstiam.composition;

import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.Collection;

/** Composed policies as documents. */
public final class ComposedPolicies {
  private ComposedPolicies() {}

  public static PolicyDocument leastPrivilege(Collection<PermissionRequirement> requirements) {
    return leastPrivilege(requirements, PolicyOptions.DEFAULT);
  }

  public static PolicyDocument leastPrivilege(
      Collection<PermissionRequirement> requirements, PolicyOptions options) {
    return LeastPrivilegePolicy.compose(requirements, options).document();
  }

  public static PolicyDocument ofServices(Collection<PermissionRequirement> requirements) {
    return ofServices(requirements, PolicyOptions.DEFAULT);
  }

  public static PolicyDocument ofServices(
      Collection<PermissionRequirement> requirements, PolicyOptions options) {
    return ServicePolicy.compose(requirements, options).document();
  }
}
