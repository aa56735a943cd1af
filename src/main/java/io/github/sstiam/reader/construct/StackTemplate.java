package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.reader.script.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The resources that the constructs of a stack make, and the template that they come to. */
final class StackTemplate {
  /** Stands for a part of a construct path that is not known. */
  static final String OPEN = "\ufffc";

  /** The longest logical ID that CDK makes of a path, without its hash. */
  private static final int MAX_ID = 240;

  /** Components of a path that CDK leaves out of logical IDs. */
  private static final Set<String> HIDDEN = Set.of("Default", "Resource");

  /** What the ID of a nested stack's own construct ends in. */
  private static final String NESTED = "NestedStack";

  /** Types whose physical names begin with the logical ID, and not with the stack's name. */
  private static final Set<String> NAMED_BY_ID =
      Set.of("AWS::SecretsManager::Secret", "AWS::StepFunctions::StateMachine");

  /** The functions whose values the tables have all parts of. */
  private static final Set<String> FUNCTIONS = Set.of("Fn::GetAtt", "Fn::Join");

  private static final List<String> POLICIES = List.of("DeletionPolicy", "UpdateReplacePolicy");

  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final boolean removesAll;
  private Text assets = Text.UNKNOWN;
  private final Map<String, String> logicalIds = new LinkedHashMap<>();
  private final Map<String, String> paths = new HashMap<>();

  /**
   * @param removesAll whether the app has what it declares removed with it
   */
  StackTemplate(boolean removesAll) {
    this.removesAll = removesAll;
  }

  /** A resource and who makes it. */
  private record Resource(String type, JsonObject properties, Declared owner) {}

  /**
   * Adds a resource, or properties to one that is there.
   *
   * @param path its construct path from the stack
   * @param type its type
   * @param properties its properties, in which {@code @} begins a reference to a construct path
   * @param owner the construct that makes it
   * @param yields whether properties that are there already count more
   */
  void add(String path, String type, JsonObject properties, Declared owner, boolean yields) {
    resources.merge(
        path,
        new Resource(type, properties, owner),
        (old, more) ->
            new Resource(
                old.type(),
                (JsonObject)
                    (yields
                        ? Json.merged(more.properties(), old.properties())
                        : Json.merged(old.properties(), more.properties())),
                old.owner()));
  }

  /** The types of the resources. */
  Set<String> types() {
    Set<String> types = new TreeSet<>();
    for (Resource resource : resources.values()) {
      types.add(resource.type());
    }
    return types;
  }

  boolean isEmpty() {
    return resources.isEmpty();
  }

  /**
   * The template.
   *
   * @param bucket where code is uploaded
   */
  JsonObject json(Text bucket) {
    this.assets = bucket;
    for (String path : resources.keySet()) {
      String id = logicalId(path);
      logicalIds.put(path, id);
      paths.put(id, path);
    }
    Map<String, JsonValue> declared = new LinkedHashMap<>();
    resources.forEach((path, resource) -> declared.put(logicalIds.get(path), json(resource)));
    JsonObject parameter = Json.object(Map.of("Type", Json.string("String")));
    return Json.object(
        Map.of(
            "Parameters",
            Json.object(Map.of(Json.OPEN_PARAMETER, parameter)),
            "Resources",
            Json.object(declared)));
  }

  /**
   * Sets a property, to what is not known, of the resource that stands for a construct.
   *
   * @param construct the construct's path
   */
  void override(String construct, String property) {
    resources.keySet().stream()
        .filter(path -> path.equals(construct) || path.startsWith(construct + "/"))
        .filter(path -> path.equals(construct) || path.endsWith("/Resource"))
        .min(Comparator.comparing(String::length))
        .ifPresent(
            path ->
                resources.computeIfPresent(
                    path,
                    (key, old) ->
                        new Resource(
                            old.type(),
                            (JsonObject)
                                Json.merged(
                                    Json.object(Map.of(property, Json.OPEN)), old.properties()),
                            old.owner())));
  }

  /** A resource; the tables keep its policies for deletion among its properties. */
  private JsonObject json(Resource resource) {
    Map<String, JsonValue> properties = Json.members((JsonObject) resolved(resource.properties()));
    Map<String, JsonValue> declaration = new LinkedHashMap<>();
    declaration.put("Type", Json.string(resource.type()));
    for (String policy : POLICIES) {
      JsonValue given = properties.remove("$" + policy);
      if (given != null && !removesAll) {
        declaration.put(policy, given);
      }
    }
    declaration.put("Properties", Json.object(properties));
    return Json.object(declaration);
  }

  /** The construct that makes a resource of the template. */
  Optional<Declared> owner(String logicalId) {
    return path(logicalId).map(path -> resources.get(path).owner());
  }

  private Optional<String> path(String logicalId) {
    return Optional.ofNullable(paths.get(logicalId));
  }

