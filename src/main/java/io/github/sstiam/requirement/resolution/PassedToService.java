package io.github.sstiam.requirement.resolution;

import io.github.sstiam.table.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The service that a resource passes its roles to, from {@code passed-to.tsv}: the value of {@code
 * iam:PassedToService}
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html).
 */
final class PassedToService {
  private final Map<String, String> services;

  private PassedToService(Map<String, String> services) {
    this.services = services;
  }

  /** The rows that the plugin contains. */
  static PassedToService embedded() {
    Map<String, String> services = new HashMap<>();
    for (Table.Row row : Table.embedded(PassedToService.class, "passed-to.tsv").rows()) {
      services.put(row.get("type"), row.get("service"));
    }
    return new PassedToService(services);
  }

  /**
   * The service of a resource type.
   *
   * @return the service's name; empty if a type passes roles to several services, or if it is
   *     unknown
   */
  Optional<String> of(String type) {
    String separator = type.contains("::") ? "::" : ".";
    String service = type.substring(0, Math.max(0, type.lastIndexOf(separator)));
    String found =
        services.getOrDefault(type, services.getOrDefault(service + separator + "*", "-"));
    return found.equals("-") ? Optional.empty() : Optional.of(found);
  }
}
