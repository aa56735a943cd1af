package io.github.sstiam.aws.simulation;

import io.github.sstiam.policy.Action;
import io.github.sstiam.requirement.ContextEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Permissions that are asked for in one request. IAM answers for every action on every resource, so
 * a request costs their product.
 *
 * @param context the context entries of the request
 * @param actions the actions
 * @param resources the resources
 */
record SimulationBatch(
    List<ContextEntry> context, NavigableSet<Action> actions, NavigableSet<String> resources) {
  /**
   * The most results that one page of an answer holds
   * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html).
   */
  static final int PAGE = 1_000;

  /** How many pages the answer has. */
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
   * Packs questions into as few requests as come out of a greedy search: what acts on the same
   * resources goes together, and two groups share a request where that saves a page.
   */
  static List<SimulationBatch> pack(Collection<Question> questions) {
    List<SimulationBatch> blocks = blocks(questions);
    blocks.sort(
        Comparator.comparingInt(
                (SimulationBatch block) -> block.actions.size() * block.resources.size())
            .reversed()
            .thenComparing(block -> block.actions.toString())
            .thenComparing(block -> block.resources.toString()));
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

  /** The resources that need the very same actions. */
  private static List<SimulationBatch> blocks(Collection<Question> questions) {
    Map<String, NavigableSet<Action>> actions = new TreeMap<>();
    Map<String, Question> samples = new TreeMap<>();
    for (Question question : questions) {
      String key = question.context() + " " + question.resource();
      actions.computeIfAbsent(key, k -> new TreeSet<>()).add(question.action());
      samples.putIfAbsent(key, question);
    }
    Map<String, SimulationBatch> blocks = new TreeMap<>();
    actions.forEach(
        (key, needed) -> {
          Question sample = samples.get(key);
          blocks
              .computeIfAbsent(
                  sample.context() + " " + needed,
                  k -> new SimulationBatch(sample.context(), needed, new TreeSet<>()))
              .resources
              .add(sample.resource());
        });
    return new ArrayList<>(blocks.values());
  }
}
