package io.github.sstiam.audit;

import io.github.sstiam.audit.EscalationFinding.Exposure;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.PolicySet;
import java.util.List;
import java.util.Optional;

/**
 * The privilege escalations that the policies of an identity allow.
 *
 * @param findings the open paths, the widest first
 * @param paths how many paths are known
 */
public record Escalations(List<EscalationFinding> findings, int paths) {
  public Escalations {
    findings = List.copyOf(findings);
  }

  /**
   * Searches for every known path. A path is open if each of its steps can be allowed: by the
   * identity's policies, within its boundary and under the organization's policies. The content of
   * the account is not considered, such as whether it has a role that is worth passing.
   *
   * @param policies the policies that apply to one identity
   * @param partition the account's partition
   * @param account the account; empty where it is not known
   * @param catalog knows the resource types of actions
   */
  public static Escalations in(
      PolicySet policies, String partition, Optional<String> account, Catalog catalog) {
    ActionResources resources = new ActionResources(catalog, partition, account);
    EscalationSearch search = new EscalationSearch(policies, resources, catalog);
    List<EscalationPath> known = EscalationPath.embedded();
    return new Escalations(
        known.stream().flatMap(path -> search.find(path).stream()).sorted().toList(), known.size());
  }

  /** Whether the identity is an administrator already: every path is open. */
  public boolean isAdministrator() {
    return findings.size() == paths
        && findings.stream().allMatch(finding -> finding.severity() == Exposure.OPEN);
  }
}
