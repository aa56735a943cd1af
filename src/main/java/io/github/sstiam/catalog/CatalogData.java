package io.github.sstiam.catalog;

import io.github.sstiam.table.Table;
import io.github.sstiam.table.Table.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The catalogue's files about resource types: what is generated, and the reviewed rules beside it.
 * A file is read when the first question about its service comes.
 */
final class CatalogData {
  private static final String PULUMI = "/io/github/sstiam/pulumi/";
  private static final String RULES = "/io/github/sstiam/rules/";

  private static final String TYPES = "types";

  private final ServiceFiles tables;
  private final Map<String, Optional<Table>> files = new ConcurrentHashMap<>();

  /** The plugin's own data, with the generated tables of services. */
  CatalogData(ServiceFiles tables) {
    this.tables = tables;
  }

  /** What AWS publishes of a type, or empty where nothing is generated of it. */
  Optional<TypeFacts> facts(ResourceType type) {
    Optional<Table> file = factTable(type);
    List<Row> rows = file.isPresent() ? file.get().rows(type.name()) : List.of();
    return rows.isEmpty() ? Optional.empty() : Optional.of(TypeFacts.of(type.toString(), rows));
  }

  private Optional<Table> factTable(ResourceType type) {
    String name = type.factFile();
    if (type.notation() == ResourceType.Notation.PULUMI) {
      return file(PULUMI + name + ".tsv");
    }
    Optional<Table> known = files.get(name);
    if (known == null) {
      known = tables.table(TYPES, name);
      files.put(name, known);
    }
    return known;
  }

  /** The reviewed rules of a type, in the order in which they count. */
  List<Rule> rules(ResourceType type) {
    String name = RULES + type.ruleFile() + ".tsv";
    Optional<Table> file = files.get(name);
    if (file == null) {
      file = Table.readWithHeader(CatalogData.class, name);
      files.put(name, file);
    }
    return file.isPresent() ? Rule.of(file.get(), type.toString()) : List.of();
  }

  /** The properties of a type, or empty where they are not known. Reads a large file. */
  Optional<PropertyTree> properties(ResourceType type) {
    List<Row> rows = file("properties.tsv").orElseThrow().rows(type.toString());
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(PropertyTree.of(rows.get(0).fields(2).get(1)));
  }

  /** Every type of CloudFormation, or of Pulumi, that has facts or rules. Reads all files. */
  NavigableSet<String> types(ResourceType.Notation notation) {
    NavigableSet<String> types = new TreeSet<>();
    if (notation == ResourceType.Notation.PULUMI) {
      for (Row row : required(PULUMI + "index.tsv").rows()) {
        List<String> fields = row.fields(2);
        addNames(file(PULUMI + fields.get(1) + ".tsv"), fields.get(0) + ".", types);
      }
    } else {
      for (Row row : tables.services(TYPES)) {
        List<String> fields = row.fields(4);
        addNames(tables.table(TYPES, fields.get(1)), fields.get(3) + "::", types);
      }
    }
    for (Rule rule : rules()) {
      boolean describes = rule.kind() == Rule.Kind.TYPE || rule.kind() == Rule.Kind.ADD;
      Optional<ResourceType> type = ResourceType.of(rule.type());
      if (describes && type.isPresent() && type.get().notation() == notation) {
        types.add(rule.type());
      }
    }
    return types;
  }

  private static void addNames(Optional<Table> file, String prefix, NavigableSet<String> types) {
    if (file.isPresent()) {
      for (Row row : file.get().rows()) {
        types.add(prefix + row.first());
      }
    }
  }

  /** All reviewed rules. Reads all files. */
  List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (Row row : required(RULES + "index.tsv").rows()) {
      String name = RULES + row.first() + ".tsv";
      rules.addAll(Rule.all(Table.readWithHeader(CatalogData.class, name).orElseThrow()));
    }
    return rules;
  }

  /** Says what an action of a handler is called by IAM, with the tables of corrections. */
  static ActionNormaliser normaliser(ActionReference reference) {
    Map<String, List<String>> replacements = new HashMap<>();
    for (Row row : corrections("fix")) {
      replacements.put(lower(row.get("action")), Table.list(row.get("replacement")));
    }
    Map<String, String> kept = new HashMap<>();
    for (Row row : corrections("keep")) {
      kept.put(lower(row.get("action")), row.get("action"));
    }
    return new ActionNormaliser(reference, replacements, kept);
  }

  private static List<Row> corrections(String name) {
    String file = "overrides/" + name + ".tsv";
    Optional<Table> table = Table.readWithHeader(CatalogData.class, file);
    if (table.isEmpty()) {
      throw new IllegalStateException("the catalogue has no " + file);
    }
    return table.get().rows();
  }

  /** The facts of {@code provenance.tsv}, sorted by name. */
  static Map<String, String> provenance() {
    Map<String, String> facts = new TreeMap<>();
    for (Row row : required("provenance.tsv").rows()) {
      List<String> fields = row.fields(2);
      facts.put(fields.get(0), fields.get(1));
    }
    return facts;
  }

  private Optional<Table> file(String name) {
    Optional<Table> known = files.get(name);
    if (known == null) {
      known = Table.read(CatalogData.class, name);
      files.put(name, known);
    }
    return known;
  }

  static Table required(String file) {
    Optional<Table> found = Table.read(CatalogData.class, file);
    if (found.isEmpty()) {
      throw new IllegalStateException("the catalogue has no " + file);
    }
    return found.get();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
