package io.github.sstiam.requirement;

import io.github.sstiam.catalog.Operation;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gathers needs as they are found and merges those that ask for the same. */
final class RequirementCollector {
  /** Hashed and ordered by hand: what records and comparators bring is slow in a cold JVM. */
  private record Key(
      DeployingPrincipal principal, Action action, ArnPattern resource, List<ContextEntry> context)
      implements Comparable<Key> {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && action.equals(that.action)
          && resource.equals(that.resource)
          && principal.equals(that.principal)
          && context.equals(that.context);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * action.hashCode() + resource.hashCode()) + context.hashCode();
    }

    @Override
    public int compareTo(Key other) {
      int byPrincipal = principal.compareTo(other.principal);
      if (byPrincipal != 0) {
        return byPrincipal;
      }
      int byAction = action.compareTo(other.action);
      if (byAction != 0) {
        return byAction;
      }
      int byResource = resource.compareTo(other.resource);
      return byResource != 0 ? byResource : context.toString().compareTo(other.context.toString());
    }
  }

  private static final class Need {
    private Necessity necessity = Necessity.CONDITIONAL;
    private final List<Origin> origins = new ArrayList<>(1);
  }

  private final Map<Key, Need> needs = new HashMap<>();

  /** Adds a need; what is required for one origin is required. */
  void add(
      DeployingPrincipal principal,
      Action action,
      ArnPattern resource,
      List<ContextEntry> context,
      Necessity necessity,
      Origin origin) {
    Key key = new Key(principal, action, resource, context);
    Need need = needs.get(key);
    if (need == null) {
      need = new Need();
      needs.put(key, need);
    }
    if (necessity == Necessity.REQUIRED) {
      need.necessity = Necessity.REQUIRED;
    }
    need.origins.add(origin);
  }

  private static List<Origin> merged(List<Origin> origins) {
    if (origins.size() == 1) {
      return origins;
    }
    Map<String, Origin> byLabel = new TreeMap<>();
    for (Origin origin : origins) {
      byLabel.merge(origin.label(), origin, RequirementCollector::merged);
    }
    return List.copyOf(byLabel.values());
  }

  private static Origin merged(Origin one, Origin other) {
    if (one instanceof ResourceOrigin first
        && other instanceof ResourceOrigin second
        && !first.operations().containsAll(second.operations())) {
      Set<Operation> operations = EnumSet.copyOf(first.operations());
      operations.addAll(second.operations());
      return new ResourceOrigin(
          first.stack(),
          first.logicalId(),
          first.type(),
          first.construct(),
          operations,
          first.place());
    }
    return one;
  }

  /** All needs, sorted. */
  List<PermissionRequirement> requirements() {
    List<Key> sorted = new ArrayList<>(needs.keySet());
    Collections.sort(sorted);
    List<PermissionRequirement> requirements = new ArrayList<>(sorted.size());
    for (Key key : sorted) {
      Need need = needs.get(key);
      requirements.add(
          new PermissionRequirement(
              key.principal(),
              key.action(),
              key.resource(),
              key.context(),
              need.necessity,
              merged(need.origins)));
    }
    return List.copyOf(requirements);
  }
}
