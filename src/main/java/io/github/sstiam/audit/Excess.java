package io.github.sstiam.audit;

import io.github.sstiam.catalog.AccessLevel;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the policies of an identity grant beyond what is needed of it.
 *
 * @param grants the excessive grants, by action; sorted
 * @param lines the same, grouped for a report: the most dangerous first
 * @param levels how many of the grants are of each access level, the most dangerous first
 * @param granted how many actions of the catalogue the policies can allow
 */
public record Excess(
    List<ExcessGrant> grants,
    List<ExcessLine> lines,
    Map<AccessLevel, Integer> levels,
    int granted) {
  public Excess {
    grants = List.copyOf(grants);
    lines = List.copyOf(lines);
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
  }

  /**
   * Compares policies with requirements, action by action for the whole catalogue. An action that
   * the policies cannot allow, because they deny it or a boundary or the organization does not
   * allow it, is not excessive.
   *
   * @param policies the policies that apply to one identity
   * @param needs what is needed of that identity
   * @param catalog knows all actions
   */
  public static Excess of(
      PolicySet policies, Collection<PermissionRequirement> needs, Catalog catalog) {
    return new ExcessSearch(policies, needs, catalog).run();
  }

  /** Whether nothing is granted beyond the needs. */
  public boolean isEmpty() {
    return grants.isEmpty();
  }
}
