package io.github.sstiam.catalog;

import io.github.sstiam.catalog.ActionEntry.ActionResource;
import io.github.sstiam.catalog.CatalogFile.Row;
import io.github.sstiam.policy.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One {@code actions/*.tsv}: the actions, resource types and condition keys of a service. */
final class ActionFile {
  private final String service;
  private final List<Action> actions = new ArrayList<>();
  private final Map<String, Row> byAction = new HashMap<>();
  private final Map<String, Row> byResource = new HashMap<>();
  // Apps ask for the same few again and again.
  private final Map<String, Optional<ActionEntry>> askedActions = new ConcurrentHashMap<>();
  private final Map<String, Optional<IamResourceType>> askedResources = new ConcurrentHashMap<>();

  /**
   * Indexes the rows; each is taken apart when it is asked for.
   *
   * @throws IllegalStateException if a row is of no known kind; the message names file and line
   */
  ActionFile(String service, List<Row> rows) {
    this.service = service;
    for (Row row : rows) {
      String kind = row.first();
      int from = kind.length() + 1;
      int to = row.text().indexOf('\t', from);
      if (to < 0) {
        throw row.malformed("expected three fields or more");
      }
      String name = row.text().substring(from, to);
      switch (kind) {
        case "action" -> {
          actions.add(new Action(service, name));
          byAction.put(name.toLowerCase(Locale.ROOT), row);
        }
        case "resource" -> byResource.put(name, row);
        case "key" -> {} // kept for reviewers; the evaluator goes by the operator that a policy
        // uses
        default -> throw row.malformed("unknown kind of row");
      }
    }
  }

  /** The service's actions, sorted. */
  List<Action> actions() {
    return List.copyOf(actions);
  }

  Optional<ActionEntry> action(String name) {
    return askedActions.computeIfAbsent(
        name,
        asked ->
            Optional.ofNullable(byAction.get(asked.toLowerCase(Locale.ROOT))).map(this::action));
  }

  Optional<IamResourceType> resource(String name) {
    return askedResources.computeIfAbsent(
        name, asked -> Optional.ofNullable(byResource.get(asked)).map(this::resource));
  }

  private ActionEntry action(Row row) {
    List<String> fields = row.fields(6);
    return new ActionEntry(
        new Action(service, fields.get(1)),
        level(row, fields.get(2)),
        CatalogFile.list(fields.get(3)).stream().map(ActionFile::actionResource).toList(),
        CatalogFile.list(fields.get(4)),
        CatalogFile.list(fields.get(5)).stream().map(Action::of).toList());
  }

  private static ActionResource actionResource(String text) {
    boolean optional = text.endsWith("?");
    return new ActionResource(optional ? text.substring(0, text.length() - 1) : text, !optional);
  }

  private static AccessLevel level(Row row, String letter) {
    return switch (letter) {
      case "L" -> AccessLevel.LIST;
      case "R" -> AccessLevel.READ;
      case "W" -> AccessLevel.WRITE;
      case "T" -> AccessLevel.TAGGING;
      case "P" -> AccessLevel.PERMISSIONS_MANAGEMENT;
      default -> throw row.malformed("\"" + letter + "\" is none of the access levels L R W T P");
    };
  }

  private IamResourceType resource(Row row) {
    List<String> fields = row.fields(4);
    return new IamResourceType(
        service, fields.get(1), fields.get(2), CatalogFile.list(fields.get(3)));
  }
}
