package io.github.sstiam.requirement.resolution;

import io.github.sstiam.catalog.Operation;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Exclusion;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.OperationReasons;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.Reason;
import io.github.sstiam.requirement.ResourceReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gathers permission requirements as they are found, and merges those of the same principal,
 * action, resource and context.
 */
final class RequirementCollector {
  /**
   * The requirement of one principal, action, resource and context. Most have only one context;
   * further ones are linked.
   */
  private static final class Need {
    private final List<ContextEntry> context;
    private final List<Origin> origins = new ArrayList<>(1);
    private Necessity necessity = Necessity.CONDITIONAL;
    private Need next;

    private Need(List<ContextEntry> context) {
      this.context = context;
    }
  }

  // A level for each part of a requirement, so that sorting compares few at a time.
  private final Map<DeployingPrincipal, Map<Action, Map<ArnPattern, Need>>> needs = new TreeMap<>();

  private final List<Exclusion> exclusions = new ArrayList<>();
  private final Map<OperationReasons, OperationReasons> sharedReasons = new HashMap<>();

  /** The reasons as one instance for all resources that have the same ones. */
  OperationReasons shared(Map<Operation, Reason> byOperation) {
    OperationReasons reasons = new OperationReasons(byOperation);
    OperationReasons known = sharedReasons.putIfAbsent(reasons, reasons);
    return known == null ? reasons : known;
  }

  /** Notes that a resource's handlers name an action but do not call it. */
  void exclude(ResourceReference resource, Action action, Map<Operation, Reason> byOperation) {
    exclusions.add(new Exclusion(resource, action, shared(byOperation)));
  }

  /** Adds a requirement; if it is required for one origin, it is required. */
  void add(
      DeployingPrincipal principal,
      Action action,
      ArnPattern resource,
      List<ContextEntry> context,
      Necessity necessity,
      Origin origin) {
    Need need = need(principal, action, resource, context);
    if (necessity == Necessity.REQUIRED) {
      need.necessity = Necessity.REQUIRED;
    }
    need.origins.add(origin);
  }

  private Need need(
      DeployingPrincipal principal,
      Action action,
      ArnPattern resource,
      List<ContextEntry> context) {
    Map<ArnPattern, Need> byResource = byResource(principal, action);
    Need first = byResource.get(resource);
    if (first == null) {
      Need need = new Need(context);
      byResource.put(resource, need);
      return need;
    }
    Need need = first;
    while (!need.context.equals(context)) {
      if (need.next == null) {
        need.next = new Need(context);
      }
      need = need.next;
    }
    return need;
  }

  private Map<ArnPattern, Need> byResource(DeployingPrincipal principal, Action action) {
    Map<Action, Map<ArnPattern, Need>> byAction = needs.get(principal);
    if (byAction == null) {
      byAction = new HashMap<>();
      needs.put(principal, byAction);
    }
    Map<ArnPattern, Need> byResource = byAction.get(action);
    if (byResource == null) {
      byResource = new HashMap<>();
      byAction.put(action, byResource);
    }
    return byResource;
  }

  private static List<Origin> merged(List<Origin> origins) {
    if (origins.size() == 1) {
      return origins;
    }
    Map<String, Origin> byLabel = new TreeMap<>();
    for (Origin origin : origins) {
      Origin known = byLabel.putIfAbsent(origin.label(), origin);
      if (known != null) {
        byLabel.put(origin.label(), merged(known, origin));
      }
    }
    return List.copyOf(byLabel.values());
  }

  private static Origin merged(Origin one, Origin other) {
    if (one instanceof ResourceOrigin first && other instanceof ResourceOrigin second) {
      OperationReasons reasons = first.reasons().mergedWith(second.reasons());
      return reasons.equals(first.reasons())
          ? first
          : new ResourceOrigin(first.resource(), reasons);
    }
    return one;
  }

  /** The excluded actions, in the order in which they were found. */
  List<Exclusion> exclusions() {
    return List.copyOf(exclusions);
  }

  /** All requirements, sorted by principal, action, resource and context. */
  List<PermissionRequirement> requirements() {
    List<PermissionRequirement> requirements = new ArrayList<>();
    for (Map.Entry<DeployingPrincipal, Map<Action, Map<ArnPattern, Need>>> ofPrincipal :
        needs.entrySet()) {
      Map<Action, Map<ArnPattern, Need>> byAction = ofPrincipal.getValue();
      for (Action action : sorted(byAction.keySet())) {
        Map<ArnPattern, Need> byResource = byAction.get(action);
        for (ArnPattern resource : sorted(byResource.keySet())) {
          for (Need need : sorted(byResource.get(resource))) {
            requirements.add(
                new PermissionRequirement(
                    ofPrincipal.getKey(),
                    action,
                    resource,
                    need.context,
                    need.necessity,
                    merged(need.origins)));
          }
        }
      }
    }
    return List.copyOf(requirements);
  }

  private static <T extends Comparable<T>> List<T> sorted(Set<T> all) {
    List<T> sorted = new ArrayList<>(all);
    Collections.sort(sorted);
    return sorted;
  }

  private static List<Need> sorted(Need first) {
    if (first.next == null) {
      return List.of(first);
    }
    List<Need> sorted = new ArrayList<>();
    for (Need need = first; need != null; need = need.next) {
      sorted.add(need);
    }
    // Not a map by text, because different contexts may have the same text.
    sorted.sort(Comparator.comparing(need -> need.context.toString()));
    return sorted;
  }
}
