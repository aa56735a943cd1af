package io.github.sstiam.requirement.need;

import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.ResourceTypeEntry;
import java.util.Map;
import java.util.TreeMap;

/** The service that a resource type belongs to, as its IAM prefix. */
final class OwnService {
  private OwnService() {}

  /**
   * The service prefix of a type's own actions: the one that most actions of its delete handler
   * have, because deleting involves other services least, or else most of all its actions.
   *
   * @return the prefix; empty for a type without actions
   */
  static String prefix(ResourceTypeEntry type) {
    Map<String, Integer> counts = new TreeMap<>();
    String most = "";
    for (HandlerAction action : type.actions()) {
      int weight = action.operations().contains(Operation.DELETE) ? 100 : 1;
      String service = service(action);
      counts.put(service, counts.getOrDefault(service, 0) + weight);
    }
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > counts.getOrDefault(most, 0)) {
        most = entry.getKey();
      }
    }
    return most;
  }

  private static String service(HandlerAction action) {
    return action.pattern().substring(0, action.pattern().indexOf(':'));
  }
}
