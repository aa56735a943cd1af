package io.github.sstiam.reader.construct;

import io.github.sstiam.app.PropertyPath;
import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.reader.template.UnknownValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what a row of the tables says of a resource into JSON of the stack's template. The
 * notations of the tables end here: {@code ${...}} is a variable of the construct or the app,
 * {@code @path} a reference to a construct path, {@code {"$open":true}} an unknown value, and
 * {@code {"$name":...}} a physical name (src/constructs/README.md).
 */
final class RowTemplate {
  /** The property for a function's layers, which the tables have without their ARNs. */
  private static final String LAYERS = "Layers";

  private static final PropertyPath LAYER = PropertyPath.of("layers.*");

  /** The member of a table's object that stands for an unknown value. */
  private static final String OPEN = "$open";

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

  private final AppSettings settings;
  private final Text stackName;
  private final StackTemplate template;

  /**
   * @param template the template that the JSON is for, which gives names to construct paths
   */
  RowTemplate(AppSettings settings, Text stackName, StackTemplate template) {
    this.settings = settings;
    this.stackName = stackName;
    this.template = template;
  }

  /**
   * The construct path from the stack for one of the tables.
   *
   * @param at the path from the construct; from the stack if it begins with {@code /}
   */
  ConstructPath path(String at, ConstructDeclaration construct, EntryBinding binding) {
    boolean fromStack = at.startsWith("/");
    List<Text> ids = new ArrayList<>();
    for (String id : (fromStack ? at.substring(1) : at).split("/", -1)) {
      ids.add(id(id, construct, binding));
    }
    ConstructPath path = new ConstructPath(ids);
    if (fromStack) {
      return path;
    }
    // Pulumi's resources have no paths, but names that begin with the component's.
    return settings.isPulumi() ? construct.path().suffixed(path) : construct.path().child(path);
  }

  /** An ID whose variables are filled in with the characters that logical IDs keep. */
  private Text id(String id, ConstructDeclaration construct, EntryBinding binding) {
    Text filled = Text.of("");
    int from = 0;
    Matcher variables = VARIABLE.matcher(id);
    while (variables.find()) {
      filled =
          filled
              .then(Text.of(id.substring(from, variables.start())))
              .then(PhysicalName.alphanumeric(variable(variables.group(1), construct, binding)));
      from = variables.end();
    }
    return filled.then(Text.of(id.substring(from)));
  }

