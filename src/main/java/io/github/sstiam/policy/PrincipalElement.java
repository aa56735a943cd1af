package io.github.sstiam.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The value of {@code Principal} or {@code NotPrincipal}.
 *
 * @param negated whether the element is {@code NotPrincipal}
 * @param values the principals by kind ({@code AWS}, {@code Service}, {@code Federated}, {@code
 *     CanonicalUser}); {@code "Principal": "*"} is kind {@code *} with the value {@code *}
 */
public record PrincipalElement(boolean negated, Map<String, List<String>> values) {
  public PrincipalElement {
    Map<String, List<String>> copy = new TreeMap<>();
    values.forEach((kind, principals) -> copy.put(kind, List.copyOf(principals)));
    values = Collections.unmodifiableMap(copy);
  }
}
