package io.github.sstiam.requirement;

import io.github.sstiam.catalog.Operation;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gathers needs as they are found and merges those that ask for the same. */
final class RequirementCollector {
  private record Key(
      DeployingPrincipal principal, Action action, ArnPattern resource, List<ContextEntry> context)
      implements Comparable<Key> {
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
    private final Map<String, Origin> origins = new TreeMap<>();
  }

  private final Map<Key, Need> needs = new TreeMap<>();

  /** Adds a need; what is required for one origin is required. */
  void add(
      DeployingPrincipal principal,
      Action action,
      ArnPattern resource,
      List<ContextEntry> context,
      Necessity necessity,
      Origin origin) {
    Need need =
        needs.computeIfAbsent(
            new Key(principal, action, resource, context.stream().sorted().toList()),
            key -> new Need());
    if (necessity == Necessity.REQUIRED) {
      need.necessity = Necessity.REQUIRED;
    }
    need.origins.merge(origin.label(), origin, RequirementCollector::merged);
  }

  private static Origin merged(Origin one, Origin other) {
    if (one instanceof ResourceOrigin first && other instanceof ResourceOrigin second) {
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
    List<PermissionRequirement> requirements = new ArrayList<>(needs.size());
    needs.forEach(
        (key, need) ->
            requirements.add(
                new PermissionRequirement(
                    key.principal(),
                    key.action(),
                    key.resource(),
                    key.context(),
                    need.necessity,
                    List.copyOf(need.origins.values()))));
    return List.copyOf(requirements);
  }
}
