package io.github.sstiam.evaluation.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Condition keys that policies ask for and that a request does not carry. Part of every result that
 * depends on them. Immutable.
 */
public final class MissingKeys {
  /** No key is missing. */
  public static final MissingKeys NONE = new MissingKeys(List.of());

  private final List<String> keys;

  private MissingKeys(List<String> keys) {
    this.keys = keys;
  }

  /** One missing key; case does not matter. */
  public static MissingKeys of(String key) {
    return new MissingKeys(List.of(key.toLowerCase(Locale.ROOT)));
  }

  /** These keys and others. */
  public MissingKeys and(MissingKeys others) {
    if (others.keys.isEmpty() || keys.containsAll(others.keys)) {
      return this;
    }
    if (keys.isEmpty()) {
      return others;
    }
    TreeSet<String> all = new TreeSet<>(keys);
    all.addAll(others.keys);
    return new MissingKeys(List.copyOf(all));
  }

  /** These keys without some others. */
  public MissingKeys without(Collection<String> others) {
    List<String> rest = new ArrayList<>(keys);
    rest.removeAll(others);
    return new MissingKeys(List.copyOf(rest));
  }

  /** Whether no key is missing. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** The keys in lower case, sorted. */
  public List<String> keys() {
    return keys;
  }

  @Override
  public String toString() {
    return keys.toString();
  }
}
