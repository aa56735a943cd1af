package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SourcePlace;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.NeedRule;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.Place;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.template.TemplateException;
import io.github.sstiam.reader.template.TemplateResolver;
import io.github.sstiam.reader.template.TemplateScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One stack of an app's sources. */
final class SourceStack {
  private static final Pattern PROPERTY = Pattern.compile("[A-Z][A-Za-z0-9]*");

  private final Text name;
  private final Tables tables;
  private final CfnProperties cfnProperties;
  private final Catalog catalog;
  private final Instantiation instantiation;
  private final Set<String> unknown;
  private final Set<String> remarks = new TreeSet<>();

  /**
   * @param functionDefaults the properties that the app and the stack give to all functions
   * @param removesAll whether the app has what it declares removed with it
   * @param unknown takes the constructs that nobody knows
   */
  SourceStack(
      Text name,
      Tables tables,
      AppSettings settings,
      ScriptValue functionDefaults,
      boolean removesAll,
      Catalog catalog,
      Set<String> unknown) {
    this.name = name;
    this.tables = tables;
    this.cfnProperties = new CfnProperties();
    this.catalog = catalog;
    this.instantiation = new Instantiation(tables, settings, name, functionDefaults, removesAll);
    this.unknown = unknown;
  }

  /** Adds what a construct makes. */
  void add(Declared construct) {
    String type = construct.name();
    construct
        .source()
        .doubt()
        .ifPresent(
            place ->
                remarks.add(
                    construct.source().place()
                        + ": whether, or how often, "
                        + construct.shown()
                        + " is made is decided at "
                        + place
                        + " by what only the run of the app tells; it is taken as made."));
    if (type.equals("cdk.CfnResource") && construct.props() instanceof Obj plain) {
      Text given = SstRuntime.textOf(plain.members().getOrDefault("type", ScriptValue.UNDEFINED));
      ScriptValue properties = plain.members().getOrDefault("properties", ScriptValue.UNDEFINED);
      resource(construct, given.pattern(), CfnProperties.plain(properties));
    } else if (tables.has(type)) {
      instantiation.add(construct);
    } else if (tables.cfnType(type).isPresent()) {
      resource(
          construct,
          tables.cfnType(type).get(),
          cfnProperties.of(tables.cfnType(type).get(), construct.props()));
    } else {
      notInTables(construct);
    }
    construct.source().calls().stream()
        .filter(call -> call.name().equals("addPropertyOverride"))
        .forEach(call -> override(construct, call));
  }

  /** {@code bucket.node.defaultChild.addPropertyOverride("A.B", value)} sets what CDK does not. */
  private void override(Declared construct, Instance.Call call) {
    if (call.arguments().isEmpty()) {
      return;
    }
    Text property = SstRuntime.textOf(call.arguments().get(0));
    if (property.isKnown()) {
      String name = property.pattern().replaceFirst("\\..*", "");
      instantiation.template().override(String.join("/", construct.path()), name);
    }
  }

  private void notInTables(Declared construct) {
    Optional<ConstructName> known = Constructs.name(construct.source());
    if (known.filter(ConstructName::isPlain).isPresent()) {
      return;
    }
    String type = construct.name();
    if (known.filter(found -> found.kind() == ConstructName.Kind.PULUMI).isPresent()
        && !type.startsWith("sst.")) {
      resource(construct, type, CfnProperties.plain(construct.props()));
      return;
    }
    List<String> standsFor = tables.classTypes(type);
    if (!standsFor.isEmpty()) {
      remarks.add(
          construct.source().place()
              + ": "
              + construct.shown()
              + " is not in the construct tables, and is taken as "
              + String.join(", ", standsFor)
              + " with every property.");
      for (String each : standsFor) {
        List<String> path = new ArrayList<>(construct.path());
        path.add(each.substring(each.lastIndexOf(':') + 1));
        instantiation.template().add(String.join("/", path), each, widest(each), construct, false);
      }
      return;
    }
    unknown.add(
        construct.source().place()
            + ": "
            + construct.shown()
            + " is not known, so what it makes is left out.");
  }

  private void resource(Declared construct, String type, JsonObject properties) {
    instantiation
        .template()
        .add(String.join("/", construct.path()), type, properties, construct, false);
  }

  /** All the properties on which it depends what a deployment needs for a type. */
  private JsonObject widest(String type) {
    Map<String, JsonValue> properties = new LinkedHashMap<>();
    catalog
        .resourceType(type)
        .ifPresent(
            entry ->
                entry.needs().stream()
                    .map(NeedRule::when)
                    .flatMap(when -> PROPERTY.matcher(when).results())
                    .forEach(match -> properties.put(match.group(), Json.OPEN)));
    return Json.object(properties);
  }

  /** Adds what every stack has. */
  void addBaseline(Instance stack) {
    for (String baseline : List.of("App", "Stack")) {
      if (tables.has(baseline)) {
        instantiation.add(new Declared(baseline, List.of(), ScriptValue.UNDEFINED, stack, false));
      }
    }
  }

  /** What could not be told of the stack's constructs. */
  Set<String> remarks() {
    Set<String> all = new TreeSet<>(remarks);
    all.addAll(instantiation.undecided().remarks());
    return all;
  }

  /** The types of the resources that the constructs make. */
  Set<String> types() {
    return instantiation.template().types();
  }

  /** What synthesis looks up for the stack. */
  NavigableSet<String> lookups() {
    return instantiation.lookups();
  }

  /** The stack as an assembly would have it. */
  Stack resolved(Environment environment, Map<String, String> tags, BootstrapRoles roles) {
    StackTemplate template = instantiation.template();
    TemplateScope scope =
        new TemplateScope(
                name,
                environment,
                parameter -> Optional.empty(),
                Map.of(),
                (location, metadata) -> Optional.empty(),
                List.of())
            .naming(template::sure);
    Set<String> assets = instantiation.assets();
    try {
      TemplateResolver resolver =
          new TemplateResolver(template.json(roles.assetBucket()), scope, catalog);
      return new Stack(
          name,
          environment,
          tags,
          resolver.resources(logicalId -> template.owner(logicalId).map(this::construct)).stream()
              .map(resource -> resource.at(resource.construct().flatMap(Construct::place)))
              .toList(),
          roles.roles(),
          roles.assets(assets.contains("file"), assets.contains("image")),
          List.copyOf(resolver.dynamicReferences()),
          Optional.empty());
    } catch (TemplateException e) {
      throw new IllegalStateException(
          "the construct tables of the plugin make a wrong template: " + e.getMessage(), e);
    }
  }

  private Construct construct(Declared owner) {
    String id = owner.path().isEmpty() ? "" : "/" + owner.path().get(0);
    String path = (name.pattern() + id).replace(StackTemplate.OPEN, "*");
    String type =
        owner
            .source()
            .external()
            .map(found -> typeName(found.module(), found.path()))
            .orElse(owner.name());
    Place place = owner.source().place();
    boolean written = place.line() > 0;
    return new Construct(
        path,
        type,
        written ? Optional.of(new SourcePlace(place.file(), place.line())) : Optional.empty());
  }

  private static String typeName(String module, String path) {
    return module.equals(SstRuntime.GLOBAL) ? path : module + "." + path;
  }
}
