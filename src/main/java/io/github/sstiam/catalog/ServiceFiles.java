package io.github.sstiam.catalog;

import io.github.sstiam.table.Table;
import io.github.sstiam.table.Table.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The generated tables of services. Small ones are sections of a file that they share, since each
 * alone would compress badly; {@code index.tsv} names the file of each service. A file is read when
 * the first question about one of its services comes. Safe for threads.
 */
final class ServiceFiles {
  private final Map<String, Table> files = new ConcurrentHashMap<>();

  /**
   * What the index says of each service.
   *
   * @param folder {@code actions} or {@code types}
   * @return rows with the folder, the service, the name of its file, and for types the service as
   *     CloudFormation spells it
   */
  List<Row> services(String folder) {
    return file("index").rows(folder);
  }

  /**
   * The table of a service.
   *
   * @param folder {@code actions} or {@code types}
   * @param service the service as the index spells it
   * @return its table, or empty where the index does not list it
   * @throws IllegalStateException if the file or the section that the index names is missing
   */
  Optional<Table> table(String folder, String service) {
    Optional<Row> row = file("index").row(folder, service);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    String name = row.get().fields(3).get(2);
    Table file = file(folder + "/" + name);
    if (name.equals(service)) {
      return Optional.of(file);
    }
    Optional<Table> section = file.section(service);
    if (section.isEmpty()) {
      throw file.malformed("it has no section [" + service + "], which index.tsv names");
    }
    return section;
  }

  private Table file(String name) {
    Table known = files.get(name);
    if (known == null) {
      known = CatalogData.required(name + ".tsv");
      files.put(name, known);
    }
    return known;
  }
}
