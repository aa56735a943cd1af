package io.github.sstiam.aws.simulation;

import io.github.sstiam.policy.Action;
import io.github.sstiam.requirement.ContextEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Permissions that are simulated in one request. IAM simulates every action on every resource, so a
 * request costs their product.
 *
 * @param context the context entries of the request
 * @param actions the actions
 * @param resources the resources
 */
record SimulationBatch(
    List<ContextEntry> context, NavigableSet<Action> actions, NavigableSet<String> resources) {
  /**
   * The most results of one page of a response
   * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html).
   */
  static final int PAGE = 1_000;

  /** The number of pages of the response. */
  int pages() {
    return pages(actions.size(), resources.size());
  }

  private static int pages(int actions, int resources) {
    return (actions * resources + PAGE - 1) / PAGE;
  }

  private SimulationBatch with(SimulationBatch other) {
    NavigableSet<Action> allActions = new TreeSet<>(actions);
    allActions.addAll(other.actions);
    NavigableSet<String> allResources = new TreeSet<>(resources);
    allResources.addAll(other.resources);
    return new SimulationBatch(context, allActions, allResources);
  }

  /** The two halves of a batch whose actions cannot share a request. */
  List<SimulationBatch> halves() {
    List<Action> all = List.copyOf(actions);
    int middle = all.size() / 2;
    return List.of(
        new SimulationBatch(context, new TreeSet<>(all.subList(0, middle)), resources),
        new SimulationBatch(context, new TreeSet<>(all.subList(middle, all.size())), resources));
  }

  /**
   * Packs queries into few requests by a greedy search: actions on the same resources go together,
   * and two groups share a request if that saves a page.
   */
  static List<SimulationBatch> pack(Collection<SimulationQuery> queries) {
    List<SimulationBatch> blocks = blocks(queries);
    blocks.sort(
        Comparator.comparingInt(
                (SimulationBatch block) -> block.actions.size() * block.resources.size())
            .reversed()
            .thenComparing(block -> block.actions.toString())
            .thenComparing(block -> block.resources.toString())
            .thenComparing(block -> block.context.toString()));
    List<SimulationBatch> batches = new ArrayList<>();
    for (SimulationBatch block : blocks) {
      int best = -1;
      int least = Integer.MAX_VALUE;
      for (int i = 0; i < batches.size(); i++) {
        SimulationBatch joined =
            batches.get(i).context.equals(block.context) ? batches.get(i).with(block) : null;
        if (joined != null && joined.pages() < batches.get(i).pages() + block.pages()) {
          int growth =
              joined.actions.size() * joined.resources.size()
                  - batches.get(i).actions.size() * batches.get(i).resources.size();
          if (growth < least) {
            least = growth;
            best = i;
          }
        }
      }
      if (best < 0) {
        batches.add(block);
      } else {
        batches.set(best, batches.get(best).with(block));
      }
    }
    return batches;
  }

  /** What one resource needs in one context. */
  private record ResourceInContext(List<ContextEntry> context, String resource) {}

  /** What several resources need in one context. */
  private record ActionsInContext(List<ContextEntry> context, NavigableSet<Action> actions) {}

  /** Groups the resources that need the same actions in the same context. */
  private static List<SimulationBatch> blocks(Collection<SimulationQuery> queries) {
    Map<ResourceInContext, NavigableSet<Action>> actions = new LinkedHashMap<>();
    for (SimulationQuery query : queries) {
      actions
          .computeIfAbsent(
              new ResourceInContext(query.context(), query.resource()), key -> new TreeSet<>())
          .add(query.action());
    }
    Map<ActionsInContext, NavigableSet<String>> resources = new LinkedHashMap<>();
    actions.forEach(
        (key, needed) ->
            resources
                .computeIfAbsent(
                    new ActionsInContext(key.context(), needed), same -> new TreeSet<>())
                .add(key.resource()));
    List<SimulationBatch> blocks = new ArrayList<>(resources.size());
    resources.forEach(
        (key, arns) -> blocks.add(new SimulationBatch(key.context(), key.actions(), arns)));
    return blocks;
  }
}
