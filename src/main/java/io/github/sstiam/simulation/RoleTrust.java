package io.github.sstiam.simulation;

import io.github.sstiam.evaluation.CompiledPolicy;
import java.util.List;

/** Knows the trust policies of roles. */
public interface RoleTrust {
  /**
   * The trust policies of a role.
   *
   * @param role the role's ARN, in which {@code *} stands for an unknown part
   * @return the policy of each role that the ARN stands for; empty if one is unknown
   */
  List<CompiledPolicy> of(String role);
}
