package io.github.sstiam.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import io.github.sstiam.audit.ExcessGrant.Kind;
import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.Grant;
import io.github.sstiam.evaluation.PolicyGrants;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the actions of the catalogue that policies grant beyond the requirements. */
final class ExcessSearch {
  private final PolicyGrants policies;
  private final Map<Action, List<PermissionRequirement>> needs;
  private final Catalog catalog;
  private final ActionResources resources;

  ExcessSearch(PolicySet policies, Collection<PermissionRequirement> needs, Catalog catalog) {
    this.policies = new PolicyGrants(policies);
    this.needs = needs.stream().collect(groupingBy(PermissionRequirement::action));
    this.catalog = catalog;
    this.resources = new ActionResources(catalog, partition(needs), Optional.empty());
  }

  /** The partition of all requirements, so that one can cover all ARNs of a type. */
  private static String partition(Collection<PermissionRequirement> needs) {
    List<String> partitions =
        needs.stream()
            .map(PermissionRequirement::resource)
            .filter(resource -> !resource.isAny())
            .map(resource -> resource.text().split(":", 3)[1])
            .distinct()
            .toList();
    return partitions.size() == 1 ? partitions.get(0) : "*";
  }

  Excess run() {
    List<ExcessGrant> grants = new ArrayList<>();
    List<ExcessLine> lines = new ArrayList<>();
    int granted = 0;
    for (String service : catalog.services()) {
      List<Action> actions = catalog.matching(service + ":*");
      List<ExcessGrant> ofService = new ArrayList<>();
      for (Action action : actions) {
        ActionEntry entry = catalog.action(action).orElseThrow();
        List<ArnPattern> reachable = resources.of(entry);
        List<Grant> found =
            policies.of(entry.action(), reachable).stream()
                .filter(grant -> resources.canMatchAny(grant.resource(), reachable))
                .toList();
        granted += found.isEmpty() ? 0 : 1;
        ofService.addAll(excess(entry, found, reachable));
      }
      grants.addAll(ofService);
      lines(service, ofService, actions.size()).forEach(lines::add);
    }
    List<ExcessGrant> sorted = grants.stream().sorted().toList();
    return new Excess(sorted, lines.stream().sorted().toList(), ExcessLine.count(sorted), granted);
  }

  private List<ExcessGrant> excess(
      ActionEntry entry, List<Grant> grants, List<ArnPattern> reachable) {
    List<PermissionRequirement> needed = needs.getOrDefault(entry.action(), List.of());
    GrantRequirements asked = new GrantRequirements(needed, reachable);
    Map<Kind, List<Grant>> byKind = new TreeMap<>();
    for (Grant grant : grants) {
      Optional<Kind> kind = needed.isEmpty() ? Optional.of(Kind.UNNEEDED) : asked.excess(grant);
      kind.ifPresent(found -> byKind.computeIfAbsent(found, key -> new ArrayList<>()).add(grant));
    }
    List<ArnPattern> patterns =
        needed.stream().map(PermissionRequirement::resource).distinct().sorted().toList();
    return byKind.entrySet().stream()
        .map(
            found ->
                new ExcessGrant(
                    entry.action(),
                    entry.accessLevel(),
                    found.getKey(),
                    found.getValue(),
                    patterns))
        .toList();
  }

  private static Stream<ExcessLine> lines(
      String service, List<ExcessGrant> grants, int actionsOfService) {
    Map<List<Object>, List<ExcessGrant>> alike =
        grants.stream()
            .collect(
                groupingBy(
                    grant ->
                        List.of(
                            grant.kind(),
                            grant.isConditional(),
                            patterns(grant, ExcessSearch::resources),
                            patterns(grant, Grant::except)),
                    LinkedHashMap::new,
                    toCollection(ArrayList::new)));
    return alike.values().stream()
        .map(
            group -> {
              ExcessGrant first = group.get(0);
              return new ExcessLine(
                  service,
                  group.size() == actionsOfService,
                  first.kind(),
                  first.isConditional(),
                  patterns(first, ExcessSearch::resources),
                  patterns(first, Grant::except),
                  group.stream().map(ExcessGrant::action).sorted().toList(),
                  ExcessLine.count(group));
            });
  }

  private static List<ArnPattern> resources(Grant grant) {
    return grant.within().isEmpty()
        ? List.of(grant.resource())
        : Stream.concat(Stream.of(grant.resource()), grant.within().stream()).sorted().toList();
  }

  private static List<ArnPattern> patterns(
      ExcessGrant grant, Function<Grant, List<ArnPattern>> part) {
    if (grant.grants().size() == 1) {
      return part.apply(grant.grants().get(0));
    }
    return List.copyOf(
        grant.grants().stream()
            .flatMap(each -> part.apply(each).stream())
            .collect(toCollection(TreeSet::new)));
  }
}
