package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.reader.template.UnknownValue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The template of a stack that is made from its constructs. */
final class StackTemplate {
  /** The longest logical ID that CDK derives from a path, without its hash. */
  private static final int MAX_ID = 240;

  /** IDs that CDK leaves out of logical IDs. */
  private static final Set<String> HIDDEN = Set.of("Default", "Resource");

  /** What the ID of a nested stack's own construct ends in. */
  private static final String NESTED = "NestedStack";

  /** Types whose physical names begin with the logical ID, and not with the stack's name. */
  private static final Set<String> NAMED_BY_ID =
      Set.of("AWS::SecretsManager::Secret", "AWS::StepFunctions::StateMachine");

  /** The functions of which the tables have all arguments. */
  private static final Set<String> FUNCTIONS = Set.of("Fn::GetAtt", "Fn::Join");

  /** The ID of the resource that represents a construct. */
  private static final Text RESOURCE = Text.of("Resource");

  private static final List<String> POLICIES = List.of("DeletionPolicy", "UpdateReplacePolicy");

  private final Map<ConstructPath, Resource> resources = new LinkedHashMap<>();
  private final boolean removesAll;
  private Text assets = Text.UNKNOWN;
  private final Map<ConstructPath, String> logicalIds = new LinkedHashMap<>();
  private final Map<String, ConstructPath> paths = new HashMap<>();

  /** The paths that values refer to, and the names of the references in JSON. */
  private final Map<ConstructPath, String> references = new HashMap<>();

  private final Map<String, ConstructPath> referencedPaths = new HashMap<>();

  /**
   * @param removesAll whether the app has its resources removed with it
   */
  StackTemplate(boolean removesAll) {
    this.removesAll = removesAll;
  }

  /** A resource and the construct that creates it. */
  private record Resource(String type, JsonObject properties, ConstructDeclaration owner) {}

  /**
   * The beginning of a logical ID that CDK derives from a path.
   *
   * @param known the characters before the first unknown one
   * @param complete whether these are all characters, except for CDK's hash
   */
  private record IdPrefix(String known, boolean complete) {}

