package io.github.sstiam.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.reader.files.AppReadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The manifest of a cloud assembly, or its tree of constructs; its other files are sound. */
final class AssemblyInput {
  private static final String MANIFEST =
      """
      {"version": "36.0.0", "artifacts": {
        "Tree": {"type": "cdk:tree", "properties": {"file": "tree.json"}},
        "prod-shop.assets": {"type": "cdk:asset-manifest",
          "properties": {"file": "prod-shop.assets.json"}},
        "prod-shop": {"type": "aws:cloudformation:stack",
          "environment": "aws://123456789012/eu-west-1",
          "properties": {"templateFile": "prod-shop.template.json"},
          "dependencies": ["prod-shop.assets"]}}}
      """;
  private static final String TREE =
      """
      {"version": "tree-0.1", "tree": {"id": "App", "path": "", "children": {
        "prod-shop": {"id": "prod-shop", "path": "prod-shop", "children": {
          "Queue": {"id": "Queue", "path": "prod-shop/Queue",
            "constructInfo": {"fqn": "sst.Queue", "version": "2.43.0"}}}}}}}
      """;
  private static final String TEMPLATE =
      """
      {"Resources": {"Queue": {"Type": "AWS::SQS::Queue",
        "Metadata": {"aws:cdk:path": "prod-shop/Queue/Resource"}}}}
      """;
  private static final String ASSETS =
      """
      {"version": "36.0.0", "files": {"f": {"source": {"path": "prod-shop.template.json"},
        "destinations": {"d": {"bucketName": "cdk-hnb659fds-assets-123456789012-eu-west-1",
          "objectKey": "f.json"}}}}}
      """;
  private static final Catalog CATALOG = Catalog.embedded();

  private static final class Folders {
    private static final Path FOLDER = InputFolder.make();

    static {
      write("manifest.json", MANIFEST.getBytes(UTF_8));
      write("tree.json", TREE.getBytes(UTF_8));
      write("prod-shop.template.json", TEMPLATE.getBytes(UTF_8));
      write("prod-shop.assets.json", ASSETS.getBytes(UTF_8));
    }

    private static void write(String name, byte[] content) {
      try {
        Files.write(FOLDER.resolve(name), content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private AssemblyInput() {}

  static void manifest(byte[] data) {
    read("manifest.json", data, MANIFEST);
  }

  static void tree(byte[] data) {
    read("tree.json", data, TREE);
  }

  private static void read(String name, byte[] data, String sound) {
    Folders.write(name, data);
    try {
      SstAppReader.read(ReadRequest.ofAssembly(Folders.FOLDER), CATALOG);
    } catch (AppReadException e) {
      if (name.equals("tree.json")) {
        throw new AssertionError("an app is read whatever its tree holds", e);
      }
    } finally {
      Folders.write(name, sound.getBytes(UTF_8));
    }
  }
}
