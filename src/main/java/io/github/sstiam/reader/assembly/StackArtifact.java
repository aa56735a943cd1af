package io.github.sstiam.reader.assembly;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.Construct;
import io.github.sstiam.app.DeploymentRoles;
import io.github.sstiam.app.DeploymentRoles.Bootstrap;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.reader.change.StackChange;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.stack.DeclaredTypes;
import io.github.sstiam.reader.stack.ParsedTemplate;
import io.github.sstiam.reader.stack.ResourcePlaces;
import io.github.sstiam.reader.stack.StackInterfaces;
import io.github.sstiam.reader.stack.StackOptions;
import io.github.sstiam.reader.template.TemplateException;
import io.github.sstiam.reader.template.TemplateResolver;
import io.github.sstiam.reader.template.TemplateScope;
import io.github.sstiam.reader.template.TemplateScope.NestedTemplate;
import io.github.sstiam.reader.template.TemplateText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One stack of a cloud assembly, all of whose files are read. */
final class StackArtifact {
  private static final String MANIFEST = "manifest.json";

  private final AssemblyFolder folder;
  private final String id;
  private final JsonObject artifact;
  private final JsonObject properties;
  private final StackOptions options;
  private final Environment environment;
  private final Text name;
  private final ArtifactMetadata metadata;
  private final AssetManifest assets;
  private final DeploymentRoles roles;
  private final Map<String, Value> parameters;
  private final ParsedTemplate template;
  private final Map<String, NestedTemplate> nestedTemplates = new HashMap<>();

  /**
   * Reads the stack's files.
   *
   * @param folder the assembly's folder
   * @param id the artifact's ID
   * @param artifacts the artifacts of the assembly
   * @param options what the user says of the stacks
   * @throws AppReadException if a file is missing or malformed
   */
  StackArtifact(
      AssemblyFolder folder, String id, Map<String, JsonObject> artifacts, StackOptions options)
      throws AppReadException {
    this.folder = folder;
    this.id = id;
    this.artifact = artifacts.get(id);
    this.properties = present(artifact.object("properties"), "properties");
    this.options = options;
    this.environment = environment();
    this.name = Text.of(properties.string("stackName").orElse(id));
    this.metadata = new ArtifactMetadata(artifact, environment);
    this.assets = manifest(artifacts);
    this.roles = roles();
    String templateFile = present(properties.string("templateFile"), "templateFile");
    this.parameters = parameters();
    this.template = template(templateFile);
  }

  private ParsedTemplate template(String templateFile) throws AppReadException {
    String text = folder.text(templateFile);
    Path file = folder.path().resolve(templateFile);
    try {
      JsonObject json = TemplateText.read(text);
      Optional<StackChange> change =
          options.deployed().isPresent()
              ? Optional.of(StackChange.between(options.deployed().get(), json, name, environment))
              : Optional.empty();
      return new ParsedTemplate(file, json, change);
    } catch (TemplateException e) {
      throw new AppReadException(file + ", " + e.getMessage(), e);
    }
  }

  /** The types that the stack and the stacks nested in it declare. */
  List<DeclaredTypes> types(Catalog catalog) throws AppReadException {
    return template.types(scope(Map.of()), catalog);
  }

  /**
   * The stack and the stacks nested in it.
   *
   * @param tree the constructs that own resources
   * @param interfaces those of earlier stacks; this stack's are added
   * @param catalog knows what references to resources return
   */
  List<Stack> resolve(ConstructTree tree, StackInterfaces interfaces, Catalog catalog)
      throws AppReadException {
    TemplateScope scope = scope(interfaces.exports());
    try {
      TemplateResolver resolver = new TemplateResolver(template.template(), scope, catalog);
      List<Asset> uploaded = new ArrayList<>(assets.assets());
      uploaded.addAll(metadata.assets());
      Owners owners =
          new Owners(tree, metadata, artifact.string("displayName").orElse(id), template.file());
      List<Stack> stacks = new ArrayList<>();
      add(resolver, tags(), roles, uploaded, Optional.empty(), owners, stacks);
      interfaces.add(resolver);
      Stack own = stacks.get(0);
      stacks.set(0, own.with(template.changed(own.resources(), scope, catalog)));
      return stacks;
    } catch (TemplateException e) {
      throw template.fault(e);
    }
  }

  private TemplateScope scope(Map<String, Value> exports) {
    return new TemplateScope(
        name,
        environment,
        parameter -> Optional.ofNullable(parameters.get(parameter)),
        exports,
        new NestedTemplateFiles(folder, assets.sources(), nestedTemplates),
        List.of());
  }

  private <T> T present(Optional<T> member, String name) throws AppReadException {
    if (member.isEmpty()) {
      throw folder.error(MANIFEST, "stack \"" + id + "\" has no \"" + name + "\"");
    }
    return member.get();
  }

