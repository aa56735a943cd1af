package io.github.sstiam.reader;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.files.AppReadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a cloud assembly in the form that CDK writes, in a folder of the test's own. */
public final class AssemblyFixture {
  /** A template of one bucket. */
  public static final String BUCKET =
      """
      {"Resources": {"Bucket": {"Type": "AWS::S3::Bucket"}}}
      """;

  private final Path folder;
  private final List<String> artifacts = new ArrayList<>();

  public AssemblyFixture(Path folder) {
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  /** Writes a file of the assembly. */
  public AssemblyFixture file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds an artifact to the manifest. */
  public AssemblyFixture artifact(String id, String json) {
    artifacts.add("\"" + id + "\": " + json);
    return this;
  }

  /**
   * Adds a stack and its template.
   *
   * @param properties members of the stack's {@code properties}, each with a comma before it
   * @param members members of the artifact, the same way
   */
  public AssemblyFixture stack(String id, String template, String properties, String members) {
    file(id + ".template.json", template);
    return artifact(
        id,
        "{\"type\": \"aws:cloudformation:stack\", \"properties\": {\"templateFile\": \""
            + id
            + ".template.json\""
            + properties
            + "}"
            + members
            + "}");
  }

  public AssemblyFixture stack(String id, String template) {
    return stack(id, template, "", "");
  }

  /** Writes the manifest. */
  public AssemblyFixture written(String version) {
    return file(
        "manifest.json",
        "{\"version\": \"" + version + "\", \"artifacts\": {" + String.join(",", artifacts) + "}}");
  }

  /** Writes the manifest and reads the app. */
  public SstApp read() throws AppReadException {
    written("48.0.0");
    return SstAppReader.read(ReadRequest.ofAssembly(folder), Catalog.embedded());
  }

  /** The names of the stacks that are read, in order. */
  public List<String> names() throws AppReadException {
    return read().stacks().stream().map(Stack::name).map(Object::toString).toList();
  }
}
