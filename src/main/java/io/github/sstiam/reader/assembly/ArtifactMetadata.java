package io.github.sstiam.reader.assembly;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
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
  private final Map<String, List<String>> traces = new HashMap<>();
  private final Map<String, String> stackTags = new TreeMap<>();
  private final List<Asset> assets = new ArrayList<>();
  private final Map<String, Value> assetParameters = new HashMap<>();

  ArtifactMetadata(JsonObject artifact, Environment environment) {
    this.environment = environment;
    Optional<JsonObject> metadata = artifact.object("metadata");
    if (metadata.isPresent()) {
      for (Map.Entry<String, Member> construct : metadata.get().members().entrySet()) {
        entries(construct.getKey(), construct.getValue().value());
      }
    }
  }

  private void entries(String path, JsonValue value) {
    List<String> trace = new ArrayList<>();
    for (JsonValue element : elements(value)) {
      if (element instanceof JsonObject entry) {
        entry(path, entry, trace);
      }
    }
  }

  private static List<JsonValue> elements(JsonValue value) {
    return value instanceof JsonArray array ? array.elements() : List.of();
  }

  /**
   * Reads an entry.
   *
   * @param trace the construct's trace, to which entries add in their order
   */
  private void entry(String path, JsonObject entry, List<String> trace) {
    JsonValue data = entry.get("data").orElse(null);
    switch (entry.string("type").orElse("")) {
      case "aws:cdk:logicalId" -> {
        if (data instanceof JsonString logicalId) {
          constructPaths.put(logicalId.value(), path);
          traces.put(logicalId.value(), trace);
        }
        frames(entry.get("trace").orElse(null), trace);
      }
      case "aws:cdk:creationStack" ->
          frames(data instanceof JsonArray ? data : entry.get("trace").orElse(null), trace);
      case "aws:cdk:stack-tags" -> {
        for (JsonValue tag : elements(data)) {
          tag(tag);
        }
      }
      case "aws:cdk:asset" -> {
        if (data instanceof JsonObject asset) {
          asset(asset);
        }
      }
      default -> {
        // Other entries say nothing about permissions.
      }
    }
  }

  /** Where CDK writes how a construct was made: with its logical ID, or in an entry of its own. */
  private static void frames(JsonValue frames, List<String> trace) {
    for (JsonValue frame : elements(frames)) {
      if (frame instanceof JsonString text) {
        trace.add(text.value());
      }
    }
  }

  private void tag(JsonValue value) {
    if (value instanceof JsonObject tag) {
      Optional<String> key = tag.string(tag.string("Key").isPresent() ? "Key" : "key");
      Optional<String> text = tag.string(tag.string("Value").isPresent() ? "Value" : "value");
      if (key.isPresent() && text.isPresent()) {
        stackTags.put(key.get(), text.get());
      }
    }
  }

  /** An asset as CDK 1 writes it; where it goes is the bootstrap stack's default. */
  private void asset(JsonObject asset) {
    if (asset.string("packaging").orElse("").equals("container-image")) {
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
    Optional<String> parameter = asset.string("s3BucketParameter");
    if (parameter.isPresent()) {
      assetParameters.put(parameter.get(), new Value.Scalar(bucket));
    }
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
