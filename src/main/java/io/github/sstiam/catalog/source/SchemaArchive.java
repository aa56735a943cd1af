package io.github.sstiam.catalog.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.RegisteredType;
import io.github.sstiam.catalog.RegistrySchema;
import io.github.sstiam.catalog.RegistrySchemaException;
import io.github.sstiam.text.IoErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The archive of schemas that AWS publishes for each region, {@code CloudformationSchema.zip}
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-type-schemas.html).
 *
 * @param file where it is
 */
public record SchemaArchive(Path file) {
  private static final String REMEDY =
      " Give -Dsst-iam.catalog the file CloudformationSchema.zip, as"
          + " https://schema.cloudformation.us-east-1.amazonaws.com/CloudformationSchema.zip has it"
          + " (and other regions likewise).";

  /** Ten times the largest schema of November 2026; anything above is no schema. */
  private static final int MOST_BYTES = 4_000_000;

  public SchemaArchive {
    requireNonNull(file, "file is null");
  }

  /**
   * Reads the schemas of some types.
   *
   * @param types the types' names
   * @return those that the archive has, sorted by name
   * @throws SchemaReadException if the file is no such archive, or a schema in it is malformed
   */
  public List<RegisteredType> read(Collection<String> types) throws SchemaReadException {
    if (!Files.isRegularFile(file)) {
      throw new SchemaReadException(file + " does not exist." + REMEDY, null);
    }
    List<RegisteredType> found = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.stream().noneMatch(entry -> entry.getName().matches("aws-.+-.+\\.json"))) {
        throw new SchemaReadException(
            file + " contains no schema of a resource type." + REMEDY, null);
      }
      for (String type : new TreeSet<>(types)) {
        Optional<ZipEntry> entry = Optional.ofNullable(zip.getEntry(entryName(type)));
        if (entry.isPresent()) {
          found.add(new RegisteredType(schema(zip, entry.get()), Optional.empty()));
        }
      }
      return found;
    } catch (ZipException e) {
      throw new SchemaReadException(file + " is not a zip archive." + REMEDY, e);
    } catch (IOException e) {
      throw new SchemaReadException(file + " cannot be read (" + IoErrors.of(e) + ")." + REMEDY, e);
    }
  }

  /**
   * Names the archive and its content, so that reports identify it.
   *
   * @throws SchemaReadException if the file cannot be read
   */
  public String description() throws SchemaReadException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] part = new byte[1 << 16];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        digest.update(part, 0, read);
      }
      return file.getFileName() + " (SHA-256 " + HexFormat.of().formatHex(digest.digest()) + ")";
    } catch (IOException e) {
      throw new SchemaReadException(file + " cannot be read (" + IoErrors.of(e) + ")." + REMEDY, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private RegistrySchema schema(ZipFile zip, ZipEntry entry)
      throws IOException, SchemaReadException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw malformed(entry, "it is larger than any schema", null);
      }
      return RegistrySchema.read(new String(bytes, UTF_8));
    } catch (RegistrySchemaException e) {
      throw malformed(entry, e.getMessage(), e);
    }
  }

  private SchemaReadException malformed(ZipEntry entry, String why, Exception cause) {
    return new SchemaReadException(
        file + ", " + entry.getName() + " is no schema: " + why + "." + REMEDY, cause);
  }

  private static String entryName(String type) {
    return type.toLowerCase(Locale.ROOT).replace("::", "-") + ".json";
  }
}
