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
import io.github.sstiam.reader.AppReadException;
import io.github.sstiam.reader.ChangedResources;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.ResourcePlaces;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.reader.template.TemplateException;
import io.github.sstiam.reader.template.TemplateResolver;
import io.github.sstiam.reader.template.TemplateScope;
import io.github.sstiam.reader.template.TemplateText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One stack of a cloud assembly. */
final class StackArtifact {
  private static final String MANIFEST = "manifest.json";

  private final AssemblyFolder folder;
  private final String id;
  private final JsonObject artifact;
  private final JsonObject properties;
  private final ReadRequest request;
  private final Catalog catalog;
  private final Environment environment;

  StackArtifact(
      AssemblyFolder folder, String id, JsonObject artifact, ReadRequest request, Catalog catalog)
      throws AppReadException {
    this.folder = folder;
    this.id = id;
    this.artifact = artifact;
    this.properties = present(artifact.object("properties"), "properties");
    this.request = request;
    this.catalog = catalog;
    this.environment = environment();
  }

  /**
   * The stack and the stacks nested in it.
   *
   * @param interfaces those of earlier stacks; this stack's are added
   */
  List<Stack> read(
      Map<String, JsonObject> artifacts, ConstructTree tree, StackInterfaces interfaces)
      throws AppReadException {
    ArtifactMetadata metadata = new ArtifactMetadata(artifact, environment);
    AssetManifest manifest = manifest(artifacts);
    String templateFile = present(properties.string("templateFile"), "templateFile");
    Map<String, Value> parameters = parameters(metadata);
    NestedTemplateFiles nested = new NestedTemplateFiles(folder, manifest.sources());
    TemplateScope scope =
        new TemplateScope(
            Text.of(properties.string("stackName").orElse(id)),
            environment,
            name -> Optional.ofNullable(parameters.get(name)),
            interfaces.exports(),
            nested,
            List.of());
    try {
      JsonObject template = TemplateText.read(folder.text(templateFile));
      TemplateResolver resolver = new TemplateResolver(template, scope, catalog);
      List<Asset> assets = new ArrayList<>(manifest.assets());
      assets.addAll(metadata.assets());
      Map<String, String> tags = tags(metadata);
      Owners owners =
          new Owners(
              tree,
              metadata,
              artifact.string("displayName").orElse(id),
              folder.path().resolve(templateFile));
      List<Stack> stacks = new ArrayList<>();
      add(resolver, tags, roles(), assets, Optional.empty(), owners, stacks);
      interfaces.add(resolver);
      if (request.deployed().isPresent()) {
        Stack own = stacks.get(0);
        ChangedResources changed = new ChangedResources(request.deployed().get(), catalog);
        stacks.set(0, own.with(changed.of(template, scope, own.resources())));
      }
      return stacks;
    } catch (TemplateException e) {
      throw new AppReadException(
          e.file().orElse(folder.path().resolve(templateFile).toString()) + ", " + e.getMessage(),
          e);
    }
  }

  private <T> T present(Optional<T> member, String name) throws AppReadException {
    if (member.isEmpty()) {
      throw folder.error(MANIFEST, "stack \"" + id + "\" has no \"" + name + "\"");
    }
    return member.get();
  }

  /** What the parameters are given: by the user, else by the manifest. */
  private Map<String, Value> parameters(ArtifactMetadata metadata) {
    Map<String, Value> parameters = new HashMap<>(metadata.assetParameters());
    Optional<JsonObject> given = properties.object("parameters");
    if (given.isPresent()) {
      for (Map.Entry<String, Member> parameter : given.get().members().entrySet()) {
        if (parameter.getValue().value() instanceof JsonString string) {
          parameters.put(parameter.getKey(), Value.of(string.value()));
        }
      }
    }
    for (Map.Entry<String, String> parameter : request.parameters().entrySet()) {
      parameters.put(parameter.getKey(), Value.of(parameter.getValue()));
    }
    return parameters;
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
            new ResourcePlaces(request.appDirectory())
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
    return SstAppReader.environment(
        request.target(), known(parts[0], "unknown-account"), known(parts[1], "unknown-region"));
  }

  private static Optional<String> known(String text, String unknown) {
    return text.equals(unknown) ? Optional.empty() : Optional.of(text);
  }

  private Map<String, String> tags(ArtifactMetadata metadata) {
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

  private DeploymentRoles roles() {
    Optional<Bootstrap> bootstrap = Optional.empty();
    if (properties.get("requiresBootstrapStackVersion").orElse(null) instanceof JsonNumber version
        && version.text().matches("[0-9]{1,9}")) {
      bootstrap =
          Optional.of(
              new Bootstrap(
                  Integer.parseInt(version.text()),
                  properties.string("bootstrapStackVersionSsmParameter")));
    }
    return new DeploymentRoles(
        role(properties.string("assumeRoleArn")),
        role(properties.string("cloudFormationExecutionRoleArn")),
        role(properties.string("lookupRole", "arn")),
        bootstrap);
  }

  private Optional<String> role(Optional<String> arn) {
    return arn.isPresent()
        ? Optional.of(Placeholders.filled(arn.get(), environment).pattern())
        : Optional.empty();
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
        return AssetManifest.of(folder.object(file.get()), environment);
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
