package io.github.sstiam.report.html;

import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.report.GrantingPolicy;
import io.github.sstiam.report.GrantingPolicy.Grants;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
      List<GrantingPolicy> parts =
          policies.stream()
              .filter(other -> other.grants() == policy.grants())
              .filter(other -> other.principal().equals(policy.principal()))
              .toList();
      entries.add(new PolicyEntry(entries.size(), policy, parts.indexOf(policy) + 1, parts.size()));
    }
    return List.copyOf(entries);
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
    return Stream.of(policy.principal().arn(), policy.file().orElse(""))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
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
