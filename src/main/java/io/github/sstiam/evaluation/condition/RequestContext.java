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
  private final ContextValue others;

  /**
   * The whole context of a request: it lacks every other key.
   *
   * @param values the values by key
   */
  public RequestContext(Map<String, ContextValue> values) {
    this(values, ContextValue.ABSENT);
  }

  private RequestContext(Map<String, ContextValue> values, ContextValue others) {
    Map<String, ContextValue> copy = new HashMap<>();
    for (Map.Entry<String, ContextValue> entry : values.entrySet()) {
      copy.put(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue());
    }
    this.values = Map.copyOf(copy);
    this.others = others;
  }

  /**
   * What is known of a request's context before it is made: every other key is unknown.
   *
   * @param values what is known, by key
   */
  public static RequestContext partial(Map<String, ContextValue> values) {
    return new RequestContext(values, ContextValue.UNKNOWN);
  }

  /** What is known of a key; the key in lower case. */
  ContextValue get(String key) {
    return values.getOrDefault(key, others);
  }
}
