package io.github.sstiam.catalog.generator;

import io.github.sstiam.catalog.generator.IamReference.Service;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The rows of a service's {@code actions/*.tsv}. */
final class ActionRows {
  /** Short, for it is repeated in hundreds of files of the jar. */
  static final String HEADING = "# docs/design/catalogue.md\n";

  private ActionRows() {}

  static Set<String> of(Service service) {
    Set<String> rows = new TreeSet<>();
    service
        .actions()
        .values()
        .forEach(
            action ->
                rows.add(
                    row(
                        "action",
                        action.name(),
                        action.level(),
                        list(action.resources()),
                        list(action.keys()),
                        list(action.dependents()))));
    service
        .resources()
        .values()
        .forEach(
            resource ->
                rows.add(row("resource", resource.name(), resource.arn(), list(resource.keys()))));
    service.keyTypes().forEach((key, type) -> rows.add(row("key", key, type)));
    return rows;
  }

  private static String list(Collection<String> values) {
    return String.join(",", values);
  }

  private static String row(String... fields) {
    return String.join("\t", fields);
  }
}
