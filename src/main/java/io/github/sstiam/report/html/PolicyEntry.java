package io.github.sstiam.report.html;

import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.report.GrantingPolicy;
import io.github.sstiam.report.GrantingPolicy.Grants;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy as the page shows it.
 *
 * @param number its number, from 0
 * @param policy the policy
 * @param part its number among the parts of the same whole, from 1
 * @param of the number of parts
 */
record PolicyEntry(int number, GrantingPolicy policy, int part, int of) {
  /** The policies of a report, in its order. */
  static List<PolicyEntry> of(List<GrantingPolicy> policies) {
    List<PolicyEntry> entries = new ArrayList<>();
    for (GrantingPolicy policy : policies) {
      int before = parts(policy, policies.subList(0, entries.size()));
      int all = parts(policy, policies);
      entries.add(new PolicyEntry(entries.size(), policy, before + 1, all));
    }
    return List.copyOf(entries);
  }

  /** The number of policies that are parts of the same whole. */
  private static int parts(GrantingPolicy policy, List<GrantingPolicy> policies) {
    int parts = 0;
    for (GrantingPolicy other : policies) {
      boolean isPart =
          other.grants() == policy.grants() && other.principal().equals(policy.principal());
      parts += isPart ? 1 : 0;
    }
    return parts;
  }

  boolean isMissing() {
    return policy.grants() == Grants.MISSING;
  }

  /** The title: what it grants, and to which identity. */
  String title() {
    String holder =
        policy.principal().kind().words() + (of == 1 ? "" : " (" + part + " of " + of + ")");
    return isMissing() ? "Missing permissions: " + holder : "All needed permissions: " + holder;
  }

  /** The ARN of the identity, if it has one, and the file. */
  String aside() {
    String arn = policy.principal().arn();
    String file = policy.file().orElse("");
    return arn.isEmpty() || file.isEmpty() ? arn + file : arn + ", " + file;
  }

  /** The policy as text to copy. */
  String text() {
    return PolicyWriter.write(policy.document());
  }

  /** The number of characters as IAM counts them. */
  int size() {
    return PolicyWriter.size(policy.document());
  }
}