  /**
   * Adds a resource, or properties to one that was added before.
   *
   * @param path its construct path
   * @param type its type
   * @param properties its properties; references have the names that {@link #reference} gives
   * @param owner the construct that creates it
   * @param yields whether properties that were added before count more
   */
  void add(
      ConstructPath path,
      String type,
      JsonObject properties,
      ConstructDeclaration owner,
      boolean yields) {
    resources.merge(
        path,
        new Resource(type, properties, owner),
        (old, more) ->
            new Resource(
                old.type(),
                (JsonObject)
                    (yields
                        ? TemplateJson.merged(more.properties(), old.properties())
                        : TemplateJson.merged(old.properties(), more.properties())),
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

  /**
   * The name of a reference to a construct path, for {@code Ref} and {@code Fn::GetAtt}. The
   * template replaces it by the logical ID, which is known once all resources are added, or by an
   * unknown value if the path has no resource.
   */
  String reference(ConstructPath path) {
    String known = references.get(path);
    if (known != null) {
      return known;
    }
    String name = "@" + references.size();
    references.put(path, name);
    referencedPaths.put(name, path);
    return name;
  }

  /**
   * The template.
   *
   * @param bucket the name of the bucket that code is uploaded to
   */
  JsonObject json(Text bucket) {
    this.assets = bucket;
    for (ConstructPath path : resources.keySet()) {
      String id = logicalId(path);
      logicalIds.put(path, id);
      paths.put(id, path);
    }
    Map<String, JsonValue> declared = new LinkedHashMap<>();
    resources.forEach((path, resource) -> declared.put(logicalIds.get(path), json(resource)));
    return TemplateJson.object(Map.of("Resources", TemplateJson.object(declared)));
  }

  /**
   * Makes a property of the resource that represents a construct unknown.
   *
   * @param construct the construct's path
   */
  void override(ConstructPath construct, String property) {
    resources.keySet().stream()
        .filter(path -> path.isWithin(construct))
        .filter(path -> path.equals(construct) || path.id().equals(RESOURCE))
        .min(Comparator.comparing(path -> path.toString().length()))
        .ifPresent(
            path ->
                resources.computeIfPresent(
                    path,
                    (key, old) ->
                        new Resource(
                            old.type(),
                            (JsonObject)
                                TemplateJson.merged(
                                    TemplateJson.object(Map.of(property, UnknownValue.JSON)),
                                    old.properties()),
                            old.owner())));
  }

  /** A resource; the tables have its deletion policies among its properties. */
  private JsonObject json(Resource resource) {
    Map<String, JsonValue> properties =
        TemplateJson.members((JsonObject) resolved(resource.properties()));
    Map<String, JsonValue> declaration = new LinkedHashMap<>();
    declaration.put("Type", TemplateJson.string(resource.type()));
    for (String policy : POLICIES) {
      JsonValue given = properties.remove("$" + policy);
      if (given != null && !removesAll) {
        declaration.put(policy, given);
      }
    }
    declaration.put("Properties", TemplateJson.object(properties));
    return TemplateJson.object(declaration);
  }

  /** The construct that creates a resource of the template. */
  Optional<ConstructDeclaration> owner(String logicalId) {
    return Optional.ofNullable(paths.get(logicalId)).map(path -> resources.get(path).owner());
  }

  /**
   * The known part of a logical ID: CDK adds a hash to it, unless the construct is a direct child
   * of the stack.
   *
   * @param logicalId a logical ID of the template
   */
  Text knownPart(String logicalId) {
    return Text.of(idPrefix(inItsStack(paths.get(logicalId))).known()).then(Text.UNKNOWN);
  }

  /**
   * A path without the nested stack that the resource is in, if the physical name of the resource
   * begins with its logical ID. Other names begin with the stack's name, which needs the whole
   * path.
   */
  private ConstructPath inItsStack(ConstructPath path) {
    if (path.ids().size() < 2 || !NAMED_BY_ID.contains(resources.get(path).type())) {
      return path;
    }
    Text own = path.ids().get(0).then(Text.of(NESTED));
    ConstructPath nestedStack = new ConstructPath(List.of(own, own.then(RESOURCE)));
    return resources.containsKey(nestedStack) ? path.withoutFirst() : path;
  }

  /**
   * The beginning of the logical ID that CDK derives from a path
   * (https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html).
   */
  private static IdPrefix idPrefix(ConstructPath path) {
    StringBuilder prefix = new StringBuilder();
    String last = "";
    boolean complete = true;
    for (Text id : path.ids()) {
      String known = id.literals().get(0);
      complete = id.isKnown();
      boolean repeats = !last.isEmpty() && last.endsWith(known);
      if (!complete || (!HIDDEN.contains(known) && !repeats)) {
        prefix.append(known);
        last = known;
      }
      if (!complete) {
        break;
      }
    }
    String plain = prefix.toString().replaceAll("[^A-Za-z0-9]", "");
    return new IdPrefix(plain.substring(0, Math.min(plain.length(), MAX_ID)), complete);
  }

  /**
   * A name for a resource in the template: the known part of its logical ID. If that is not all of
   * it, or another resource has the same, {@code _} follows, which no logical ID contains.
   */
  private String logicalId(ConstructPath path) {
    IdPrefix prefix = idPrefix(path);
    String id = prefix.known() + (prefix.complete() ? "" : "_");
    String unique = id;
    for (int i = 2; paths.containsKey(unique) || unique.isEmpty(); i++) {
      unique = id + "_" + i;
    }
    return unique;
  }

  /** A value whose references have logical IDs, and whose other functions can be evaluated. */
  private JsonValue resolved(JsonValue value) {
    if (value instanceof JsonArray array) {
      return TemplateJson.array(array.elements().stream().map(this::resolved).toList());
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    Optional<JsonValue> chosen = wider(object);
    if (chosen.isPresent()) {
      return resolved(chosen.get());
    }
    if (isOpaque(object)) {
      return UnknownValue.JSON;
    }
    Optional<JsonValue> reference = reference(object);
    if (reference.isPresent()) {
      return reference.get();
    }
    Map<String, JsonValue> members = TemplateJson.members(object);
    members.replaceAll((name, member) -> resolved(member));
    // The code of constructs is uploaded to the bucket for assets, which the tables do not know.
    members.computeIfPresent(
        "S3Bucket",
        (name, bucket) -> bucket.equals(UnknownValue.JSON) ? UnknownValue.of(assets) : bucket);
    return TemplateJson.object(members);
  }

  /**
   * The branch of an {@code Fn::If} that sets more. The tables do not have the conditions of
   * templates, such as those on the region.
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

  /** Whether a value is computed from arguments that the tables do not have. */
  private static boolean isOpaque(JsonObject object) {
    return object.members().size() == 1
        && object.members().keySet().stream()
            .anyMatch(name -> name.startsWith("Fn::") && !FUNCTIONS.contains(name));
  }

  private Optional<JsonValue> reference(JsonObject object) {
    if (object.members().size() != 1) {
      return Optional.empty();
    }
    Optional<String> ref = object.string("Ref").filter(name -> name.startsWith("@"));
    if (ref.isPresent()) {
      String id = referencedId(ref.get());
      return Optional.of(
          id == null
              ? UnknownValue.JSON
              : TemplateJson.object(Map.of("Ref", TemplateJson.string(id))));
    }
    List<JsonValue> attribute =
        object.array("Fn::GetAtt").map(JsonArray::elements).orElse(List.of());
    if (attribute.size() == 2
        && attribute.get(0) instanceof JsonString of
        && of.value().startsWith("@")) {
      String id = referencedId(of.value());
      return Optional.of(
          id == null
              ? UnknownValue.JSON
              : TemplateJson.object(
                  Map.of(
                      "Fn::GetAtt",
                      TemplateJson.array(List.of(TemplateJson.string(id), attribute.get(1))))));
    }
    return Optional.empty();
  }

  /** The logical ID that the name of a reference means, or null if no resource has the path. */
  private String referencedId(String name) {
    ConstructPath path = referencedPaths.get(name);
    return path == null ? null : logicalIds.get(path);
  }
}
