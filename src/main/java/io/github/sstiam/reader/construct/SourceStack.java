package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.PropertyPath;
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
import io.github.sstiam.reader.template.UnknownValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One stack of an app that is read from its sources. */
final class SourceStack {
  private static final Pattern PROPERTY = Pattern.compile("[A-Z][A-Za-z0-9]*");

  private final Text name;
  private final ConstructTables tables;
  private final CfnProperties cfnProperties;
  private final Catalog catalog;
  private final TableExpansion expansion;
  private final Set<String> unknown;
  private final Set<String> remarks = new TreeSet<>();

  /**
   * @param functionDefaults the properties that the app and the stack give to all functions
   * @param removesAll whether the app has its resources removed with it
   * @param unknown collects the constructs that the tables do not know
   */
  SourceStack(
      Text name,
      ConstructTables tables,
      AppSettings settings,
      ScriptValue functionDefaults,
      boolean removesAll,
      Catalog catalog,
      Set<String> unknown) {
    this.name = name;
    this.tables = tables;
    this.cfnProperties = new CfnProperties();
    this.catalog = catalog;
    this.expansion = new TableExpansion(tables, settings, name, functionDefaults, removesAll);
    this.unknown = unknown;
  }

  /** Adds what a construct creates. */
  void add(ConstructDeclaration construct) {
    String type = construct.name();
    construct
        .source()
        .doubt()
        .ifPresent(
            place ->
                remarks.add(
                    construct.source().place()
                        + ": "
                        + construct.label()
                        + " is created conditionally or in a loop ("
                        + place
                        + "), and the condition cannot be evaluated statically; assuming that it is"
                        + " created."));
    if (type.equals("cdk.CfnResource") && construct.props() instanceof Obj plain) {
      Text given =
          ConstructArguments.text(plain.members().getOrDefault("type", ScriptValue.UNDEFINED));
      ScriptValue properties = plain.members().getOrDefault("properties", ScriptValue.UNDEFINED);
      resource(construct, given.pattern(), CfnProperties.plain(properties));
    } else if (tables.has(type)) {
      expansion.add(construct);
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

  /** {@code bucket.node.defaultChild.addPropertyOverride("A.B", value)} sets any property. */
  private void override(ConstructDeclaration construct, Instance.Call call) {
    if (call.arguments().isEmpty()) {
      return;
    }
    Text property = ConstructArguments.text(call.arguments().get(0));
    if (property.isKnown()) {
      String name = PropertyPath.of(property.pattern()).first();
      expansion.template().override(construct.path(), name);
    }
  }

  private void notInTables(ConstructDeclaration construct) {
    Optional<ConstructName> known = ConstructName.of(construct.source());
    if (known.filter(ConstructName::createsNothing).isPresent()) {
      return;
    }
    String type = construct.name();
    if (known.filter(name -> name.origin() == ConstructName.Origin.PULUMI).isPresent()
        && !type.startsWith("sst.")) {
      resource(construct, type, CfnProperties.plain(construct.props()));
      return;
    }
    List<String> standsFor = tables.classTypes(type);
    if (!standsFor.isEmpty()) {
      remarks.add(
          construct.source().place()
              + ": "
              + construct.label()
              + " is not in the construct tables; assuming that it creates "
              + String.join(", ", standsFor)
              + " with all properties set.");
      for (String each : standsFor) {
        Text id = Text.of(each.substring(each.lastIndexOf(':') + 1));
        expansion
            .template()
            .add(
                construct.path().child(ConstructPath.of(id)),
                each,
                allProperties(each),
                construct,
                false);
      }
      return;
    }
    unknown.add(
        construct.source().place()
            + ": "
            + construct.label()
            + " is unknown; the resources that it creates are not included.");
  }

  private void resource(ConstructDeclaration construct, String type, JsonObject properties) {
    expansion.template().add(construct.path(), type, properties, construct, false);
  }

  /** All properties of a type that decide which permissions a deployment needs. */
  private JsonObject allProperties(String type) {
    Map<String, JsonValue> properties = new LinkedHashMap<>();
    catalog
        .resourceType(type)
        .ifPresent(
            entry ->
                entry.needs().stream()
                    .map(NeedRule::when)
                    .flatMap(when -> PROPERTY.matcher(when).results())
                    .forEach(match -> properties.put(match.group(), UnknownValue.JSON)));
    return TemplateJson.object(properties);
  }

  /** Adds what every stack has. */
  void addBaseline(Instance stack) {
    for (String baseline : List.of("App", "Stack")) {
      if (tables.has(baseline)) {
        expansion.add(
            new ConstructDeclaration(
                baseline, ConstructPath.STACK, ScriptValue.UNDEFINED, stack, false));
      }
    }
  }

  /** What is statically unknown of the stack's constructs, for the report. */
  Set<String> remarks() {
    Set<String> all = new TreeSet<>(remarks);
    all.addAll(expansion.remarks());
    return all;
  }

  /** The types of the resources that the constructs create. */
  Set<String> types() {
    return expansion.template().types();
  }

  /** The lookups of synthesis for the stack. */
  NavigableSet<String> lookups() {
    return expansion.lookups();
  }

  /** The stack as an assembly would declare it. */
  Stack resolved(Environment environment, Map<String, String> tags, BootstrapRoles roles) {
    StackTemplate template = expansion.template();
    TemplateScope scope =
        new TemplateScope(
                name,
                environment,
                parameter -> Optional.empty(),
                Map.of(),
                (location, metadata) -> Optional.empty(),
                List.of())
            .naming(template::knownPart);
    Set<String> assets = expansion.assets();
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

  private Construct construct(ConstructDeclaration owner) {
    String id = owner.path().isStack() ? "" : "/" + owner.path().ids().get(0).pattern();
    String path = name.pattern() + id;
    String typeName =
        owner
            .source()
            .external()
            .map(type -> typeName(type.module(), type.path()))
            .orElse(owner.name());
    Place place = owner.source().place();
    boolean written = place.line() > 0;
    return new Construct(
        path,
        typeName,
        written ? Optional.of(new SourcePlace(place.file(), place.line())) : Optional.empty());
  }

  private static String typeName(String module, String path) {
    return module.equals(ConstructName.GLOBAL_MODULE) ? path : module + "." + path;
  }
}
