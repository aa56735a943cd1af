package io.github.sstiam.requirement;

import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.ResourceTypeEntry;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The service that a resource type belongs to, as its IAM prefix. */
final class OwnService {
  private OwnService() {}

  /**
   * The service prefix of a type's own actions: the one that most actions of its delete handler
   * have, for deleting concerns other services least, or else most of all its actions.
   *
   * @return the prefix; blank for a type without actions
   */
  static String of(ResourceTypeEntry type) {
    Map<String, Long> counts =
        type.actions().stream()
            .collect(
                Collectors.groupingBy(
                    OwnService::service,
                    TreeMap::new,
                    Collectors.summingLong(
                        action -> action.operations().contains(Operation.DELETE) ? 100 : 1)));
    return counts.entrySet().stream()
        .max(Comparator.comparingLong(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static String service(HandlerAction action) {
    return action.pattern().substring(0, action.pattern().indexOf(':'));
  }
}
