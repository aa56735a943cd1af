package io.github.sstiam.catalog;

import io.github.sstiam.catalog.ActionNormaliser.Normalised;
import io.github.sstiam.catalog.ActionNormaliser.Outcome;
import io.github.sstiam.catalog.HandlerAction.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Gathers the actions of one type's handlers. */
public final class HandlerActions {
  private final Map<String, Set<Operation>> operations = new TreeMap<>();
  private final Map<String, Status> statuses = new TreeMap<>();

  /**
   * Adds what a schema's handlers name.
   *
   * @param schema the schema
   * @param normaliser says what stands for an action as a handler names it
   * @param report takes each action that is not as the reference lists it, with what became of it
   */
  public void add(
      RegistrySchema schema, ActionNormaliser normaliser, BiConsumer<String, Normalised> report) {
    schema
        .permissions()
        .forEach(
            (raw, found) -> {
              Normalised normalised = normaliser.normalise(raw);
              if (normalised.outcome() != Outcome.EXACT) {
                report.accept(raw, normalised);
              }
              normalised
                  .outcome()
                  .status()
                  .ifPresent(s -> normalised.actions().forEach(action -> add(action, found, s)));
            });
  }

  /** Adds one action, or more operations of it. */
  public void add(String action, Set<Operation> found, Status status) {
    operations.computeIfAbsent(action, a -> EnumSet.noneOf(Operation.class)).addAll(found);
    statuses.put(action, status);
  }

  /** All of them, sorted. */
  public List<HandlerAction> sorted() {
    List<HandlerAction> actions = new ArrayList<>();
    operations.forEach(
        (action, found) -> actions.add(new HandlerAction(action, found, statuses.get(action))));
    return actions;
  }
}
