package io.github.sstiam.app.source;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;
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
      Optional<String> path = file.object("source").flatMap(source -> source.string("path"));
      for (JsonObject destination : objects(file, "destinations")) {
        Text key = filled(destination, "objectKey", environment);
        assets.add(
            new Asset.FileAsset(
                filled(destination, "bucketName", environment),
                key,
                role(destination, environment)));
        path.ifPresent(source -> sources.put(key.pattern(), source));
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
    return destination
        .string("assumeRoleArn")
        .map(arn -> Placeholders.filled(arn, environment).pattern());
  }

  private static Text filled(JsonObject destination, String name, Environment environment) {
    return destination
        .string(name)
        .map(text -> Placeholders.filled(text, environment))
        .orElse(Text.UNKNOWN);
  }

  private static List<JsonObject> objects(JsonObject parent, String name) {
    List<JsonObject> objects = new ArrayList<>();
    parent
        .object(name)
        .ifPresent(
            object ->
                object
                    .members()
                    .values()
                    .forEach(
                        member -> {
                          JsonValue value = member.value();
                          if (value instanceof JsonObject child) {
                            objects.add(child);
                          }
                        }));
    return objects;
  }
}
