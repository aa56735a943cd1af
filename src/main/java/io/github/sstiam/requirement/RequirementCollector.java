package io.github.sstiam.requirement;

import io.github.sstiam.catalog.Operation;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gathers needs as they are found and merges those that ask for the same. */
final class RequirementCollector {
  private record Key(
      DeployingPrincipal principal,
      Action action,
      ArnPattern resource,
      List<ContextEntry> context) {}

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::principal)
          .thenComparing(Key::action)
          .thenComparing(Key::resource)
          // Seldom asked for: the texts are made where all else is the same.
          .thenComparing(key -> key.context().toString());

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
    Need need =
        needs.computeIfAbsent(new Key(principal, action, resource, context), key -> new Need());
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
    sorted.sort(ORDER);
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
