package io.github.sstiam.report.html;

import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.report.GrantingPolicy;
import io.github.sstiam.report.GrantingPolicy.Grants;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A policy as the page offers it.
 *
 * @param number its number, from 0
 * @param policy the policy
 */
record PolicyEntry(int number, GrantingPolicy policy) {
  /** The policies of a report, in its order. */
  static List<PolicyEntry> of(List<GrantingPolicy> policies) {
    return IntStream.range(0, policies.size())
        .mapToObj(number -> new PolicyEntry(number, policies.get(number)))
        .toList();
  }

  boolean isMissing() {
    return policy.grants() == Grants.MISSING;
  }

  String title() {
    return (isMissing() ? "What the " : "All that the ")
        + policy.principal()
        + (isMissing() ? " lacks" : " needs");
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
