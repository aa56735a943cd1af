package io.github.sstiam.app.source.construct;

import io.github.sstiam.app.Text;
import io.github.sstiam.app.source.construct.PropertyPath.Binding;
import io.github.sstiam.app.source.script.Instance;
import io.github.sstiam.app.source.script.ScriptValue;
import io.github.sstiam.app.source.script.ScriptValue.Func;
import io.github.sstiam.app.source.script.ScriptValue.Nothing;
import io.github.sstiam.app.source.script.ScriptValue.Obj;
import io.github.sstiam.app.source.script.ScriptValue.Str;
import io.github.sstiam.app.source.script.ScriptValue.Token;
import io.github.sstiam.app.source.script.ScriptValue.Unknown;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does what the tables say of the constructs of one stack. */
final class Instantiation {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

  /** Constructs of the tables that use each other in a circle would go on for ever. */
  private static final int MAX_DEPTH = 12;

  private final Tables tables;
  private final AppSettings settings;
  private final Text stackName;
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
    this.settings = settings;
    this.stackName = stackName;
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
      JsonObject properties = (JsonObject) filled(row.properties(), construct, binding);
      // What a construct does by itself is less than what the one that makes it tells it to do.
      boolean byItself = construct.isNested() && row.when().stream().allMatch(Condition::negated);
      template.add(
          path(row.at(), construct, binding), row.type().get(), properties, construct, byItself);
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
      List<String> path = List.of(path(row.at(), construct, binding).split("/", -1));
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

  /** A path of the tables as a path from the stack. */
  private String path(String at, Declared construct, Binding binding) {
    String own = String.join("/", construct.path());
    String filled = component(at, construct, binding);
    if (at.startsWith("/")) {
      return filled.substring(1);
    }
    // Pulumi's resources have no paths, but names that begin with the component's.
    return own.isEmpty() || settings.isPulumi() ? own + filled : own + "/" + filled;
  }

  /** A path whose variables are filled by what logical IDs keep of them. */
  private String component(String at, Declared construct, Binding binding) {
    return VARIABLE
        .matcher(at)
        .replaceAll(
            match -> {
              Text value = variable(match.group(1), construct, binding);
              List<String> parts =
                  value.literals().stream()
                      .map(literal -> literal.replaceAll("[^A-Za-z0-9]", ""))
                      .toList();
              return Matcher.quoteReplacement(String.join(StackTemplate.OPEN, parts));
            });
  }

  private JsonValue filled(JsonValue value, Declared construct, Binding binding) {
    if (value instanceof JsonString string) {
      return Json.text(text(string.value(), construct, binding));
    }
    if (value instanceof JsonArray array) {
      return Json.array(
          array.elements().stream().map(each -> filled(each, construct, binding)).toList());
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    Optional<JsonValue> reference = reference(object, construct, binding);
    if (reference.isPresent()) {
      return reference.get();
    }
    if (object.string(PhysicalName.MEMBER).isPresent()) {
      Text name = text(object.string(PhysicalName.MEMBER).get(), construct, binding);
      return Json.text(PhysicalName.of(object, name, settings));
    }
    Map<String, JsonValue> members = Json.members(object);
    members.replaceAll((name, member) -> named(name, filled(member, construct, binding), binding));
    return Json.object(members);
  }

  /** A value that depends on its name, where the tables have that of one variant only. */
  private static JsonValue named(String name, JsonValue value, Binding binding) {
    if (name.equals("HttpMethod") && !binding.of().isEmpty()) {
      // The method of a route is a part of its key.
      return Json.OPEN;
    }
    boolean alias =
        name.equals("AliasName")
            && value instanceof JsonString text
            && !text.value().startsWith("alias/");
    return alias ? Json.string("alias/" + ((JsonString) value).value()) : value;
  }

  /** A reference whose construct path begins at the stack. */
  private Optional<JsonValue> reference(JsonObject object, Declared construct, Binding binding) {
    Optional<String> ref = object.string("Ref").filter(name -> name.startsWith("@"));
    if (ref.isPresent()) {
      String path = path(ref.get().substring(1), construct, binding);
      return Optional.of(Json.object(Map.of("Ref", Json.string("@" + path))));
    }
    List<JsonValue> attribute =
        object.array("Fn::GetAtt").map(JsonArray::elements).orElse(List.of());
    if (attribute.size() == 2
        && attribute.get(0) instanceof JsonString of
        && of.value().startsWith("@")) {
      String path = path(of.value().substring(1), construct, binding);
      return Optional.of(
          Json.object(
              Map.of(
                  "Fn::GetAtt", Json.array(List.of(Json.string("@" + path), attribute.get(1))))));
    }
    return Optional.empty();
  }

  private Text text(String template, Declared construct, Binding binding) {
    Matcher matcher = VARIABLE.matcher(template);
    boolean ofSsm = template.startsWith("/sst/");
    Text text = Text.of("");
    int from = 0;
    while (matcher.find()) {
      text = text.then(Text.of(template.substring(from, matcher.start())));
      Text value = variable(matcher.group(1), construct, binding);
      // The parameters of SST's bindings have names without hyphens of the construct's ID.
      boolean id = ofSsm && matcher.group(1).equals("id");
      text = text.then(id ? PhysicalName.underscored(value) : value);
      from = matcher.end();
    }
    String rest = template.substring(from);
    // Names that SST 3 shares between apps have an end that nobody knows.
    return settings.isPulumi() && rest.endsWith("*")
        ? text.then(Text.of(rest.substring(0, rest.length() - 1))).then(Text.UNKNOWN)
        : text.then(Text.of(rest));
  }

  private Text variable(String name, Declared construct, Binding binding) {
    List<Text> keys = binding.keys();
    return switch (name) {
      case "key" -> keys.isEmpty() ? Text.UNKNOWN : keys.get(keys.size() - 1);
      case "key1" -> keys.isEmpty() ? Text.UNKNOWN : keys.get(0);
      case "id" -> idText(construct.id());
      case "id|lower" -> idText(construct.id().toLowerCase(Locale.ROOT));
      case "app" -> settings.textOf(settings.name());
      case "stage" -> settings.textOf(settings.stage());
      case "stack" -> stackName;
      case "region" -> settings.textOf(settings.region());
      case "account" -> settings.textOf(settings.account());
      default -> SstRuntime.textOf(PropertyPath.of(name).value(construct.props(), binding));
    };
  }

  private static Text idText(String id) {
    return new Text(List.of(id.split(StackTemplate.OPEN, -1)));
  }
}
