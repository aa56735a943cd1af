package io.github.sstiam.catalog;

import io.github.sstiam.catalog.ActionEntry.ActionResource;
import io.github.sstiam.policy.Action;
import io.github.sstiam.table.Table;
import io.github.sstiam.table.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The table of a service in {@code actions}: the actions, resource types and condition keys of a
 * service.
 */
final class ActionFile {
  private final String service;
  private final Table file;
  private volatile List<Action> actions = List.of();
  // Apps ask for the same few again and again.
  private final Map<String, Optional<ActionEntry>> askedActions = new ConcurrentHashMap<>();
  private final Map<String, Optional<IamResourceType>> askedResources = new ConcurrentHashMap<>();

  ActionFile(String service, Table file) {
    this.service = service;
    this.file = file;
  }

  /**
   * The service's actions, sorted.
   *
   * @throws IllegalStateException if a row is of no known kind; the message names file and line
   */
  List<Action> actions() {
    List<Action> known = actions;
    if (known.isEmpty()) {
      known = readActions();
      actions = known;
    }
    return known;
  }

  private List<Action> readActions() {
    List<Action> found = new ArrayList<>();
    for (Row row : file.rows()) {
      List<String> fields = row.fields(3);
      switch (fields.get(0)) {
        case "action" -> found.add(new Action(service, fields.get(1)));
        case "resource" -> {} // asked for by name
        case "key" -> {} // for reviewers; the evaluator goes by the operator that a policy uses
        default -> throw row.malformed("unknown kind of row");
      }
    }
    return List.copyOf(found);
  }

  /** What is known of an action, whose case does not count. */
  Optional<ActionEntry> action(String name) {
    Optional<ActionEntry> known = askedActions.get(name);
    if (known == null) {
      Optional<Row> row = file.row("action", name);
      if (row.isEmpty()) {
        row = file.row("action", spelling(name));
      }
      known = row.isEmpty() ? Optional.empty() : Optional.of(action(row.get()));
      askedActions.put(name, known);
    }
    return known;
  }

  /** How the file spells a name; the name itself where it has none like it. */
  private String spelling(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (Action action : actions()) {
      if (action.name().toLowerCase(Locale.ROOT).equals(lower)) {
        return action.name();
      }
    }
    return name;
  }

  Optional<IamResourceType> resource(String name) {
    Optional<IamResourceType> known = askedResources.get(name);
    if (known == null) {
      Optional<Row> row = file.row("resource", name);
      known = row.isEmpty() ? Optional.empty() : Optional.of(resource(row.get()));
      askedResources.put(name, known);
    }
    return known;
  }

  private ActionEntry action(Row row) {
    List<String> fields = row.fields(6);
    List<ActionResource> resources = new ArrayList<>();
    for (String text : Table.list(fields.get(3))) {
      resources.add(actionResource(text));
    }
    List<Action> dependent = new ArrayList<>();
    for (String text : Table.list(fields.get(5))) {
      dependent.add(Action.of(text));
    }
    return new ActionEntry(
        new Action(service, fields.get(1)),
        level(row, fields.get(2)),
        resources,
        Table.list(fields.get(4)),
        dependent);
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
    return new IamResourceType(service, fields.get(1), fields.get(2), Table.list(fields.get(3)));
  }
}
