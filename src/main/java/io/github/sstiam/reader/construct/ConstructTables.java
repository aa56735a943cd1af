package io.github.sstiam.reader.construct;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.app.PropertyPath;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The construct tables of one version of SST: what its own constructs create, and those of the CDK
 * version that it uses. They were recorded by synthesising each construct with the packages.
 */
final class ConstructTables {
  /** Lists from which version of SST on each table applies. */
  private static final String INDEX = "tables.tsv";

  private static final String ANY = "*";

  /** How the first line begins of a file that repeats lines of another one. */
  private static final String BASE = "{\"base\":";

  /** How a line begins that stands for lines of the base: {@code {"lines":"12-40"}}. */
  private static final String BASE_LINES = "{\"lines\":";

  private final Map<String, List<TableRow>> rows;
  private final Map<String, List<String>> cfnTypes;
  private final Map<String, List<String>> classes;

  private ConstructTables(
      Map<String, List<TableRow>> rows,
      Map<String, List<String>> cfnTypes,
      Map<String, List<String>> classes) {
    this.rows = rows;
    this.cfnTypes = cfnTypes;
    this.classes = classes;
  }

  /** The tables of a version. */
  static ConstructTables of(SstVersion version) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Table.Row line : table(INDEX).rows()) {
      List<String> row = line.fields(3);
      SstVersion since = SstVersion.of(row.get(1)).orElseThrow();
      if (since.compareTo(version) <= 0) {
        files.put(row.get(0), row.get(2));
      }
    }
    Map<String, List<TableRow>> rows = new HashMap<>();
    files.values().stream()
        .filter(file -> !file.equals("-"))
        .forEach(file -> read(file).forEach(rows::putIfAbsent));
    inherit(rows, "aws_lambda.Function", "Function");
    return new ConstructTables(rows, types("cfn-types.tsv"), types("cdk-classes.tsv"));
  }

  /**
   * Adds to a construct of SST the methods of the one of CDK that it extends, and what they create.
   */
  private static void inherit(Map<String, List<TableRow>> rows, String base, String construct) {
    if (!rows.containsKey(construct)) {
      return;
    }
    List<TableRow> own = rows.get(construct);
    Set<String> known = steps(own);
    Set<String> more =
        rows.getOrDefault(base, List.of()).stream()
            .flatMap(row -> row.into().stream())
            .filter(property -> !known.contains(property))
            .collect(Collectors.toSet());
    List<TableRow> all = new ArrayList<>(own);
    rows.getOrDefault(base, List.of()).stream()
        .filter(
            row ->
                row.into().filter(more::contains).isPresent()
                    || steps(List.of(row)).stream().anyMatch(more::contains))
        .forEach(all::add);
    rows.put(construct, all);
  }

  /** The properties that conditions and methods of rows are about. */
  private static Set<String> steps(List<TableRow> rows) {
    Stream<String> conditions =
        rows.stream()
            .flatMap(row -> row.when().stream())
            .map(condition -> condition.path().first());
    Stream<String> methods =
        rows.stream()
            .flatMap(row -> row.into().stream())
            .map(path -> PropertyPath.of(path).first());
    return Stream.concat(conditions, methods).collect(Collectors.toSet());
  }

  /**
   * The rows about the creation of a construct. Rows with the constructs that it creates come last,
   * since their properties count more than its own.
   */
  List<TableRow> rows(String construct) {
    return rows.getOrDefault(construct, List.of()).stream()
        .filter(row -> row.method().isEmpty() && row.factory().isEmpty())
        .sorted(Comparator.comparing(row -> row.uses().isPresent()))
        .toList();
  }

  /**
   * The rows about a call of a method.
   *
   * @param method the method's name, after the names that lead to it from the construct
   */
  List<TableRow> methods(String construct, String method) {
    String name = method.substring(method.lastIndexOf('.') + 1);
    List<TableRow> found = new ArrayList<>();
    for (String owner : List.of(construct, ANY)) {
      rows.getOrDefault(owner, List.of()).stream()
          .filter(row -> row.method().filter(given -> is(given, method, name)).isPresent())
          .forEach(found::add);
    }
    return found;
  }

  private static boolean is(String given, String method, String name) {
    return given.equals(method) || given.equals(name);
  }

  /** Whether a property of a construct of CDK has an entry for each call of a method. */
  boolean isList(String construct, String property) {
    String entries = property + ".*";
    return (construct.contains("_") || construct.equals("Function"))
        && rows(construct).stream()
            .flatMap(row -> row.when().stream())
            .anyMatch(condition -> condition.path().toString().startsWith(entries));
  }

  /**
   * The construct that another one creates with the properties at a path, such as {@code
   * cdk.table}.
   */
  Optional<String> used(String construct, String props) {
    return rows.getOrDefault(construct, List.of()).stream()
        .filter(row -> row.props().filter(path -> path.toString().equals(props)).isPresent())
        .flatMap(row -> row.uses().stream())
        .findFirst();
  }

  /** The lookups that a static method of a construct's class makes. */
  List<String> lookups(String construct, String factory) {
    return rows.getOrDefault(construct, List.of()).stream()
        .filter(row -> row.factory().filter(factory::equals).isPresent())
        .flatMap(row -> row.lookup().stream())
        .toList();
  }

  /** Whether the tables have a construct. */
  boolean has(String construct) {
    return rows.containsKey(construct);
  }

  /** The CloudFormation type that a class of CDK's generated ones ({@code CfnX}) stands for. */
  Optional<String> cfnType(String construct) {
    return cfnTypes.getOrDefault(construct, List.of()).stream().findFirst();
  }

  /** The types that a construct of CDK creates of which the tables know only these types. */
  List<String> classTypes(String construct) {
    return classes.getOrDefault(construct, List.of());
  }

  private static Map<String, List<TableRow>> read(String file) {
    Map<String, List<TableRow>> rows = new HashMap<>();
    int line = 0;
    for (String text : tableLines(file)) {
      line++;
      try {
        JsonObject json = (JsonObject) JsonReader.read(text);
        if (line == 1) {
          // Some constructs create nothing.
          json.array("constructs").map(JsonArray::elements).orElse(List.of()).stream()
              .map(name -> ((JsonString) name).value())
              .forEach(name -> rows.computeIfAbsent(name, each -> new ArrayList<>()));
        } else {
          TableRow row = TableRow.of(json);
          rows.computeIfAbsent(row.construct(), name -> new ArrayList<>()).add(row);
        }
      } catch (JsonSyntaxException | RuntimeException e) {
        throw new IllegalStateException(file + " line " + line + " of the plugin is malformed", e);
      }
    }
    return rows;
  }

  /** {@code module.Class} to types. */
  private static Map<String, List<String>> types(String file) {
    Map<String, List<String>> types = new HashMap<>();
    for (Table.Row line : table(file).rows()) {
      List<String> row = line.fields(2);
      types.put(row.get(0) + "." + row.get(1), row.subList(2, row.size()));
    }
    return types;
  }

  /** A table beside the rows of constructs; some of them have rows of different lengths. */
  static Table table(String file) {
    return Table.read(ConstructTables.class, file)
        .orElseThrow(() -> new IllegalStateException(file + " is missing from the plugin"));
  }

  /**
   * The lines of a construct table as it was recorded. The plugin's file of an older version names
   * the file of a newer one, its base, and the numbers of the lines that they share; {@code
   * src/constructs/share.mjs} writes it.
   *
   * @param file the name of the table's file
   * @throws IllegalStateException if a file is missing, or numbers lines that its base lacks
   */
  static List<String> tableLines(String file) {
    List<String> lines = lines(file);
    if (!lines.get(0).startsWith(BASE)) {
      return lines;
    }
    try {
      List<String> base = tableLines(string(lines.get(0), "base"));
      List<String> all = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        if (line.startsWith(BASE_LINES)) {
          String numbers = string(line, "lines");
          int dash = numbers.indexOf('-');
          int first = Integer.parseInt(numbers.substring(0, dash));
          int last = Integer.parseInt(numbers.substring(dash + 1));
          all.addAll(base.subList(first - 1, last));
        } else {
          all.add(line);
        }
      }
      return all;
    } catch (JsonSyntaxException | RuntimeException e) {
      throw new IllegalStateException(file + " of the plugin does not fit its base", e);
    }
  }

  private static String string(String line, String member) throws JsonSyntaxException {
    return ((JsonObject) JsonReader.read(line)).string(member).orElseThrow();
  }

  private static List<String> lines(String file) {
    try (InputStream in = ConstructTables.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the plugin");
      }
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
