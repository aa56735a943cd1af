package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A permission that a deployment needs.
 *
 * @param principal the identity that needs it
 * @param action the action
 * @param resource the resource that the action acts on; {@code *} if the action has no resource
 *     type
 * @param context the condition keys of the request, sorted
 * @param necessity whether the deployment fails without it
 * @param origins the resources and calls that need it, sorted; at least one
 */
public record PermissionRequirement(
    DeployingPrincipal principal,
    Action action,
    ArnPattern resource,
    List<ContextEntry> context,
    Necessity necessity,
    List<Origin> origins)
    implements Comparable<PermissionRequirement> {
  public PermissionRequirement {
    requireNonNull(principal, "principal is null");
    requireNonNull(action, "action is null");
    requireNonNull(resource, "resource is null");
    context = List.copyOf(context);
    requireNonNull(necessity, "necessity is null");
    origins = List.copyOf(origins);
  }

  /**
   * The same requirement with more context; an entry replaces one of the same key.
   *
   * @param entries further condition keys of the deployment's requests
   */
  public PermissionRequirement with(List<ContextEntry> entries) {
    if (entries.isEmpty()) {
      return this;
    }
    Map<ConditionKey, ContextEntry> all = new LinkedHashMap<>();
    context.forEach(entry -> all.put(entry.key(), entry));
    entries.forEach(entry -> all.put(entry.key(), entry));
    List<ContextEntry> sorted = all.values().stream().sorted().toList();
    return new PermissionRequirement(principal, action, resource, sorted, necessity, origins);
  }

  /** The strongest evidence among the origins that make the permission as necessary as it is. */
  public Evidence evidence() {
    return strongest().evidence();
  }

  /** The page, the report or the source file that the strongest evidence comes from. */
  public String source() {
    return strongest().source();
  }

  private Origin strongest() {
    Origin strongest = null;
    for (Origin origin : origins) {
      if (origin.isFor(necessity)
          && (strongest == null || origin.evidence().compareTo(strongest.evidence()) < 0)) {
        strongest = origin;
      }
    }
    return strongest == null ? origins.get(0) : strongest;
  }

  /** The same requirement for another principal. */
  public PermissionRequirement by(DeployingPrincipal other) {
    return new PermissionRequirement(other, action, resource, context, necessity, origins);
  }

  @Override
  public int compareTo(PermissionRequirement other) {
    int byAction = action.compareTo(other.action);
    if (byAction != 0) {
      return byAction;
    }
    int byResource = resource.compareTo(other.resource);
    if (byResource != 0) {
      return byResource;
    }
    int byContext = context.toString().compareTo(other.context.toString());
    if (byContext != 0) {
      return byContext;
    }
    int byNecessity = necessity.compareTo(other.necessity);
    return byNecessity != 0 ? byNecessity : principal.compareTo(other.principal);
  }
}
