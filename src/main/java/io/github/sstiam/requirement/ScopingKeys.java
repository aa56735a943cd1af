package io.github.sstiam.requirement;

import io.github.sstiam.policy.Action;
import io.github.sstiam.table.Table;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The condition keys that limit to whom something is passed, from {@code scoping-keys.tsv}. A
 * policy uses them as conditions, because a grant without them is wider than the requirement.
 */
public final class ScopingKeys {
  private final Map<Action, ConditionKey> keys;

  private ScopingKeys(Map<Action, ConditionKey> keys) {
    this.keys = keys;
  }

  /** The keys that the plugin contains. */
  public static ScopingKeys embedded() {
    Map<Action, ConditionKey> keys = new TreeMap<>();
    for (Table.Row row : Table.embedded(ScopingKeys.class, "scoping-keys.tsv").rows()) {
      keys.put(Action.of(row.get("action")), new ConditionKey(row.get("key")));
    }
    return new ScopingKeys(keys);
  }

  /** The key of an action, or empty if it has none. */
  public Optional<ConditionKey> of(Action action) {
    return Optional.ofNullable(keys.get(action));
  }

  /** All keys, in the order of their actions. */
  public Set<ConditionKey> all() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(keys.values()));
  }
}
