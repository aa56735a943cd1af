package io.github.sstiam.aws.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Action;
import io.github.sstiam.requirement.ConditionKey;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.Comparator;
import java.util.List;

/**
 * What IAM is queried for one permission.
 *
 * @param context the context entries, sorted
 * @param action the action
 * @param resource the resource's ARN, or {@code *}
 */
record SimulationQuery(List<ContextEntry> context, Action action, String resource)
    implements Comparable<SimulationQuery> {
  private static final ConditionKey TAG_KEYS = new ConditionKey("aws:TagKeys");

  private static final Comparator<SimulationQuery> ORDER =
      Comparator.comparing((SimulationQuery query) -> query.context.toString())
          .thenComparing(SimulationQuery::action)
          .thenComparing(SimulationQuery::resource);

  SimulationQuery {
    context = List.copyOf(context);
    requireNonNull(action, "action is null");
    requireNonNull(resource, "resource is null");
  }

  static SimulationQuery of(PermissionRequirement requirement) {
    return new SimulationQuery(
        requirement.context(), requirement.action(), requirement.resource().text());
  }

  /** The query without the keys that few requests carry, so that many queries share a request. */
  SimulationQuery withCommonKeys() {
    return new SimulationQuery(
        context.stream().filter(entry -> !isRare(entry)).toList(), action, resource);
  }

  private static boolean isRare(ContextEntry entry) {
    return entry.key().startsWith("iam:")
        || entry.key().startsWith("aws:RequestTag/")
        || entry.key().equals(TAG_KEYS);
  }

  @Override
  public int compareTo(SimulationQuery other) {
    return ORDER.compare(this, other);
  }
}
