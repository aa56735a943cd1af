package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Func;
import io.github.sstiam.reader.script.ScriptValue.Nothing;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Token;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Expands the constructs of one stack: applies the rows of the tables to each, which gives the
 * resources of its template, its lookups and its assets.
 */
final class TableExpansion {
  /** The deepest nesting of constructs that create each other; the tables need less. */
  private static final int MAX_DEPTH = 12;

  /** Stands for the names of the properties if the object that holds them is unknown. */
  private static final String ALL_PROPERTIES = "its properties";

  private final ConstructTables tables;
  private final RowTemplate rowTemplate;
  private final ScriptValue functionDefaults;
  private final Map<String, ScriptValue> ofApp;
  private final StackTemplate template;
  private final NavigableSet<String> lookups = new TreeSet<>();
  private final Map<String, NavigableSet<String>> unknownProperties = new TreeMap<>();
  private final Set<String> assets = new LinkedHashSet<>();

  /**
   * @param functionDefaults the properties that the app and the stack give to all functions
   * @param removesAll whether the app has what it declares removed with it
   */
  TableExpansion(
      ConstructTables tables,
      AppSettings settings,
      Text stackName,
      ScriptValue functionDefaults,
      boolean removesAll) {
    this.tables = tables;
    this.functionDefaults = functionDefaults;
    this.ofApp =
        Map.of(
            "$region",
            new Str(settings.textOf(settings.region())),
            "$removalPolicy",
            removesAll ? Str.of("destroy") : ScriptValue.UNDEFINED);
    this.template = new StackTemplate(removesAll);
    this.rowTemplate = new RowTemplate(settings, stackName, template);
  }

  StackTemplate template() {
    return template;
  }

  /** What synthesis looks up for the constructs. */
  NavigableSet<String> lookups() {
    return lookups;
  }

  /** The kinds of what is uploaded for the constructs. */
  Set<String> assets() {
    return assets;
  }

  /** The properties that decide about resources and are statically unknown, for the report. */
  Set<String> remarks() {
    Set<String> remarks = new TreeSet<>();
    for (Map.Entry<String, NavigableSet<String>> entry : unknownProperties.entrySet()) {
      Set<String> names = entry.getValue();
      boolean several = names.size() > 1 || names.contains(ALL_PROPERTIES);
      remarks.add(
          entry.getKey()
              + ": "
              + String.join(", ", names)
              + " cannot be evaluated statically; assuming the "
              + (several ? "values that need" : "value that needs")
              + " the most permissions.");
    }
    return remarks;
  }

  /** Adds what a construct creates. */
  void add(ConstructDeclaration construct) {
    add(construct, 0);
  }

  private void add(ConstructDeclaration construct, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalStateException(
          "the construct tables of the plugin use \"" + construct.name() + "\" in a circle");
    }
    ConstructDeclaration whole = withDefaults(construct);
    for (TableRow row : tables.rows(construct.name())) {
      List<EntryBinding> bindings =
          row.entries()
              .map(path -> EntryBinding.all(path, whole.props()))
              .orElse(List.of(EntryBinding.NONE));
      for (EntryBinding binding : bindings) {
        if (depth == 0) {
          noteUnknown(row, whole, binding);
        }
        if (row.when().stream().allMatch(condition -> condition.holds(whole, binding, ofApp))) {
          apply(row, whole, binding, depth);
        }
      }
    }
  }

  /** Notes the properties that a row depends on and that are statically unknown. */
  private void noteUnknown(TableRow row, ConstructDeclaration construct, EntryBinding binding) {
    for (RowCondition condition : row.when()) {
      boolean unknown =
          binding.value(condition.path(), construct.props()) instanceof Unknown value
              && !value.complete();
      if (unknown) {
        unknownProperties
            .computeIfAbsent(
                construct.source().place() + ": " + construct.label(), key -> new TreeSet<>())
            .add(construct.props() instanceof Unknown ? ALL_PROPERTIES : condition.path().first());
      }
    }
  }

  /** Adds the properties that the app and the stack give to all functions. */
  private ConstructDeclaration withDefaults(ConstructDeclaration construct) {
    if (construct.name().equals("Function")) {
      return construct.with(PropsMerge.over(functionDefaults, construct.props()));
    }
    return construct;
  }

  private void apply(
      TableRow row, ConstructDeclaration construct, EntryBinding binding, int depth) {
    row.lookup().ifPresent(lookups::add);
    row.asset().ifPresent(assets::add);
    if (row.type().isPresent()) {
      JsonObject properties = (JsonObject) rowTemplate.filled(row.properties(), construct, binding);
      // The properties by which the outer construct creates this one count more than its defaults.
      boolean byItself =
          construct.isNested() && row.when().stream().allMatch(RowCondition::negated);
      template.add(
          rowTemplate.path(row.at(), construct, binding),
          row.type().get(),
          properties,
          construct,
          byItself);
    }
    if (row.uses().isPresent()) {
      ScriptValue given =
          row.props()
              .map(path -> binding.value(path, construct.props()))
              .orElse(ScriptValue.UNDEFINED);
      ScriptValue defaults =
          row.defaults()
              .map(path -> binding.value(path, construct.props()))
              .orElse(ScriptValue.UNDEFINED);
      ConstructPath path = rowTemplate.path(row.at(), construct, binding);
      props(row.uses().get(), given)
          .map(props -> PropsMerge.over(defaults, props))
          .map(
              props ->
                  new ConstructDeclaration(row.uses().get(), path, props, construct.source(), true))
          .ifPresent(used -> add(used, depth + 1));
    }
  }

  /**
   * The properties of a construct that another one creates; empty if the app created it already.
   */
  private static Optional<ScriptValue> props(String construct, ScriptValue given) {
    if (given instanceof Unknown unknown) {
      List<ScriptValue> candidates =
          unknown.candidates().stream()
              .flatMap(candidate -> props(construct, candidate).stream())
              .toList();
      boolean made = !unknown.candidates().isEmpty() && candidates.isEmpty() && unknown.complete();
      return made
          ? Optional.empty()
          : Optional.of(new Unknown(unknown.place(), candidates, unknown.complete()));
    }
    if (given instanceof Nothing || given instanceof Func) {
      return Optional.of(new Obj());
    }
    if (given instanceof Str) {
      Obj props = new Obj();
      props.members().put("handler", given);
      return Optional.of(props);
    }
    if (given instanceof Obj object) {
      ScriptValue function = object.members().get("function");
      return construct.equals("Function") && function != null
          ? props(construct, function)
          : Optional.of(given);
    }
    // An instance is a construct that the app created; of other values only their presence counts.
    return given instanceof Instance || given instanceof Token
        ? Optional.empty()
        : Optional.of(new Obj());
  }
}
