package io.github.sstiam.app.source;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The metadata of a stack artifact: construct paths, stack tags, and the assets of CDK 1. */
final class ArtifactMetadata {
  private final Environment environment;
  private final Map<String, String> constructPaths = new HashMap<>();
  private final Map<String, String> stackTags = new TreeMap<>();
  private final List<Asset> assets = new ArrayList<>();
  private final Map<String, Value> assetParameters = new HashMap<>();

  ArtifactMetadata(JsonObject artifact, Environment environment) {
    this.environment = environment;
    artifact
        .object("metadata")
        .ifPresent(
            metadata ->
                metadata.members().forEach((path, member) -> entries(path, member.value())));
  }

  private void entries(String path, JsonValue value) {
    if (value instanceof JsonArray entries) {
      for (JsonValue element : entries.elements()) {
        if (element instanceof JsonObject entry) {
          entry(path, entry);
        }
      }
    }
  }

  private void entry(String path, JsonObject entry) {
    switch (entry.string("type").orElse("")) {
      case "aws:cdk:logicalId" ->
          entry.string("data").ifPresent(logicalId -> constructPaths.put(logicalId, path));
      case "aws:cdk:stack-tags" ->
          entry.array("data").ifPresent(tags -> tags.elements().forEach(this::tag));
      case "aws:cdk:asset" -> entry.object("data").ifPresent(this::asset);
      default -> {
        // Other entries say nothing about permissions.
      }
    }
  }

  private void tag(JsonValue value) {
    if (value instanceof JsonObject tag) {
      Optional<String> key = tag.string("Key").or(() -> tag.string("key"));
      Optional<String> text = tag.string("Value").or(() -> tag.string("value"));
      if (key.isPresent() && text.isPresent()) {
        stackTags.put(key.get(), text.get());
      }
    }
  }

  /** An asset as CDK 1 writes it; where it goes is the bootstrap stack's default. */
  private void asset(JsonObject asset) {
    if (asset.string("packaging").filter("container-image"::equals).isPresent()) {
      assets.add(
          new Asset.ImageAsset(
              Text.of(asset.string("repositoryName").orElse("aws-cdk/assets")), Optional.empty()));
      return;
    }
    Text bucket =
        Text.of("cdk-hnb659fds-assets-")
            .then(environment.accountText())
            .then(Text.of("-"))
            .then(environment.regionText());
    assets.add(new Asset.FileAsset(bucket, Text.UNKNOWN, Optional.empty()));
    asset
        .string("s3BucketParameter")
        .ifPresent(name -> assetParameters.put(name, new Value.Scalar(bucket)));
  }

  Optional<String> constructPath(String logicalId) {
    return Optional.ofNullable(constructPaths.get(logicalId));
  }

  Map<String, String> stackTags() {
    return stackTags;
  }

  List<Asset> assets() {
    return assets;
  }

  /** The values of the parameters that CDK 1 fills with the place of an asset. */
  Map<String, Value> assetParameters() {
    return assetParameters;
  }
}
