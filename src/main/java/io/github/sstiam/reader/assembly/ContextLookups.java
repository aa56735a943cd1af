package io.github.sstiam.reader.assembly;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.files.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What CDK looks up while it synthesises (https://docs.aws.amazon.com/cdk/v2/guide/context.html):
 * the lookups that the manifest lists as missing, and those whose results {@code cdk.context.json}
 * keeps. If that file is not committed, CDK looks them up again on another machine.
 */
final class ContextLookups {
  private ContextLookups() {}

  /**
   * The providers that CDK queries.
   *
   * @param manifest the assembly's manifest
   * @param appDirectory the app's folder
   */
  static NavigableSet<String> of(JsonObject manifest, Path appDirectory) {
    NavigableSet<String> providers = new TreeSet<>();
    for (JsonValue missing : manifest.elements("missing")) {
      if (missing instanceof JsonObject lookup && lookup.string("provider").isPresent()) {
        providers.add(lookup.string("provider").get());
      }
    }
    Path kept = appDirectory.resolve("cdk.context.json");
    try {
      if (Files.isRegularFile(kept)
          && JsonReader.read(TextFile.read(kept, "")) instanceof JsonObject context) {
        for (String key : context.members().keySet()) {
          if (key.indexOf(':') > 0) {
            providers.add(key.substring(0, key.indexOf(':')));
          }
        }
      }
    } catch (AppReadException | JsonSyntaxException e) {
      // A file that CDK cannot read either says nothing about look-ups.
      return providers;
    }
    return providers;
  }
}
