package io.github.sstiam.audit;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.AccessLevel;
import io.github.sstiam.evaluation.Grant;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import java.util.Comparator;
import java.util.List;

/**
 * What policies grant for one action beyond what is needed.
 *
 * @param action the action
 * @param accessLevel its access level
 * @param kind in what way it is excessive
 * @param grants the resources on which it is too much, the conditions under which it is granted and
 *     the statements that grant it; sorted, at least one
 * @param needed the resources on which the action is needed, sorted; none where it is not
 */
public record ExcessGrant(
    Action action, AccessLevel accessLevel, Kind kind, List<Grant> grants, List<ArnPattern> needed)
    implements Comparable<ExcessGrant> {
  private static final Comparator<ExcessGrant> ORDER =
      Comparator.comparing(ExcessGrant::action).thenComparing(ExcessGrant::kind);

  /** In what way a grant is excessive. */
  public enum Kind {
    /** Nothing needs the action. */
    UNNEEDED,
    /** The action is needed, but on other or on fewer resources. */
    WIDER_RESOURCES,
    /**
     * The action is needed on these resources, but it is granted also for other values of a key
     * that says to whom something is handed, such as {@code iam:PassedToService}.
     */
    WIDER_CONDITIONS,
    /**
     * The action is needed on these resources, but no request that needs it meets the conditions.
     */
    UNMET_CONDITIONS
  }

  public ExcessGrant {
    requireNonNull(action, "action is null");
    requireNonNull(accessLevel, "accessLevel is null");
    requireNonNull(kind, "kind is null");
    grants = List.copyOf(grants);
    needed = List.copyOf(needed);
  }

  /** Whether every one of the grants holds under conditions only. */
  public boolean isConditional() {
    return grants.stream().noneMatch(Grant::isUnconditional);
  }

  @Override
  public int compareTo(ExcessGrant other) {
    return ORDER.compare(this, other);
  }
}
