package io.github.sstiam.requirement;

import io.github.sstiam.policy.Action;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The condition keys that say to whom something is handed: rows of {@code scoping-keys.tsv}. A
 * policy names them, and a grant without them is wider than the need.
 */
public final class ScopingKeys {
  private static final int COLUMNS = 4;

  private final Map<Action, String> keys;

  private ScopingKeys(Map<Action, String> keys) {
    this.keys = keys;
  }

  /** The rows that the plugin brings along. */
  public static ScopingKeys embedded() {
    Map<Action, String> keys = new TreeMap<>();
    for (List<String> row : Rows.of(ScopingKeys.class, "scoping-keys.tsv", COLUMNS)) {
      keys.put(Action.of(row.get(0)), row.get(1));
    }
    return new ScopingKeys(keys);
  }

  /** The key of an action, or empty where it has none. */
  public Optional<String> of(Action action) {
    return Optional.ofNullable(keys.get(action));
  }

  /** All keys. */
  public SortedSet<String> all() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(keys.values()));
  }
}
