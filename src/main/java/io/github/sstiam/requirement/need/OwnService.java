package io.github.sstiam.requirement.need;

import io.github.sstiam.catalog.AddedAction;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.table.Table;
import io.github.sstiam.table.Table.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The service that a resource type belongs to, as its IAM prefix. */
final class OwnService {
  private final Table services = Table.embedded(OwnService.class, "services.tsv");

  /**
   * The prefix of a type's own actions. The first of these that exists counts: the row of {@code
   * services.tsv} about the type; the service of the type's own ARN, if handlers call it; the row
   * about the type's namespace; the prefix among the handlers' actions that spells the namespace
   * ({@code VpcLattice} and {@code vpc-lattice}, {@code InspectorV2} and {@code inspector2}); the
   * only service that the handlers call.
   *
   * @return the prefix; empty where none of these tells it, or the handlers do not call the service
   *     of a row
   */
  Optional<String> prefix(ResourceTypeEntry type) {
    Set<String> called = called(type);
    List<Row> rows = services.rows(type.type());
    if (rows.isEmpty() && type.arn().isPresent() && type.arn().get().iamResource().isPresent()) {
      String service = service(type.arn().get().iamResource().get());
      if (called.contains(service)) {
        return Optional.of(service);
      }
    }
    if (rows.isEmpty()) {
      rows = services.rows(namespace(type.type()));
    }
    if (!rows.isEmpty()) {
      String service = rows.get(0).get("service");
      return called.contains(service) ? Optional.of(service) : Optional.empty();
    }
    String name = spelling(serviceName(namespace(type.type())));
    for (String service : called) {
      if (spelling(service).equals(name)) {
        return Optional.of(service);
      }
    }
    return called.size() == 1 ? Optional.of(called.iterator().next()) : Optional.empty();
  }

  private static Set<String> called(ResourceTypeEntry type) {
    Set<String> called = new TreeSet<>();
    for (HandlerAction action : type.actions()) {
      called.add(service(action.pattern()));
    }
    for (AddedAction action : type.added()) {
      called.add(service(action.action()));
    }
    return called;
  }

  /** {@code AWS::Transfer} of {@code AWS::Transfer::Server}, {@code aws.sqs} of Pulumi's types. */
  private static String namespace(String type) {
    int end = type.indexOf("::") < 0 ? type.lastIndexOf('.') : type.lastIndexOf("::");
    return type.substring(0, Math.max(0, end));
  }

  private static String serviceName(String namespace) {
    return namespace.substring(Math.max(namespace.lastIndexOf(':'), namespace.indexOf('.')) + 1);
  }

  /** What two spellings of a service have in common: small letters, no hyphens, no {@code v}. */
  private static String spelling(String service) {
    String letters = service.toLowerCase(Locale.ROOT).replace("-", "");
    int last = letters.length() - 1;
    boolean versioned =
        last > 0 && Character.isDigit(letters.charAt(last)) && letters.charAt(last - 1) == 'v';
    return versioned ? letters.substring(0, last - 1) + letters.charAt(last) : letters;
  }

  private static String service(String action) {
    return action.substring(0, action.indexOf(':'));
  }
}
