package io.github.sstiam.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * The policies that an organization attaches, level by level from the root over the organizational
 * units to the account
 * (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html).
 *
 * @param levels the policies of each level; a level may have none
 */
public record OrganizationLevels(List<List<CompiledPolicy>> levels) {
  /** No organization. */
  public static final OrganizationLevels NONE = new OrganizationLevels(List.of());

  public OrganizationLevels {
    List<List<CompiledPolicy>> copies = new ArrayList<>(levels.size());
    for (List<CompiledPolicy> level : levels) {
      copies.add(List.copyOf(level));
    }
    levels = List.copyOf(copies);
  }
}
