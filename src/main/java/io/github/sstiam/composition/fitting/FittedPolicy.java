package io.github.sstiam.composition.fitting;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.PolicyDocument;
import java.util.List;

/**
 * A policy that fits into its quota.
 *
 * @param documents the documents in their order; at least one
 * @param added the actions that wildcards grant beyond the policy, sorted
 */
public record FittedPolicy(List<FittedDocument> documents, List<AddedAction> added) {
  public FittedPolicy {
    documents = List.copyOf(documents);
    added = List.copyOf(added);
  }

  /**
   * One of the documents.
   *
   * @param policy the policy
   * @param purposes the purposes of its statements, sorted
   */
  public record FittedDocument(PolicyDocument policy, List<String> purposes) {
    public FittedDocument {
      requireNonNull(policy, "policy is null");
      purposes = List.copyOf(purposes);
    }
  }

  /**
   * An action that a wildcard grants on resources on which the policy did not grant it.
   *
   * @param purpose the purpose of the statement with the wildcard
   * @param pattern the wildcard, such as {@code dynamodb:Describe*}
   * @param action the action
   * @param resources the resources it is granted on in addition, sorted
   */
  public record AddedAction(String purpose, String pattern, Action action, List<String> resources)
      implements Comparable<AddedAction> {
    public AddedAction {
      requireNonNull(purpose, "purpose is null");
      requireNonNull(pattern, "pattern is null");
      requireNonNull(action, "action is null");
      resources = List.copyOf(resources);
    }

    @Override
    public int compareTo(AddedAction other) {
      int byAction = action.compareTo(other.action);
      if (byAction != 0) {
        return byAction;
      }
      int byPattern = pattern.compareTo(other.pattern);
      return byPattern != 0
          ? byPattern
          : (purpose + resources).compareTo(other.purpose + other.resources);
    }
  }
}
