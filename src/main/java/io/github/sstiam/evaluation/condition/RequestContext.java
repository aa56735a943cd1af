package io.github.sstiam.evaluation.condition;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The condition keys of a request. Their names are compared without regard to case
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html).
 */
public final class RequestContext {
  /** A request without context. */
  public static final RequestContext EMPTY = new RequestContext(Map.of());

  private final Map<String, ContextValue> values;

  /**
   * @param values the values by key
   */
  public RequestContext(Map<String, ContextValue> values) {
    Map<String, ContextValue> copy = new HashMap<>();
    for (Map.Entry<String, ContextValue> entry : values.entrySet()) {
      copy.put(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue());
    }
    this.values = Map.copyOf(copy);
  }

  /** The value of a key, or null if the request has none; the key in lower case. */
  ContextValue get(String key) {
    return values.get(key);
  }
}
