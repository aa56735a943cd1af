package io.github.sstiam.app.source;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The metadata of a stack artifact: construct paths, stack tags, and the assets of CDK 1. */
final class ArtifactMetadata {
  private final Environment environment;
  private final Map<String, String> constructPaths = new HashMap<>();
  private final Map<String, List<String>> traces = new HashMap<>();
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
    if (!(value instanceof JsonArray array)) {
      return;
    }
    List<JsonObject> entries =
        array.elements().stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .toList();
    entries.forEach(entry -> entry(path, entry));
    List<String> trace = entries.stream().flatMap(ArtifactMetadata::frames).toList();
    entries.stream()
        .filter(entry -> isOf(entry, "aws:cdk:logicalId"))
        .flatMap(entry -> entry.string("data").stream())
        .forEach(logicalId -> traces.put(logicalId, trace));
  }

  /** Where CDK writes how a construct was made: with its logical ID, or in an entry of its own. */
  private static Stream<String> frames(JsonObject entry) {
    Optional<JsonArray> frames =
        isOf(entry, "aws:cdk:creationStack")
            ? entry.array("data").or(() -> entry.array("trace"))
            : isOf(entry, "aws:cdk:logicalId") ? entry.array("trace") : Optional.empty();
    return frames.map(JsonArray::elements).orElse(List.of()).stream()
        .filter(JsonString.class::isInstance)
        .map(frame -> ((JsonString) frame).value());
  }

  private static boolean isOf(JsonObject entry, String type) {
    return entry.string("type").filter(type::equals).isPresent();
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

  /** The stack traces of the resources' constructs, by logical ID. */
  Map<String, List<String>> traces() {
    return traces;
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
