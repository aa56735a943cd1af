package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.reader.construct.PropertyPath.Binding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in what the rows of the tables leave to the construct and its app. */
final class RowValues {
  /** The property for a function's layers, which the tables have without their ARNs. */
  private static final String LAYERS = "Layers";

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

  private final AppSettings settings;
  private final Text stackName;

  RowValues(AppSettings settings, Text stackName) {
    this.settings = settings;
    this.stackName = stackName;
  }

  /** A path of the tables as a path from the stack. */
  String path(String at, Declared construct, Binding binding) {
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

  /** The value of a row with its variables filled in and its references made whole. */
  JsonValue filled(JsonValue value, Declared construct, Binding binding) {
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
    members.replaceAll(
        (name, member) ->
            name.equals(LAYERS) && isOpen(member)
                ? layers(construct)
                : named(name, filled(member, construct, binding), binding));
    return Json.object(members);
  }

  /** Whether the tables say of a list that it has something. */
  private static boolean isOpen(JsonValue value) {
    return value instanceof JsonArray array
        && array.elements().size() == 1
        && array.elements().get(0) instanceof JsonObject object
        && object.get("$open").isPresent();
  }

  /** The layers of a function: those of others are known by their ARN, which names an account. */
  private static JsonValue layers(Declared construct) {
    List<JsonValue> layers =
        PropertyPath.of("layers.*").bindings(construct.props()).stream()
            .flatMap(binding -> binding.of().values().stream())
            .flatMap(entry -> PropertyPath.candidates(entry.value()).stream())
            .map(layer -> Json.text(SstRuntime.arnOf(layer)))
            .toList();
    return Json.array(layers.isEmpty() ? List.of(Json.OPEN) : layers);
  }

  /** A value that depends on its name, where the tables have that of one variant only. */
  private static JsonValue named(String name, JsonValue value, Binding binding) {
    if (name.equals("HttpMethod") && !binding.of().isEmpty()) {
      // The method of a route is a part of its key.
      return Json.OPEN;
    }
    // CDK puts the prefix before an alias that has none.
    return name.equals("AliasName") && value instanceof JsonString text
        ? Json.string("alias/" + text.value().replaceFirst("^(alias/)+", ""))
        : value;
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
      case "region|capital" -> settings.textOf(settings.region().map(RowValues::capital));
      case "account" -> settings.textOf(settings.account());
      default -> SstRuntime.textOf(PropertyPath.of(name).value(construct.props(), binding));
    };
  }

  /** A region as SST 3 and 4 put it into names: {@code Eucentral1}. */
  private static String capital(String region) {
    String letters = region.replace("-", "");
    return letters.substring(0, 1).toUpperCase(Locale.ROOT) + letters.substring(1);
  }

  private static Text idText(String id) {
    return new Text(List.of(id.split(StackTemplate.OPEN, -1)));
  }
}