  /** The JSON for a value of a row. */
  JsonValue filled(JsonValue value, ConstructDeclaration construct, EntryBinding binding) {
    if (value instanceof JsonString string) {
      return UnknownValue.of(text(string.value(), construct, binding));
    }
    if (value instanceof JsonArray array) {
      return TemplateJson.array(
          array.elements().stream().map(each -> filled(each, construct, binding)).toList());
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    if (isUnknown(object)) {
      return UnknownValue.JSON;
    }
    Optional<JsonValue> reference = reference(object, construct, binding);
    if (reference.isPresent()) {
      return reference.get();
    }
    if (object.string(PhysicalName.MEMBER).isPresent()) {
      Text name = text(object.string(PhysicalName.MEMBER).get(), construct, binding);
      return UnknownValue.of(PhysicalName.of(object, name, settings));
    }
    Map<String, JsonValue> members = TemplateJson.members(object);
    members.replaceAll(
        (name, member) ->
            name.equals(LAYERS) && isUnknownList(member)
                ? layers(construct)
                : named(name, filled(member, construct, binding), binding));
    return TemplateJson.object(members);
  }

  private static boolean isUnknown(JsonObject object) {
    return object.members().size() == 1 && object.get(OPEN).isPresent();
  }

  /** Whether the tables say only that a list is not empty. */
  private static boolean isUnknownList(JsonValue value) {
    return value instanceof JsonArray array
        && array.elements().size() == 1
        && array.elements().get(0) instanceof JsonObject object
        && isUnknown(object);
  }

  /** A function's layers by their ARNs, which tell layers of other accounts apart. */
  private static JsonValue layers(ConstructDeclaration construct) {
    List<JsonValue> layers =
        EntryBinding.all(LAYER, construct.props()).stream()
            .flatMap(binding -> binding.entries().values().stream())
            .flatMap(entry -> EntryBinding.candidates(entry.value()).stream())
            .map(layer -> UnknownValue.of(ConstructArguments.arn(layer)))
            .toList();
    return TemplateJson.array(layers.isEmpty() ? List.of(UnknownValue.JSON) : layers);
  }

  /** A value of which the tables have one variant only, which its name tells. */
  private static JsonValue named(String name, JsonValue value, EntryBinding binding) {
    if (name.equals("HttpMethod") && !binding.entries().isEmpty()) {
      // The method of a route is a part of its key.
      return UnknownValue.JSON;
    }
    // CDK puts the prefix before an alias that has none.
    return name.equals("AliasName") && value instanceof JsonString text
        ? TemplateJson.string("alias/" + text.value().replaceFirst("^(alias/)+", ""))
        : value;
  }

  /** A reference by construct path, for which the template finds the logical ID later. */
  private Optional<JsonValue> reference(
      JsonObject object, ConstructDeclaration construct, EntryBinding binding) {
    Optional<String> ref = object.string("Ref").filter(name -> name.startsWith("@"));
    if (ref.isPresent()) {
      return Optional.of(TemplateJson.object(Map.of("Ref", target(ref.get(), construct, binding))));
    }
    List<JsonValue> attribute =
        object.array("Fn::GetAtt").map(JsonArray::elements).orElse(List.of());
    if (attribute.size() == 2
        && attribute.get(0) instanceof JsonString of
        && of.value().startsWith("@")) {
      JsonValue target = target(of.value(), construct, binding);
      return Optional.of(
          TemplateJson.object(
              Map.of("Fn::GetAtt", TemplateJson.array(List.of(target, attribute.get(1))))));
    }
    return Optional.empty();
  }

  private JsonString target(
      String reference, ConstructDeclaration construct, EntryBinding binding) {
    ConstructPath path = path(reference.substring(1), construct, binding);
    return TemplateJson.string(template.reference(path));
  }

  private Text text(String pattern, ConstructDeclaration construct, EntryBinding binding) {
    Matcher matcher = VARIABLE.matcher(pattern);
    boolean ofSsm = pattern.startsWith("/sst/");
    Text text = Text.of("");
    int from = 0;
    while (matcher.find()) {
      text = text.then(Text.of(pattern.substring(from, matcher.start())));
      Text value = variable(matcher.group(1), construct, binding);
      // The names of SST's binding parameters have the construct's ID without hyphens.
      boolean id = ofSsm && matcher.group(1).equals("id");
      text = text.then(id ? PhysicalName.underscored(value) : value);
      from = matcher.end();
    }
    String rest = pattern.substring(from);
    // Names that SST 3 shares between apps have an unknown end.
    return settings.isPulumi() && rest.endsWith("*")
        ? text.then(Text.of(rest.substring(0, rest.length() - 1))).then(Text.UNKNOWN)
        : text.then(Text.of(rest));
  }

  private Text variable(String name, ConstructDeclaration construct, EntryBinding binding) {
    List<Text> keys = binding.keys();
    return switch (name) {
      case "key" -> keys.isEmpty() ? Text.UNKNOWN : keys.get(keys.size() - 1);
      case "key1" -> keys.isEmpty() ? Text.UNKNOWN : keys.get(0);
      case "id" -> construct.path().id();
      case "id|lower" -> PhysicalName.lower(construct.path().id());
      case "app" -> settings.textOf(settings.name());
      case "stage" -> settings.textOf(settings.stage());
      case "stack" -> stackName;
      case "region" -> settings.textOf(settings.region());
      case "region|capital" -> settings.textOf(settings.region().map(RowTemplate::capital));
      case "account" -> settings.textOf(settings.account());
      default -> ConstructArguments.text(binding.value(PropertyPath.of(name), construct.props()));
    };
  }

  /** A region as SST 3 and 4 put it into names: {@code Eucentral1}. */
  private static String capital(String region) {
    String letters = region.replace("-", "");
    return letters.substring(0, 1).toUpperCase(Locale.ROOT) + letters.substring(1);
  }
}
