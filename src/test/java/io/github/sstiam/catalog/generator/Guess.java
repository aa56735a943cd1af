package io.github.sstiam.catalog.generator;

import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.RegistrySchema;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the names alone suggest for a type without handlers. The catalogue shows it as a guess. */
final class Guess {
  private static final Map<Operation, List<String>> VERBS = new EnumMap<>(Operation.class);

  static {
    VERBS.put(Operation.CREATE, List.of("Create", "Put", "Register"));
    VERBS.put(Operation.READ, List.of("Describe", "Get"));
    VERBS.put(Operation.UPDATE, List.of("Update", "Modify", "Put"));
    VERBS.put(Operation.DELETE, List.of("Delete", "Deregister"));
  }

  private final IamReference reference;
  private final Map<String, String> prefixes = new TreeMap<>();

  /** Learns each CloudFormation service's IAM prefix from the types that have handlers. */
  Guess(IamReference reference, Map<String, RegistrySchema> schemas) {
    this.reference = reference;
    Map<String, Map<String, Integer>> votes = new TreeMap<>();
    for (RegistrySchema schema : schemas.values()) {
      for (String action : schema.permissions().keySet()) {
        String prefix = action.split(":", -1)[0].toLowerCase(Locale.ROOT);
        votes
            .computeIfAbsent(service(schema.type()), s -> new HashMap<>())
            .merge(prefix, 1, Integer::sum);
      }
    }
    votes.forEach((service, counts) -> prefixes.put(service, mostVoted(counts)));
  }

  /** The actions whose names fit the type's, with their operations; none where nothing fits. */
  Map<String, Set<Operation>> actions(String type) {
    String service = service(type);
    String prefix = prefixes.getOrDefault(service, service.toLowerCase(Locale.ROOT));
    String name = type.substring(type.lastIndexOf(':') + 1);
    Map<String, Set<Operation>> found = new TreeMap<>();
    VERBS.forEach(
        (operation, verbs) ->
            first(prefix, name, verbs)
                .ifPresent(
                    action ->
                        found
                            .computeIfAbsent(action, a -> EnumSet.noneOf(Operation.class))
                            .add(operation)));
    return found;
  }

  private Optional<String> first(String prefix, String name, List<String> verbs) {
    return verbs.stream()
        .flatMap(verb -> List.of(verb + name, verb + name + "s").stream())
        .flatMap(action -> reference.spelling(prefix, action).stream())
        .findFirst();
  }

  private static String mostVoted(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static String service(String type) {
    return type.split("::", -1)[1];
  }
}