  /** What the parameters are given: by the user, else by the manifest. */
  private Map<String, Value> parameters() {
    Map<String, Value> all = new HashMap<>(metadata.assetParameters());
    Optional<JsonObject> given = properties.object("parameters");
    if (given.isPresent()) {
      for (Map.Entry<String, Member> parameter : given.get().members().entrySet()) {
        if (parameter.getValue().value() instanceof JsonString string) {
          all.put(parameter.getKey(), Value.of(string.value()));
        }
      }
    }
    for (Map.Entry<String, String> parameter : options.parameters().entrySet()) {
      all.put(parameter.getKey(), Value.of(parameter.getValue()));
    }
    return all;
  }

  private record Owners(
      ConstructTree tree, ArtifactMetadata metadata, String stack, Path template) {
    Optional<Construct> of(Map<String, String> templatePaths, String logicalId) {
      String inTemplate = templatePaths.get(logicalId);
      Optional<String> path =
          inTemplate == null ? metadata.constructPath(logicalId) : Optional.of(inTemplate);
      return path.isPresent() ? tree.owner(path.get(), stack) : Optional.empty();
    }
  }

  private void add(
      TemplateResolver resolver,
      Map<String, String> tags,
      DeploymentRoles roles,
      List<Asset> assets,
      Optional<Text> parent,
      Owners owners,
      List<Stack> stacks)
      throws TemplateException {
    Map<String, String> paths = resolver.constructPaths();
    stacks.add(
        new Stack(
            resolver.stackName(),
            environment,
            tags,
            new ResourcePlaces(options.appDirectory())
                .placed(
                    resolver.resources(logicalId -> owners.of(paths, logicalId)),
                    resolver,
                    owners.template(),
                    owners.metadata().traces()),
            roles,
            assets,
            List.copyOf(resolver.dynamicReferences()),
            parent));
    for (TemplateResolver nested : resolver.nestedStacks().values()) {
      add(nested, tags, roles, List.of(), Optional.of(resolver.stackName()), owners, stacks);
    }
  }

  /** {@code aws://account/region}, either of which may be unknown. */
  private Environment environment() throws AppReadException {
    String text = artifact.string("environment").orElse("aws://unknown-account/unknown-region");
    String[] parts = text.startsWith("aws://") ? text.substring(6).split("/", -1) : new String[0];
    if (parts.length != 2) {
      throw folder.error(
          MANIFEST,
          "stack \""
              + id
              + "\" has the environment \""
              + text
              + "\", expected aws://ACCOUNT/REGION");
    }
    return options
        .target()
        .environment(known(parts[0], "unknown-account"), known(parts[1], "unknown-region"));
  }

  private static Optional<String> known(String text, String unknown) {
    return text.equals(unknown) ? Optional.empty() : Optional.of(text);
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>(metadata.stackTags());
    Optional<JsonObject> declared = properties.object("tags");
    if (declared.isPresent()) {
      for (String key : declared.get().members().keySet()) {
        Optional<String> value = declared.get().string(key);
        if (value.isPresent()) {
          tags.put(key, value.get());
        }
      }
    }
    return tags;
  }

  private DeploymentRoles roles() throws AppReadException {
    Optional<Bootstrap> bootstrap = Optional.empty();
    if (properties.get("requiresBootstrapStackVersion").orElse(null) instanceof JsonNumber version
        && version.text().matches("[0-9]{1,9}")) {
      bootstrap =
          Optional.of(
              new Bootstrap(
                  Integer.parseInt(version.text()),
                  properties.string("bootstrapStackVersionSsmParameter")));
    }
    AssemblyRoles named = new AssemblyRoles(folder, id, environment);
    return new DeploymentRoles(
        named.role(MANIFEST, properties.string("assumeRoleArn")),
        named.role(MANIFEST, properties.string("cloudFormationExecutionRoleArn")),
        named.role(MANIFEST, properties.string("lookupRole", "arn")),
        bootstrap);
  }

  /** The asset manifest that CDK writes for the stack, or one that the stack depends on. */
  private AssetManifest manifest(Map<String, JsonObject> artifacts) throws AppReadException {
    List<String> candidates = new ArrayList<>();
    candidates.add(id + ".assets");
    for (JsonValue dependency : artifact.elements("dependencies")) {
      if (dependency instanceof JsonString name) {
        candidates.add(name.value());
      }
    }
    for (String name : candidates) {
      Optional<String> file = manifestFile(artifacts.get(name));
      if (file.isPresent()) {
        return AssetManifest.of(
            folder.object(file.get()), file.get(), new AssemblyRoles(folder, id, environment));
      }
    }
    return AssetManifest.EMPTY;
  }

  private static Optional<String> manifestFile(JsonObject artifact) {
    return artifact != null && artifact.string("type").orElse("").equals("cdk:asset-manifest")
        ? artifact.string("properties", "file")
        : Optional.empty();
  }
}
