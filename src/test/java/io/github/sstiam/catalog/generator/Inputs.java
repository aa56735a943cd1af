package io.github.sstiam.catalog.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.catalog.RegistrySchema;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the files that the catalogue is made from. */
final class Inputs {
  private Inputs() {}

  /** The schemas of the archive that AWS publishes, by type. */
  static Map<String, RegistrySchema> schemas(Path archive) {
    Map<String, RegistrySchema> schemas = new TreeMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          RegistrySchema schema = new RegistrySchema(json(entry.getName(), in));
          schemas.put(schema.type(), schema);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + archive, e);
    }
    return schemas;
  }

  /** A file that holds one JSON object, gzipped if its name ends in {@code .gz}. */
  static JsonObject json(Path file) {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return json(file.toString(), in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static JsonObject json(String name, InputStream in) throws IOException {
    try {
      return (JsonObject) JsonReader.read(new String(in.readAllBytes(), UTF_8));
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException(name + ": " + e.getMessage(), e);
    }
  }
}
