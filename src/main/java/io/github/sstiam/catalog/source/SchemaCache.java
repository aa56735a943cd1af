package io.github.sstiam.catalog.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.RegisteredType;
import io.github.sstiam.catalog.RegistrySchema;
import io.github.sstiam.catalog.RegistrySchemaException;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps what the registry of an account and region said of a type, for a day. What cannot be kept
 * or read is queried again, so that no fault of the cache fails the build.
 *
 * @param folder the folder of one account and region
 * @param clock tells the time
 */
public record SchemaCache(Path folder, InstantSource clock) {
  private static final Duration FRESH = Duration.ofDays(1);

  public SchemaCache {
    requireNonNull(folder, "folder is null");
    requireNonNull(clock, "clock is null");
  }

  /** What was kept of a type less than a day ago. */
  public Optional<RegisteredType> get(String type) {
    Path file = file(type);
    try {
      Instant kept = Files.getLastModifiedTime(file).toInstant();
      if (kept.isBefore(clock.instant().minus(FRESH))) {
        return Optional.empty();
      }
      if (JsonReader.read(Files.readString(file)) instanceof JsonObject json) {
        RegistrySchema schema = RegistrySchema.read(json.string("schema").orElse(""));
        return schema.type().equals(type)
            ? Optional.of(new RegisteredType(schema, json.string("handlerRole")))
            : Optional.empty();
      }
      return Optional.empty();
    } catch (IOException | JsonSyntaxException | RegistrySchemaException e) {
      return Optional.empty();
    }
  }

  /**
   * Keeps what the registry says of a type.
   *
   * @param schema the schema as the registry gave it
   * @param type the type that it is of
   */
  public void put(RegisteredType type, String schema) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      Path draft = Files.createTempFile(folder, ".type", ".tmp");
      try {
        String text =
            JsonWriter.indented(
                json -> {
                  json.writeStartObject();
                  if (type.handlerRole().isPresent()) {
                    json.writeStringField("handlerRole", type.handlerRole().get());
                  }
                  json.writeStringField("schema", schema);
                  json.writeEndObject();
                });
        Files.writeString(draft, text, UTF_8);
        Files.move(draft, file(type.schema().type()), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      // The next build asks again.
      return;
    }
  }

  private Path file(String type) {
    return folder.resolve(type.replace("::", "-") + ".json");
  }
}
