package io.github.sstiam.aws.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Action;
import io.github.sstiam.requirement.ConditionKey;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.Comparator;
import java.util.List;

/**
 * What IAM is asked about one permission.
 *
 * @param context the condition keys that are sent along, sorted
 * @param action the action
 * @param resource the resource's ARN, or {@code *}
 */
record Question(List<ContextEntry> context, Action action, String resource)
    implements Comparable<Question> {
  private static final ConditionKey TAG_KEYS = new ConditionKey("aws:TagKeys");

  private static final Comparator<Question> ORDER =
      Comparator.comparing((Question question) -> question.context.toString())
          .thenComparing(Question::action)
          .thenComparing(Question::resource);

  Question {
    context = List.copyOf(context);
    requireNonNull(action, "action is null");
    requireNonNull(resource, "resource is null");
  }

  static Question of(PermissionRequirement requirement) {
    return new Question(requirement.context(), requirement.action(), requirement.resource().text());
  }

  /**
   * The question without the keys that few requests carry, so that many questions share a request.
   */
  Question inGeneral() {
    return new Question(
        context.stream().filter(entry -> !isParticular(entry)).toList(), action, resource);
  }

  private static boolean isParticular(ContextEntry entry) {
    ConditionKey key = entry.key();
    return key.startsWith("iam:") || key.startsWith("aws:RequestTag/") || key.equals(TAG_KEYS);
  }

  @Override
  public int compareTo(Question other) {
    return ORDER.compare(this, other);
  }
}
