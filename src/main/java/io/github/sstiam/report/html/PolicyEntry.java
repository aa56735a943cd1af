package io.github.sstiam.report.html;

import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.report.GrantingPolicy;
import io.github.sstiam.report.GrantingPolicy.Grants;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy as the page offers it.
 *
 * @param number its number, from 0
 * @param policy the policy
 * @param part which of those that together grant the same, from 1
 * @param of how many those are
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

  /** How many policies are parts of the same whole as one. */
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

  /** What it is. */
  String title() {
    String holder =
        policy.principal().kind().words() + (of == 1 ? "" : " (" + part + " of " + of + ")");
    return isMissing() ? "What is missing: " + holder : "All that is needed: " + holder;
  }

  /** Whose it is, where the title does not say it all, and its file. */
  String aside() {
    String arn = policy.principal().arn();
    String file = policy.file().orElse("");
    return arn.isEmpty() || file.isEmpty() ? arn + file : arn + ", " + file;
  }

  /** The policy, ready to be pasted. */
  String text() {
    return PolicyWriter.write(policy.document());
  }

  /** How many characters IAM counts. */
  int size() {
    return PolicyWriter.size(policy.document());
  }
}
