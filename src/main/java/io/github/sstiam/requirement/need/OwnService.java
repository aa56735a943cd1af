package io.github.sstiam.requirement.need;

import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.ResourceTypeEntry;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The service that a resource type belongs to, as its IAM prefix. */
final class OwnService {
  private OwnService() {}

  /**
   * The prefix of a type's own actions: that of the IAM resource type of its ARN; else the prefix
   * among its handlers' actions that spells the service in the type's name ({@code VpcLattice} and
   * {@code vpc-lattice}, {@code InspectorV2} and {@code inspector2}); else the one that most
   * actions of its delete handler have, because deletion concerns other services least.
   *
   * @return the prefix; empty for a type without actions
   */
  static String prefix(ResourceTypeEntry type) {
    Map<String, Integer> counts = new TreeMap<>();
    for (HandlerAction action : type.actions()) {
      int weight = action.operations().contains(Operation.DELETE) ? 100 : 1;
      String service = service(action);
      counts.put(service, counts.getOrDefault(service, 0) + weight);
    }
    if (type.arn().isPresent() && type.arn().get().iamResource().isPresent()) {
      String resource = type.arn().get().iamResource().get();
      String service = resource.substring(0, resource.indexOf(':'));
      if (counts.containsKey(service)) {
        return service;
      }
    }
    String name = spelling(namespace(type.type()));
    String most = "";
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (spelling(entry.getKey()).equals(name)) {
        return entry.getKey();
      }
      if (entry.getValue() > counts.getOrDefault(most, 0)) {
        most = entry.getKey();
      }
    }
    return most;
  }

  /** The service in a type's name: {@code Transfer} of {@code AWS::Transfer::Server}. */
  private static String namespace(String type) {
    int from = type.indexOf("::");
    if (from < 0) {
      // Pulumi: aws.sqs.Queue
      int dot = type.indexOf('.');
      return type.substring(dot + 1, Math.max(dot + 1, type.lastIndexOf('.')));
    }
    int to = type.indexOf("::", from + 2);
    return to < 0 ? type : type.substring(from + 2, to);
  }

  /** What two spellings of a service have in common: small letters, no hyphens, no {@code v}. */
  private static String spelling(String service) {
    String letters = service.toLowerCase(Locale.ROOT).replace("-", "");
    int last = letters.length() - 1;
    boolean versioned =
        last > 0 && Character.isDigit(letters.charAt(last)) && letters.charAt(last - 1) == 'v';
    return versioned ? letters.substring(0, last - 1) + letters.charAt(last) : letters;
  }

  private static String service(HandlerAction action) {
    return action.pattern().substring(0, action.pattern().indexOf(':'));
  }
}
