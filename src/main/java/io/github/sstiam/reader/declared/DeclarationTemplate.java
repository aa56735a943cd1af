package io.github.sstiam.reader.declared;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.ResourceTypeEntry.Naming;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.template.TemplateException;
import io.github.sstiam.reader.template.TemplateResolver;
import io.github.sstiam.reader.template.TemplateScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The declarations of one stack as a template, so that names and ARNs are resolved as for any other
 * template. Each text is the value of a parameter, because parameters may be partly unknown.
 */
final class DeclarationTemplate {
  /** The construct that messages and reports show for declared resources. */
  private static final Construct ORIGIN = new Construct("declared in the pom", "");

  private final Text stackName;
  private final Environment environment;
  private final Catalog catalog;
  private final Map<String, Member> resources = new LinkedHashMap<>();
  private final Map<String, Member> parameters = new LinkedHashMap<>();
  private final Map<String, Value> values = new TreeMap<>();
  private final Set<String> remarks = new TreeSet<>();

  DeclarationTemplate(Text stackName, Environment environment, Catalog catalog) {
    this.stackName = stackName;
    this.environment = environment;
    this.catalog = catalog;
  }

  /**
   * Adds a resource.
   *
   * @param number which of the declarations it is, counted from 1; its logical ID says it
   */
  void add(int number, ResourceDeclaration declaration) throws AppReadException {
    String place = place(number);
    String logicalId = "declaredResource" + number;
    Map<String, JsonValue> properties = new TreeMap<>();
    for (Map.Entry<String, String> property : declaration.properties().entrySet()) {
      String text = property.getValue().strip();
      boolean json = text.startsWith("{") || text.startsWith("[");
      properties.put(
          property.getKey(),
          json
              ? json(text, place + ", <" + property.getKey() + ">")
              : parameter(logicalId + "." + property.getKey(), value(text)));
    }
    name(place, declaration)
        .forEach((key, text) -> properties.put(key, parameter(logicalId + "." + key, text)));
    Map<String, JsonValue> resource = new LinkedHashMap<>();
    resource.put("Type", new JsonString(declaration.type(), Position.NONE));
    resource.put("Properties", object(properties));
    resources.put(logicalId, new Member(Position.NONE, object(resource)));
  }

  /** What messages call a declaration. */
  static String place(int number) {
    return "<declaredResource> " + number;
  }

  /** The property that names the resource, with the name; empty if the name is not determined. */
  private Map<String, Value> name(String place, ResourceDeclaration declaration) {
    Optional<ResourceTypeEntry> type = catalog.resourceType(declaration.type());
    Optional<Naming> naming = type.flatMap(ResourceTypeEntry::naming);
    if (naming.isEmpty()) {
      if (type.isPresent() && declaration.name().isPresent()) {
        remarks.add(
            place
                + ": no property names an "
                + declaration.type()
                + ", so that its <name> does not determine its ARN");
      }
      return Map.of();
    }
    if (declaration.name().isPresent()) {
      Text name = ResourceDeclaration.opened(declaration.name().get());
      return Map.of(naming.get().property(), new Value.Scalar(name));
    }
    // The logical ID is ours, so that no generated name begins with it.
    boolean ofLogicalId = naming.get().form() == Naming.Form.LOGICAL_ID;
    boolean given = declaration.properties().containsKey(naming.get().property());
    return ofLogicalId && !given
        ? Map.of(naming.get().property(), new Value.Scalar(Text.UNKNOWN))
        : Map.of();
  }

  /** The resources, in the order in which they were added. */
  List<DeclaredResource> resources() throws AppReadException {
    JsonObject template =
        new JsonObject(
            Map.of(
                "Parameters", new Member(Position.NONE, new JsonObject(parameters, Position.NONE)),
                "Resources", new Member(Position.NONE, new JsonObject(resources, Position.NONE))),
            Position.NONE);
    TemplateScope scope =
        new TemplateScope(
            // The part of a generated name after the stack's name is unknown.
            stackName.then(Text.UNKNOWN),
            environment,
            name -> Optional.ofNullable(values.get(name)),
            Map.of(),
            (location, metadata) -> Optional.empty(),
            List.of());
    try {
      TemplateResolver resolver = new TemplateResolver(template, scope, catalog);
      List<DeclaredResource> resolved = resolver.resources(logicalId -> Optional.of(ORIGIN));
      remarks.addAll(resolver.remarks());
      return resolved;
    } catch (TemplateException e) {
      throw new AppReadException("<declaredResources>, " + e.getMessage(), e);
    }
  }

  /** What is statically unknown or unused, sorted; complete once the resources are resolved. */
  Set<String> remarks() {
    return Set.copyOf(remarks);
  }

  private static Value value(String text) {
    return text.isEmpty()
        ? new Value.Unknown()
        : new Value.Scalar(ResourceDeclaration.opened(text));
  }

  private JsonValue parameter(String name, Value value) {
    values.put(name, value);
    JsonValue type = new JsonString("String", Position.NONE);
    parameters.put(name, new Member(Position.NONE, object(Map.of("Type", type))));
    return object(Map.of("Ref", new JsonString(name, Position.NONE)));
  }

  private static JsonValue json(String text, String place) throws AppReadException {
    try {
      return JsonReader.read(text);
    } catch (JsonSyntaxException e) {
      throw new AppReadException(
          place
              + " starts like JSON, but "
              + e.getMessage()
              + ". Give JSON, a plain text, or an empty element for an unknown value.",
          e);
    }
  }

  private static JsonObject object(Map<String, JsonValue> values) {
    Map<String, Member> members = new LinkedHashMap<>();
    values.forEach((name, value) -> members.put(name, new Member(Position.NONE, value)));
    return new JsonObject(members, Position.NONE);
  }
}