  /**
   * What of a logical ID is sure: CDK adds a hash to it, unless the construct stands directly in
   * the stack.
   */
  Text sure(String logicalId) {
    String id = inItsStack(logicalId);
    int open = id.indexOf('_');
    String known = open < 0 ? id : id.substring(0, open);
    return Text.of(known).then(Text.UNKNOWN);
  }

  /**
   * A logical ID without the name of the nested stack that the resource is in, where a physical
   * name begins with the ID. Other names begin with the stack's, which is kept this way.
   */
  private String inItsStack(String logicalId) {
    return path(logicalId)
        .filter(path -> NAMED_BY_ID.contains(resources.get(path).type()))
        .map(path -> path.substring(0, Math.max(0, path.indexOf('/'))))
        .filter(stack -> resources.containsKey(stack + NESTED + "/" + stack + NESTED + "Resource"))
        .flatMap(stack -> path(logicalId).map(path -> plainId(path.substring(stack.length() + 1))))
        .orElse(logicalId);
  }

  /**
   * The beginning of the logical ID that CDK makes of a path
   * (https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html); {@code _}, which no logical ID
   * has, comes before what is not CDK's, such as the number where another path has the same.
   */
  private static String plainId(String path) {
    List<String> shown = new ArrayList<>();
    for (String component : path.split("/", -1)) {
      boolean repeats = !shown.isEmpty() && shown.get(shown.size() - 1).endsWith(component);
      if (!HIDDEN.contains(component) && !repeats) {
        shown.add(component);
      }
    }
    String joined = String.join("", shown);
    int open = joined.indexOf(OPEN);
    String known = open < 0 ? joined : joined.substring(0, open);
    String plain = known.replaceAll("[^A-Za-z0-9]", "");
    return plain.substring(0, Math.min(plain.length(), MAX_ID)) + (open < 0 ? "" : "_");
  }

  private String logicalId(String path) {
    String id = plainId(path);
    String unique = id;
    for (int i = 2; paths.containsKey(unique) || unique.isEmpty(); i++) {
      unique = id + "_" + i;
    }
    return unique;
  }

  /** A value whose references name logical IDs. */
  private JsonValue resolved(JsonValue value) {
    if (value instanceof JsonArray array) {
      return Json.array(array.elements().stream().map(this::resolved).toList());
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    Optional<JsonValue> chosen = wider(object);
    if (chosen.isPresent()) {
      return resolved(chosen.get());
    }
    if (isOpaque(object)) {
      return Json.OPEN;
    }
    Optional<JsonValue> reference = reference(object);
    if (reference.isPresent()) {
      return reference.get();
    }
    Map<String, JsonValue> members = Json.members(object);
    members.replaceAll((name, member) -> resolved(member));
    // The code that constructs bring along is uploaded; where, the tables do not say.
    members.computeIfPresent(
        "S3Bucket", (name, place) -> place.equals(Json.OPEN) ? Json.text(assets) : place);
    return Json.object(members);
  }

  /**
   * Of a value that a condition decides, such as one on the region, the way that sets more: what
   * the condition says is not known from the tables.
   */
  private static Optional<JsonValue> wider(JsonObject object) {
    List<JsonValue> parts = object.array("Fn::If").map(JsonArray::elements).orElse(List.of());
    if (parts.size() != 3) {
      return Optional.empty();
    }
    boolean nothing =
        parts.get(1) instanceof JsonObject first
            && first.string("Ref").filter("AWS::NoValue"::equals).isPresent();
    return Optional.of(parts.get(nothing ? 2 : 1));
  }

  /** Whether a value is computed of parts that the tables do not have. */
  private static boolean isOpaque(JsonObject object) {
    return object.members().size() == 1
        && object.members().keySet().stream()
            .anyMatch(name -> name.startsWith("Fn::") && !FUNCTIONS.contains(name));
  }

  private Optional<JsonValue> reference(JsonObject object) {
    if (object.members().size() != 1) {
      return Optional.empty();
    }
    if (object.get("$open").isPresent()) {
      return Optional.of(Json.OPEN);
    }
    Optional<String> ref = object.string("Ref").filter(name -> name.startsWith("@"));
    if (ref.isPresent()) {
      String id = logicalIds.get(ref.get().substring(1));
      return Optional.of(id == null ? Json.OPEN : Json.object(Map.of("Ref", Json.string(id))));
    }
    List<JsonValue> attribute =
        object.array("Fn::GetAtt").map(JsonArray::elements).orElse(List.of());
    if (attribute.size() == 2
        && attribute.get(0) instanceof JsonString of
        && of.value().startsWith("@")) {
      String id = logicalIds.get(of.value().substring(1));
      return Optional.of(
          id == null
              ? Json.OPEN
              : Json.object(
                  Map.of("Fn::GetAtt", Json.array(List.of(Json.string(id), attribute.get(1))))));
    }
    return Optional.empty();
  }

  /** The object that the app made and that a resource of the template comes from. */
  Optional<Instance> source(String logicalId) {
    return owner(logicalId).map(Declared::source);
  }
}
