package io.github.sstiam.reader.assembly;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.reader.files.AppReadException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is uploaded before a stack is deployed.
 *
 * @param assets the assets
 * @param sources the file of the assembly that becomes an object, by the object's key
 */
record AssetManifest(List<Asset> assets, Map<String, String> sources) {
  static final AssetManifest EMPTY = new AssetManifest(List.of(), Map.of());

  /**
   * Reads an asset manifest of CDK 2.
   *
   * @param manifest the manifest
   * @param file its file
   * @param roles reads the roles that upload assets
   * @throws AppReadException if a role is not written as an ARN
   */
  static AssetManifest of(JsonObject manifest, String file, AssemblyRoles roles)
      throws AppReadException {
    Environment environment = roles.environment();
    List<Asset> assets = new ArrayList<>();
    Map<String, String> sources = new LinkedHashMap<>();
    for (JsonObject uploaded : objects(manifest, "files")) {
      Optional<String> path = uploaded.string("source", "path");
      for (JsonObject destination : objects(uploaded, "destinations")) {
        Text key = filled(destination, "objectKey", environment);
        assets.add(
            new Asset.FileAsset(
                filled(destination, "bucketName", environment),
                key,
                roles.role(file, destination.string("assumeRoleArn"))));
        if (path.isPresent()) {
          sources.put(key.pattern(), path.get());
        }
      }
    }
    for (JsonObject image : objects(manifest, "dockerImages")) {
      for (JsonObject destination : objects(image, "destinations")) {
        assets.add(
            new Asset.ImageAsset(
                filled(destination, "repositoryName", environment),
                roles.role(file, destination.string("assumeRoleArn"))));
      }
    }
    return new AssetManifest(List.copyOf(assets), sources);
  }

  private static Text filled(JsonObject destination, String name, Environment environment) {
    Optional<String> text = destination.string(name);
    return text.isPresent() ? Placeholders.filled(text.get(), environment) : Text.UNKNOWN;
  }

  private static List<JsonObject> objects(JsonObject parent, String name) {
    List<JsonObject> objects = new ArrayList<>();
    Optional<JsonObject> object = parent.object(name);
    if (object.isPresent()) {
      for (Member member : object.get().members().values()) {
        if (member.value() instanceof JsonObject child) {
          objects.add(child);
        }
      }
    }
    return objects;
  }
}
