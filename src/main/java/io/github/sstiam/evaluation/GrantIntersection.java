package io.github.sstiam.evaluation;

import io.github.sstiam.policy.ArnPattern;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Intersects grants: what is granted if two layers both have to allow. */
final class GrantIntersection {
  private GrantIntersection() {}

  /** What both grants grant; empty if no resource matches both. */
  static Optional<Grant> intersect(Grant one, Grant other) {
    if (other.isUnlimited()) {
      return Optional.of(with(one, sorted(one.statements(), other.statements())));
    }
    return one.resource()
        .intersect(other.resource())
        .filter(resource -> Stream.of(one, other).allMatch(grant -> grant.overlaps(resource)))
        .map(
            resource ->
                new Grant(
                    resource,
                    // A pattern that could not be narrowed to both keeps the other beside it.
                    sorted(one.within(), other.within(), List.of(other.resource())).stream()
                        .filter(pattern -> !pattern.covers(resource))
                        .toList(),
                    sorted(one.except(), other.except()).stream()
                        .filter(pattern -> pattern.overlaps(resource))
                        .toList(),
                    sorted(one.variables(), other.variables()),
                    distinct(one.conditions(), other.conditions()),
                    distinct(one.denials(), other.denials()),
                    sorted(one.statements(), other.statements())));
  }

  /** The same grant by other statements. */
  static Grant with(Grant grant, List<MatchedStatement> statements) {
    return new Grant(
        grant.resource(),
        grant.within(),
        grant.except(),
        grant.variables(),
        grant.conditions(),
        grant.denials(),
        statements);
  }

  /** The same grant without the resources of some patterns. */
  static Grant except(Grant grant, List<ArnPattern> patterns) {
    return new Grant(
        grant.resource(),
        grant.within(),
        sorted(grant.except(), patterns),
        grant.variables(),
        grant.conditions(),
        grant.denials(),
        grant.statements());
  }

  /** The grant on the resources of a pattern only; empty if it grants none of them. */
  static Optional<Grant> only(Grant grant, ArnPattern pattern) {
    Grant alone =
        new Grant(pattern, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    return intersect(grant, alone);
  }

  /** The same grant, limited by a Deny. */
  static Grant denied(Grant grant, Grant.Denial denial) {
    return new Grant(
        grant.resource(),
        grant.within(),
        grant.except(),
        grant.variables(),
        grant.conditions(),
        distinct(grant.denials(), List.of(denial)),
        grant.statements());
  }

  @SafeVarargs
  private static <T extends Comparable<T>> List<T> sorted(Collection<T>... parts) {
    TreeSet<T> all = new TreeSet<>();
    for (Collection<T> part : parts) {
      all.addAll(part);
    }
    return List.copyOf(all);
  }

  private static <T> List<T> distinct(List<T> ones, List<T> others) {
    return Stream.concat(ones.stream(), others.stream()).distinct().toList();
  }
}
