package io.github.sstiam.audit;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.audit.ExcessGrant.Kind;
import io.github.sstiam.catalog.AccessLevel;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Actions of a service that are too much in the same way and on the same resources: one line for a
 * reader.
 *
 * @param service the service prefix
 * @param whole whether these are all actions of the service
 * @param kind in what way they are too much
 * @param conditional whether they are granted under conditions only
 * @param resources the resources on which they are granted, sorted
 * @param except the resources left out, sorted
 * @param actions the actions, sorted
 * @param levels how many actions of each access level, the most dangerous level first; levels
 *     without an action are left out
 */
public record ExcessLine(
    String service,
    boolean whole,
    Kind kind,
    boolean conditional,
    List<ArnPattern> resources,
    List<ArnPattern> except,
    List<Action> actions,
    Map<AccessLevel, Integer> levels)
    implements Comparable<ExcessLine> {
  /**
   * The access levels, the most dangerous first
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html).
   */
  private static final List<AccessLevel> BY_DANGER =
      List.of(
          AccessLevel.PERMISSIONS_MANAGEMENT,
          AccessLevel.WRITE,
          AccessLevel.READ,
          AccessLevel.LIST,
          AccessLevel.TAGGING);

  private static final Comparator<ExcessLine> ORDER =
      BY_DANGER.stream()
          .map(ExcessLine::byCountOf)
          .reduce(Comparator::thenComparing)
          .orElseThrow()
          .thenComparing(ExcessLine::service)
          .thenComparing(ExcessLine::kind)
          .thenComparing(ExcessLine::conditional)
          .thenComparing(line -> line.resources().toString())
          .thenComparing(line -> line.except().toString());

  public ExcessLine {
    requireNonNull(service, "service is null");
    requireNonNull(kind, "kind is null");
    resources = List.copyOf(resources);
    except = List.copyOf(except);
    actions = List.copyOf(actions);
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
  }

  private static Comparator<ExcessLine> byCountOf(AccessLevel level) {
    return Comparator.comparing(line -> -line.levels().getOrDefault(level, 0));
  }

  /** How many of the grants are of each access level, the most dangerous first. */
  static Map<AccessLevel, Integer> count(Collection<ExcessGrant> grants) {
    Map<AccessLevel, Integer> levels = new LinkedHashMap<>();
    for (AccessLevel level : BY_DANGER) {
      long count = grants.stream().filter(grant -> grant.accessLevel() == level).count();
      if (count > 0) {
        levels.put(level, (int) count);
      }
    }
    return levels;
  }

  @Override
  public int compareTo(ExcessLine other) {
    return ORDER.compare(this, other);
  }
}
