package io.github.sstiam.catalog;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.table.Table;
import io.github.sstiam.table.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The actions of the Service Authorization Reference, one table a service. */
final class ActionCatalog implements ActionReference {
  private static final String FOLDER = "actions";

  private final ServiceFiles tables;
  private final Map<String, Optional<ActionFile>> files = new ConcurrentHashMap<>();

  /** The actions of the plugin's own tables. */
  ActionCatalog(ServiceFiles tables) {
    this.tables = tables;
  }

  /** The actions and resource types of a service, or empty if no service has that prefix. */
  Optional<ActionFile> service(String name) {
    String service = name.toLowerCase(Locale.ROOT);
    Optional<ActionFile> known = files.get(service);
    if (known == null) {
      Optional<Table> file = tables.table(FOLDER, service);
      known = file.isEmpty() ? Optional.empty() : Optional.of(new ActionFile(service, file.get()));
      files.put(service, known);
    }
    return known;
  }

  /** The prefix of every service, sorted. */
  List<String> services() {
    List<String> services = new ArrayList<>();
    for (Row row : tables.services(FOLDER)) {
      services.add(row.fields(2).get(1));
    }
    return List.copyOf(services);
  }

  /** The listed actions that a pattern matches; see {@link Catalog#matching}. */
  List<Action> matching(String pattern) {
    int colon = pattern.indexOf(':');
    String service = colon < 0 ? pattern : pattern.substring(0, colon);
    String name = colon < 0 ? "*" : pattern.substring(colon + 1);
    if (colon < 0 && !pattern.equals("*")) {
      return List.of();
    }
    List<Action> matching = new ArrayList<>();
    for (String prefix : services(service)) {
      Optional<ActionFile> file = service(prefix);
      if (file.isPresent()) {
        addMatching(name, file.get().actions(), matching);
      }
    }
    return List.copyOf(matching);
  }

  private static void addMatching(String pattern, List<Action> actions, List<Action> matching) {
    for (Action action : actions) {
      if (Glob.matchesIgnoringCase(pattern, action.name())) {
        matching.add(action);
      }
    }
  }

  private List<String> services(String pattern) {
    if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
      return List.of(pattern);
    }
    List<String> matching = new ArrayList<>();
    for (String service : services()) {
      if (Glob.matchesIgnoringCase(pattern, service)) {
        matching.add(service);
      }
    }
    return matching;
  }

  @Override
  public Optional<String> spelling(String service, String name) {
    return service(service)
        .flatMap(file -> file.action(name))
        .map(entry -> entry.action().toString());
  }

  @Override
  public boolean hasService(String service) {
    return service(service).isPresent();
  }

  @Override
  public boolean hasAction(String service, String name) {
    return !matching(service + ":" + name).isEmpty();
  }
}
