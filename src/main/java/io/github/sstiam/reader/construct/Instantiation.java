package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.construct.PropertyPath.Binding;
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
import java.util.TreeSet;

/** Does what the tables say of the constructs of one stack. */
final class Instantiation {
  /** Constructs of the tables that use each other in a circle would go on for ever. */
  private static final int MAX_DEPTH = 12;

  private final Tables tables;
  private final RowValues values;
  private final ScriptValue functionDefaults;
  private final Map<String, ScriptValue> ofApp;
  private final StackTemplate template;
  private final NavigableSet<String> lookups = new TreeSet<>();
  private final UndecidedProperties undecided = new UndecidedProperties();
  private final Set<String> assets = new LinkedHashSet<>();

  /**
   * @param functionDefaults the properties that the app and the stack give to all functions
   * @param removesAll whether the app has what it declares removed with it
   */
  Instantiation(
      Tables tables,
      AppSettings settings,
      Text stackName,
      ScriptValue functionDefaults,
      boolean removesAll) {
    this.tables = tables;
    this.values = new RowValues(settings, stackName);
    this.functionDefaults = functionDefaults;
    this.ofApp =
        Map.of(
            "$region",
            new Str(settings.textOf(settings.region())),
            "$removalPolicy",
            removesAll ? Str.of("destroy") : ScriptValue.UNDEFINED);
    this.template = new StackTemplate(removesAll);
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

  /** The properties of the constructs that cannot be told. */
  UndecidedProperties undecided() {
    return undecided;
  }

  /** Adds what a construct makes. */
  void add(Declared construct) {
    add(construct, 0);
  }

  private void add(Declared construct, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalStateException(
          "the construct tables of the plugin use \"" + construct.name() + "\" in a circle");
    }
    Declared whole = withDefaults(construct);
    for (TableRow row : tables.rows(construct.name())) {
      List<Binding> bindings =
          row.entries().map(path -> path.bindings(whole.props())).orElse(List.of(Binding.NONE));
      for (Binding binding : bindings) {
        if (depth == 0) {
          undecided.note(row, whole, binding);
        }
        if (row.when().stream().allMatch(condition -> condition.holds(whole, binding, ofApp))) {
          apply(row, whole, binding, depth);
        }
      }
    }
  }

  /** What the app and the stack give to all functions counts for each. */
  private Declared withDefaults(Declared construct) {
    if (construct.name().equals("Function")) {
      return construct.with(Overlay.of(functionDefaults, construct.props()));
    }
    return construct;
  }

  private void apply(TableRow row, Declared construct, Binding binding, int depth) {
    row.lookup().ifPresent(lookups::add);
    row.asset().ifPresent(assets::add);
    if (row.type().isPresent()) {
      JsonObject properties = (JsonObject) values.filled(row.properties(), construct, binding);
      // What a construct does by itself is less than what the one that makes it tells it to do.
      boolean byItself = construct.isNested() && row.when().stream().allMatch(Condition::negated);
      template.add(
          values.path(row.at(), construct, binding),
          row.type().get(),
          properties,
          construct,
          byItself);
    }
    if (row.uses().isPresent()) {
      ScriptValue given =
          row.props()
              .map(path -> path.value(construct.props(), binding))
              .orElse(ScriptValue.UNDEFINED);
      ScriptValue defaults =
          row.defaults()
              .map(path -> path.value(construct.props(), binding))
              .orElse(ScriptValue.UNDEFINED);
      List<String> path = List.of(values.path(row.at(), construct, binding).split("/", -1));
      props(row.uses().get(), given)
          .map(props -> Overlay.of(defaults, props))
          .map(props -> new Declared(row.uses().get(), path, props, construct.source(), true))
          .ifPresent(used -> add(used, depth + 1));
    }
  }

  /** The properties of a construct that another one makes; empty where the app made it already. */
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
    // An object is a construct that the app made; of all else only that it is there counts.
    return given instanceof Instance || given instanceof Token
        ? Optional.empty()
        : Optional.of(new Obj());
  }
}
