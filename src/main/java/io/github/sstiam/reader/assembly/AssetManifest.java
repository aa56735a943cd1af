package io.github.sstiam.reader.assembly;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.Member;
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

  /** Reads an asset manifest of CDK 2. */
  static AssetManifest of(JsonObject manifest, Environment environment) {
    List<Asset> assets = new ArrayList<>();
    Map<String, String> sources = new LinkedHashMap<>();
    for (JsonObject file : objects(manifest, "files")) {
      Optional<String> path = file.string("source", "path");
      for (JsonObject destination : objects(file, "destinations")) {
        Text key = filled(destination, "objectKey", environment);
        assets.add(
            new Asset.FileAsset(
                filled(destination, "bucketName", environment),
                key,
                role(destination, environment)));
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
                role(destination, environment)));
      }
    }
    return new AssetManifest(List.copyOf(assets), sources);
  }

  private static Optional<String> role(JsonObject destination, Environment environment) {
    Optional<String> arn = destination.string("assumeRoleArn");
    return arn.isPresent()
        ? Optional.of(Placeholders.filled(arn.get(), environment).pattern())
        : Optional.empty();
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
